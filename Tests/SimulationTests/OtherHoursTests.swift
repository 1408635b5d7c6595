import Simulation
import TestSupport
import Testing
import TickData

@Suite("Sessions of other markets")
struct OtherHoursTests {
  private static let wholeDay = TradingSession(open: TimeOfDay(0, 0), close: .endOfDay)

  private func day(_ number: Int64) -> CivilDate { CivilDate(of: MarketTable.midnight(ofDay: number)) }

  @Test("From 09:30 to 16:00: quotes in between, and the first trade from the close on closes the position")
  func dayTrading() {
    let example = WorkedExample(
      """
      D1 09:29:59 bid   10    500 | – · 0 · 0     | – · 0 · 0         | 0    |
      D1 09:30:00 bid   10    100 | 10 · 100 · 50 | – · 0 · 0         | 0    |
      D1 10:00:00 ask   10.02 300 | 10 · 100 · 50 | 10.02 · 300 · 50  | 0    |
      D1 15:59:59 trade 10    120 | 10 · 0 · 30   | 10.02 · 300 · 50  | 20   | buy 20 @ 10
      D1 16:00:00 bid   10.01 900 | 10 · 0 · 30   | 10.02 · 300 · 50  | 20   |
      D1 16:00:00 trade 9.99  100 | 10 · 0 · 30   | 10.02 · 300 · 50  | 0    | sell 20 @ 9.99
      D1 16:00:01 trade 10    100 | 10 · 0 · 30   | 10.02 · 300 · 50  | 0    |
      """, session: TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(16, 0)))
    #expect(example.mistakes(of: RuleStrategy.quoteOnce(size: 50)) == [])
  }

  @Test("The whole day: quotes from midnight to midnight, and nothing is flattened; the book starts empty each day")
  func aroundTheClock() {
    let example = WorkedExample(
      """
      D1 00:00:00 bid   10 100 | 10 · 100 · 50 | – · 0 · 0 | 0  |
      D1 23:59:59 trade 10 120 | 10 · 0 · 30   | – · 0 · 0 | 20 | buy 20 @ 10
      D2 00:00:00 trade 10 10  | 10 · 0 · 20   | – · 0 · 0 | 30 | buy 10 @ 10
      D3 12:00:00 trade 11 1   | 10 · 0 · 20   | – · 0 · 0 | 30 |
      """, session: Self.wholeDay)
    #expect(example.mistakes(of: RuleStrategy.quoteOnce(size: 50)) == [])

    var replay = Replay(RuleStrategy.quoteOnce(size: 50), session: Self.wholeDay, observer: FillLog())
    replay.replay(TickChunk(table: "D1 23:59:59.999999999 bid 10 100\nD2 00:00:00 ask 11 100"))
    #expect(replay.market.book.bid.isEmpty && !replay.market.book.ask.isEmpty)
    #expect(replay.counts.inWindow == 2)
  }

  @Test("A day that is traded around the clock is flat at the end where the flatten comes before midnight")
  func flatBeforeMidnight() {
    let outcome = outcome(
      of: RuleStrategy.quoteOnce(size: 50),
      over: MarketTable.ticks(
        """
        D1 00:00:00 bid   10 100
        D1 23:49:59 trade 10 120
        D1 23:50:00 trade 10 120    # beyond the close: does not reach our order
        D1 23:55:00 trade 9  1
        """),
      sessions: SessionCalendar(
        TradingSession(open: TimeOfDay(0, 0), close: TimeOfDay(23, 50), flatten: TimeOfDay(23, 55))))
    #expect(outcome.fills.map(\.brief) == ["D1 23:49:59 buy 20 @ 10.0", "D1 23:55:00 sell 20 @ 9.0"])
  }

  /// From the second day on the market closes an hour earlier.
  private var changing: SessionCalendar {
    SessionCalendar([
      .init(
        to: day(1), TradingSession(open: TimeOfDay(10, 0), close: TimeOfDay(14, 45), flatten: TimeOfDay(14, 55))),
      .init(
        from: day(2), TradingSession(open: TimeOfDay(9, 0), close: TimeOfDay(13, 45), flatten: TimeOfDay(13, 55))),
    ])
  }

  @Test("Each day has the hours of its date")
  func hoursChange() {
    let outcome = outcome(
      of: RuleStrategy.quoteOnce(size: 100),
      over: MarketTable.ticks(
        """
        D1 09:30:00 bid   10 5       # before the open
        D1 10:00:00 bid   10 5
        D1 13:56:00 trade 10 15      # in the window: 5 of queue, 10 of ours
        D1 14:45:00 trade 10 50      # closed
        D1 14:55:00 trade 11 1       # flat
        D2 09:30:00 trade 10 20      # open already
        D2 13:45:00 trade 10 50      # closed
        D2 13:55:00 trade 12 1       # flat
        D2 14:00:00 trade 10 50
        """), sessions: changing)
    #expect(
      outcome.fills.map(\.brief) == [
        "D1 13:56:00 buy 10 @ 10.0", "D1 14:55:00 sell 10 @ 11.0", "D2 09:30:00 buy 20 @ 10.0",
        "D2 13:55:00 sell 20 @ 12.0",
      ])
    #expect(outcome.counts.inWindow == 3)
    #expect(outcome.dayWithoutSession == nil)
  }

  @Test("A stamp that steps back over midnight has the hours of its own day")
  func backOverMidnight() {
    let outcome = outcome(
      of: RuleStrategy.quoteOnce(size: 100),
      over: MarketTable.ticks(
        """
        D1 14:00:00 bid   10 5
        D2 14:00:00 trade 10 15      # closed on the second day
        D1 14:00:01 trade 10 15      # open on the first
        D2 14:00:02 trade 9  1       # flat
        """), sessions: changing)
    #expect(outcome.fills.map(\.brief) == ["D1 14:00:01 buy 10 @ 10.0", "D2 14:00:02 sell 10 @ 9.0"])
  }

  @Test("Nothing happens on a day without hours, and the first such day is told")
  func dayWithoutHours() {
    let sessions = SessionCalendar([
      .init(to: day(1), Self.wholeDay), .init(from: day(4), Self.wholeDay),
    ])
    let ticks = MarketTable.ticks(
      """
      D1 12:00:00 bid   10 5
      D3 12:00:00 trade 10 50
      D3 23:59:59 trade 10 50
      D2 12:00:00 trade 10 50
      D4 00:00:00 trade 10 15
      """)
    let outcome = outcome(of: RuleStrategy.quoteOnce(size: 100), over: ticks, sessions: sessions)
    #expect(outcome.fills.map(\.brief) == ["D4 00:00:00 buy 10 @ 10.0"])
    #expect(outcome.dayWithoutSession == day(3))
    #expect(outcome.counts.inWindow == 2)
  }
}
