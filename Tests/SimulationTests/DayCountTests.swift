import Simulation
import TestSupport
import Testing
import TickData

@Suite("Counting days and rows")
struct DayCountTests {
  private func outcome(_ table: String) -> ReplayOutcome {
    TestSupport.outcome(of: RuleStrategy.quoteOnce(size: 100), over: table)
  }

  @Test("A market day is a day with a trade, at any time of the day and of any size")
  func marketDays() {
    #expect(outcome("D1 10:00:00 bid 10 500").marketDays == 0)
    #expect(outcome("D1 00:00:00 trade 10 0").marketDays == 1)
    #expect(
      outcome(
        """
        D1 08:00:00 trade 10 5
        D1 15:30:00 trade 10 5
        D2 10:00:00 bid   10 5
        D3 10:00:00 trade 10 5
        """
      ).marketDays == 2)
  }

  @Test("Trades without a price above zero make no market day")
  func marketDayNeedsAPrice() {
    #expect(
      outcome(
        """
        D1 10:00:00 trade 0    5
        D2 10:00:00 trade void 5
        D3 10:00:00 trade -1   5
        """
      ).marketDays == 0)
  }

  @Test("A day to which stamps step back counts once")
  func revisitedDays() {
    #expect(
      outcome(
        """
        D1 10:00:00 trade 10 5
        D2 00:00:00 trade 10 5
        D1 23:59:59 trade 10 5
        D2 00:00:01 bid   10 5
        D1 23:59:59 other 10 5
        """
      ).marketDays == 2)
    // The trade comes only at the second visit.
    #expect(
      outcome(
        """
        D1 10:00:00 bid   10 5
        D2 00:00:00 bid   10 5
        D1 23:59:59 trade 10 5
        """
      ).marketDays == 1)
  }

  @Test("Days before 1970 are days like any other")
  func before1970() {
    let day = WallClock.day
    let times = [-2 * day, -2 * day + 5, -day - 1, -1, 0]
    let ticks = times.map { Tick(time: $0, kind: .trade, price: 10, size: 1) }
    #expect(TestSupport.outcome(of: RuleStrategy.quoteOnce(size: 1), over: ticks).marketDays == 3)
  }

  @Test("A strategy day is a day with a fill, flattens included, each counted once")
  func strategyDays() {
    #expect(
      outcome(
        """
        D1 10:00:00 bid   10 1
        D1 10:00:01 trade 10 11
        D1 10:00:02 trade 10 10
        D2 10:00:00 trade 10 10
        D3 10:00:00 trade 12 10    # no ask of ours: no fill
        D4 14:55:00 trade 10 1     # the flatten
        """
      ).strategyDays == 3)
    #expect(
      outcome(
        """
        D2 10:00:00 bid   10 1
        D2 10:00:01 trade 10 11
        D1 10:00:01 trade 10 10
        D2 10:00:03 trade 10 10
        """
      ).strategyDays == 2)
  }

  @Test("Rows read, rows kept, rows in the window: each row counts once")
  func counts() {
    let counts = outcome(
      """
      D1 09:59:59 bid   10   5    # kept
      D1 10:00:00 bid   10   5    # in the window
      D1 10:00:00 bid   0    5    # read only
      D1 10:00:01 other 10   0    # in the window
      D1 10:00:02 trade void 5    # read only
      D1 10:00:02 trade -10  5    # read only
      D1 14:44:59 ask   11   0    # in the window
      D1 14:45:00 trade 10   5    # kept
      D1 14:55:00 trade 10   5    # kept
      """
    ).counts
    #expect([counts.read, counts.kept, counts.inWindow] == [9, 6, 3])
  }

  @Test("The open position is marked at the last trade of the window")
  func unrealized() {
    let long = """
      D1 10:00:00 bid   10 1
      D1 10:00:01 trade 10 11

      """
    #expect(outcome(long).unrealizedPnL == 0)
    #expect(outcome(long + "D1 10:00:02 trade 10.5 1\nD1 10:00:03 ask 99 1").unrealizedPnL == 5)
    #expect(outcome(long + "D1 10:00:02 trade 10.5 1\nD1 14:45:00 trade 99 1").unrealizedPnL == 5)
    #expect(outcome(long + "D1 10:00:02 trade 10.5 1\nD1 14:55:00 trade 12 1").unrealizedPnL == 0)
  }

  @Test("A market without rows comes to nothing")
  func empty() {
    let outcome = outcome("")
    #expect(outcome.fills.isEmpty && outcome.marketDays == 0 && outcome.strategyDays == 0)
    #expect(outcome.counts.read == 0 && outcome.unrealizedPnL == 0)
  }
}
