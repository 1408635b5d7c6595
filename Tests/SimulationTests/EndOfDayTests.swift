import Simulation
import TestSupport
import Testing
import TickData

/// Every market here begins with a long position of 100, bought at 10 on the first day with the whole bid; the ask that
/// the strategy places at 11 is never reached in time.
@Suite("The end of the day, from 14:55:00")
struct EndOfDayTests {
  private let opened = """
    D1 12:00:00 bid   10 1
    D1 12:00:00 ask   11 1
    D1 12:00:01 trade 10 101   # 1 of queue, 100 of ours: long 100

    """

  private func replay(_ rows: String) -> Replay<RuleStrategy, FillLog, ReferenceVenue> {
    var replay = Replay(RuleStrategy.quoteOnce(size: 100), observer: FillLog())
    replay.replay(TickChunk(table: opened + rows))
    return replay
  }

  /// The fills after the opening one.
  private func fills(_ rows: String) -> [String] {
    replay(rows).observer.fills.dropFirst().map(\.brief)
  }

  @Test(
    "A first row that is a trade closes the position at its own price, whatever its size",
    arguments: [1, 0, -5, 9999])
  func immediately(size: Int) {
    #expect(fills("D1 14:55:00 trade 9.5 \(size)") == ["D1 14:55:00 sell 100 @ 9.5"])
  }

  @Test("A short is bought back")
  func short() {
    let outcome = outcome(
      of: RuleStrategy.quoteOnce(size: 100),
      over: """
        D1 12:00:00 ask   11   1
        D1 12:00:01 trade 11   41
        D1 14:56:00 trade 10.5 1
        """)
    #expect(outcome.fills.map(\.brief) == ["D1 12:00:01 sell 40 @ 11.0", "D1 14:56:00 buy 40 @ 10.5"])
    #expect(outcome.account.realizedPnL == 20)
  }

  @Test("Not a nanosecond earlier")
  func notEarlier() {
    #expect(fills("D1 14:54:59.999999999 trade 9.5 1") == [])
  }

  @Test("After a first row that is no trade, the next trade closes it, however late and of whatever size")
  func pending() {
    #expect(
      fills(
        """
        D1 14:55:00 bid   9.4 100
        D1 14:55:01 other 9.3 100
        D1 14:55:02 ask   9.6 100
        D1 16:30:00 trade 9.5 0
        D1 16:30:01 trade 9.7 50
        """) == ["D1 16:30:00 sell 100 @ 9.5"])
  }

  @Test("Rows without a price neither ask for the close nor make it")
  func voidRows() {
    #expect(
      fills(
        """
        D1 14:55:00 trade void 5
        D1 14:55:01 bid   9.4  100
        D1 14:55:02 trade 0    5
        D1 14:55:03 trade 9.5  5
        """) == ["D1 14:55:03 sell 100 @ 9.5"])
  }

  @Test("Only once a day")
  func onceADay() {
    #expect(
      fills(
        """
        D1 14:55:00 trade 9.5 1
        D1 14:55:00 trade 9.6 1
        D1 15:00:00 trade 9.7 1
        """) == ["D1 14:55:00 sell 100 @ 9.5"])
  }

  @Test("A day without rows after 14:55 carries the position, and the next day closes it")
  func noRowsCarry() {
    #expect(
      fills(
        """
        D1 14:54:59 trade 9.5 1
        D2 09:00:00 trade 9.6 1
        D2 14:55:00 trade 9.7 1
        """) == ["D2 14:55:00 sell 100 @ 9.7"])
  }

  @Test("A day without a trade after 14:55 drops the request and carries the position; it trades on next morning")
  func noTradeCarries() {
    #expect(
      fills(
        """
        D1 14:55:00 bid   9.4 100
        D1 23:59:59 ask   9.6 100
        D2 00:00:00 trade 9.5 1     # the request is not for this day
        D2 10:00:00 trade 11  31    # yesterday's ask at 11: 1 of queue, 30 of ours
        D2 14:55:01 ask   9.6 100
        D2 14:56:00 trade 9.7 1
        """) == ["D2 10:00:00 sell 30 @ 11.0", "D2 14:56:00 sell 70 @ 9.7"])
  }

  @Test("A day that is flat at 14:55 is done: what a stamp stepping back still buys is carried")
  func flatSpendsTheRule() {
    // The ask at 11 closes the position before 14:55; a row that steps back into the window sells 50 more.
    #expect(
      fills(
        """
        D1 14:00:00 trade 11 51     # 1 of queue, 50 of ours: long 50
        D1 14:00:01 trade 11 50     # flat
        D1 14:55:00 bid   10 1
        D1 14:44:00 ask   11 1
        D1 14:55:01 trade 9  1
        """) == ["D1 14:00:00 sell 50 @ 11.0", "D1 14:00:01 sell 50 @ 11.0"])

    let strategy = RuleStrategy { _, _, _ in .join(size: 100) }
    let outcome = outcome(
      of: strategy,
      over: """
        D1 14:00:00 bid   10 1
        D1 14:55:00 other 10 1      # flat: the rule is spent
        D1 14:44:59 trade 10 41     # back in the window: buys 40
        D1 14:55:01 trade 9  1      # closes nothing
        D2 10:00:00 bid   10 1
        D2 14:55:00 trade 9  1
        """)
    #expect(outcome.fills.map(\.brief) == ["D1 14:44:59 buy 40 @ 10.0", "D2 14:55:00 sell 40 @ 9.0"])
  }

  @Test("While a close is pending, a row that steps back into the window does nothing but make it")
  func pendingAndBackInTheWindow() {
    let after = replay(
      """
      D1 14:55:00 bid   9.4 100
      D1 14:44:00 bid   9.9 700    # not into the book, not counted
      D1 14:44:01 trade 10  5000   # the close
      """)
    #expect(after.observer.fills.dropFirst().map(\.brief) == ["D1 14:44:01 sell 100 @ 10.0"])
    #expect(after.market.book.bid == PriceLevel(price: 10, quantity: 1))
    #expect(after.counts.inWindow == 3)
    // From then on the window is open again to such rows.
    #expect(
      fills(
        """
        D1 14:55:00 bid   9.4 100
        D1 14:44:01 trade 10  1
        D1 14:44:02 trade 11  21   # 1 of queue, 20 of ours
        """) == ["D1 14:44:01 sell 100 @ 10.0", "D1 14:44:02 sell 20 @ 11.0"])
  }

  @Test("A stamp that steps back over midnight ends the request of the later day")
  func backOverMidnight() {
    #expect(
      fills(
        """
        D2 14:55:00 bid   9.4 100
        D1 16:00:00 trade 9.5 1    # the first row from 14:55 on of this day: closes it in its own right
        """) == ["D1 16:00:00 sell 100 @ 9.5"])
    #expect(
      fills(
        """
        D2 14:55:00 bid   9.4 100
        D1 09:00:00 bid   9.5 1
        D2 09:00:00 trade 9.5 1    # nothing is pending any more
        """) == [])
  }

  @Test("The close leaves the orders as they are")
  func ordersStay() {
    let orders = replay("D1 14:55:00 trade 9.5 1").market.orders
    #expect(orders.ask.isLive)
    #expect([orders.ask.queueAhead, orders.ask.remaining] == [1, 100])
  }
}
