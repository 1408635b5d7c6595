import Simulation
import TestSupport
import Testing
import TickData

@Suite("The quoting window, 10:00:00 up to 14:45:00")
struct SessionTests {
  /// Whether a quote at this time becomes the book, an order is placed at it, and the row counts as in the window.
  private func isQuoted(at time: String) -> [Bool] {
    var replay = Replay(RuleStrategy.quoteOnce(size: 100), observer: FillLog())
    replay.replay(TickChunk(table: "D1 \(time) bid 10 500"))
    return [!replay.market.book.bid.isEmpty, replay.market.orders.bid.isLive, replay.counts.inWindow == 1]
  }

  @Test(
    "Rows in the window",
    arguments: ["10:00:00", "10:00:00.000000001", "12:00:00", "14:44:59", "14:44:59.999999999"])
  func inside(time: String) {
    #expect(isQuoted(at: time) == [true, true, true])
  }

  @Test(
    "Rows outside it",
    arguments: [
      "00:00:00", "09:30:00", "09:59:59", "09:59:59.999999999", "14:45:00", "14:54:59", "14:55:00", "23:59:59",
    ])
  func outside(time: String) {
    #expect(isQuoted(at: time) == [false, false, false])
  }

  @Test("Trades outside the window do not fill orders that rest there")
  func noFillsOutside() {
    // The order is placed at 14:44:59 behind 50 shares, and every one of these trades is large enough to fill it.
    let outcome = outcome(
      of: RuleStrategy.quoteOnce(size: 100),
      over: """
        D1 14:44:59 bid   10 50
        D1 14:45:00 trade 10 1000
        D1 14:54:59 trade 10 1000
        D1 14:55:00 trade 10 1000
        D1 15:00:00 trade 10 1000
        D2 09:59:59 trade 10 1000
        D2 10:00:00 trade 10 120
        """)
    // Only the last one reaches it: 50 shares of queue, 70 of ours.
    #expect(outcome.fills.map(\.brief) == ["D2 10:00:00 buy 70 @ 10.0"])
  }

  @Test("Orders, their queue and their remainder survive the night, and the opening trade may fill them")
  func overnight() {
    var replay = Replay(RuleStrategy.quoteOnce(size: 1000), observer: FillLog())
    replay.replay(
      TickChunk(
        table: """
          D1 14:00:00 ask   10.02 300
          D1 14:00:01 trade 10.02 400   # 300 of queue, then 100 of ours
          D1 14:55:00 trade 10    1     # the short of 100 is closed
          D2 08:00:00 other 10    1
          """))
    #expect(replay.market.orders.ask.remaining == 900)
    #expect(replay.market.orders.ask.queueAhead == 0)
    #expect(replay.market.orders.ask.isLive)

    replay.replay(TickChunk(table: "D2 10:00:00 trade 10.5 200"))
    #expect(
      replay.observer.fills.map(\.brief)
        == ["D1 14:00:01 sell 100 @ 10.02", "D1 14:55:00 buy 100 @ 10.0", "D2 10:00:00 sell 200 @ 10.5"])
  }

  @Test("The strategy is asked at every row in the window, for each side that has a price, the bid first")
  func askedAtEveryRow() {
    // An order's size is the number of the second at which it was asked for, and tells which row placed it last.
    let strategy = RuleStrategy { _, _, market in .follow(size: 1 + market.time / 1_000_000_000 % 60) }
    var replay = Replay(strategy, observer: FillLog())
    func remaining(after row: String) -> [Int64] {
      replay.replay(TickChunk(table: row))
      return [replay.market.orders.bid.remaining, replay.market.orders.ask.remaining]
    }
    #expect(remaining(after: "D1 10:00:01 other 10 1") == [0, 0])
    #expect(remaining(after: "D1 10:00:02 bid 10 500") == [3, 0])
    #expect(remaining(after: "D1 10:00:03 ask 11 500") == [4, 4])
    #expect(remaining(after: "D1 10:00:04 trade 10.5 500") == [5, 5])
    #expect(remaining(after: "D1 10:00:05 other 10.5 0") == [6, 6])
    #expect(remaining(after: "D1 10:00:06 bid 10 0") == [6, 7])
    #expect(remaining(after: "D1 10:00:07 bid void 500") == [6, 7])
    #expect(remaining(after: "D1 14:45:00 ask 11 500") == [6, 7])
  }
}
