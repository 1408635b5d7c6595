import Simulation
import TestSupport
import Testing
import TickData

/// The strategy follows the touch with 100 on each side, and intervenes from 10:00:10 on as the test says.
@Suite("What a strategy can do before it quotes")
struct InterventionTests {
  private func replay(_ intervention: Intervention, _ table: String) -> Replay<RuleStrategy, FillLog, ReferenceVenue> {
    let start = MarketTable.stamp("D1 10:00:10")
    let strategy = RuleStrategy(intervention: { $0.time >= start ? intervention : .quote }) { _, _, market in
      // The size tells the position that the quote was made with.
      .follow(size: 100 + market.account.position)
    }
    var replay = Replay(strategy, observer: FillLog())
    replay.replay(TickChunk(table: quoted + table))
    return replay
  }

  private let quoted = """
    D1 10:00:00 bid 10 50
    D1 10:00:00 ask 11 50

    """

  private func sizes(_ replay: Replay<RuleStrategy, FillLog, ReferenceVenue>) -> [Int64] {
    [replay.market.orders.bid.remaining, replay.market.orders.ask.remaining]
  }

  @Test("Quote: nothing but the quotes")
  func quote() {
    let replay = replay(.quote, "D1 10:00:10 trade 10 60")
    #expect(replay.observer.fills.map(\.brief) == ["D1 10:00:10 buy 10 @ 10.0"])
  }

  @Test("Wait: the book takes the row and the row counts, but there are no quotes, and trades reach no order")
  func wait() {
    let replay = replay(
      .wait,
      """
      D1 10:00:10 bid   10.5 70
      D1 10:00:11 trade 9    9000
      D1 10:00:12 trade 12   9000
      """)
    #expect(replay.observer.fills.isEmpty)
    #expect(replay.market.book.bid == PriceLevel(price: 10.5, quantity: 70))
    #expect(replay.market.book.lastTradePrice == 12)
    #expect(replay.market.orders.bid.price == 10)
    #expect([replay.market.orders.bid.queueAhead, replay.market.orders.ask.queueAhead] == [50, 50])
    #expect(replay.counts.inWindow == 5)
    #expect(replay.outcome().marketDays == 1)
  }

  @Test("Take sells into the bid and buys from the ask, at the displayed price, whatever the row is")
  func take() {
    let sold = replay(.take(.ask, quantity: 30, thenQuote: false), "D1 10:00:10 trade 10.7 5")
    #expect(
      sold.observer.fills == [
        Fill(
          time: MarketTable.stamp("D1 10:00:10"), side: .ask, rule: .taken, price: 10, quantity: 30, realizedPnL: 0,
          totalRealizedPnL: 0, position: -30, row: 2, queueAheadAtJoin: 0, joinedAt: MarketTable.stamp("D1 10:00:10"))
      ])
    #expect(sold.market.account.position == -30)
    let bought = replay(.take(.bid, quantity: 30, thenQuote: false), "D1 10:00:10 ask 10.9 5")
    #expect(bought.observer.fills.map(\.brief) == ["D1 10:00:10 buy 30 @ 10.9"])
  }

  @Test("What is displayed is not the less for it, and may be taken again on the next row")
  func again() {
    let replay = replay(
      .take(.ask, quantity: 50, thenQuote: false), "D1 10:00:10 other 1 1\nD1 10:00:11 other 1 1")
    #expect(replay.observer.fills.map(\.position) == [-50, -100])
    #expect(replay.market.book.bid == PriceLevel(price: 10, quantity: 50))
  }

  @Test("Then quote: quotes with the new position, and the row's trade fills them")
  func thenQuote() {
    let replay = replay(.take(.ask, quantity: 30, thenQuote: true), "D1 10:00:10 trade 10 60")
    #expect(
      replay.observer.fills.map(\.brief) == ["D1 10:00:10 sell 30 @ 10.0", "D1 10:00:10 buy 10 @ 10.0"])
    #expect(sizes(replay) == [60, 70])
  }

  @Test("Then wait: neither quotes nor fills")
  func thenWait() {
    let replay = replay(.take(.ask, quantity: 30, thenQuote: false), "D1 10:00:10 trade 10 60")
    #expect(replay.observer.fills.map(\.brief) == ["D1 10:00:10 sell 30 @ 10.0"])
    #expect(sizes(replay) == [100, 100])
  }

  @Test("There is none outside the quoting window, nor while the position waits to be closed")
  func outsideTheWindow() {
    let replay = replay(
      .take(.ask, quantity: 1, thenQuote: true),
      """
      D1 14:44:59 other 1  1
      D1 14:45:00 bid   10 1
      D1 14:55:00 bid   10 1
      D1 14:44:58 other 1  1      # back in the window, with a close pending
      D1 15:00:00 trade 10 1
      D2 09:59:59 other 1  1
      """)
    #expect(replay.observer.fills.map(\.brief) == ["D1 14:44:59 sell 1 @ 10.0", "D1 15:00:00 buy 1 @ 10.0"])
  }
}
