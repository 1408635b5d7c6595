import Simulation
import Strategies
import TestSupport
import Testing
import TickData

@Suite("The reference's worked examples, row by row")
struct WorkedExampleTests {
  /// V1's example: a row before the window, a queue and a partial fill, fills through our price, a sticky quote, a thin
  /// level, a refill at exactly 60 s under the cap of `max_notional`, a flip, the cut at 14:45, a flatten by a trade of
  /// size 0, a quote that survives the night, and a position carried over two days.
  @Test("V1")
  func v1() {
    var parameters = V1Baseline.Parameters()
    parameters.maker.quoteSize = 1000
    parameters.maker.refillInterval = 60
    parameters.maker.maxPosition = 1600
    parameters.maker.minLocalCurrencyBeforeQuote = 1000
    parameters.maxNotional = 15_000
    let replay = check(.v1, V1Baseline(parameters))

    let outcome = replay.outcome()
    #expect(outcome.counts.read == 27 && outcome.counts.inWindow == 17)
    #expect(outcome.account.position == 0)
    #expect(outcome.account.realizedPnL == 269.5000000000004)
    #expect(replay.market.book.lastTradePrice == 9.98)
    #expect(outcome.marketDays == 4)
    #expect(outcome.strategyDays == 4)
  }

  /// V2's example: a cooldown that keeps the remainder's place and follows to a new price, an exhausted cooldown, its end
  /// at exactly 30 s with a stale queue, a locked and a crossed book, a thin level that loses the remainder, an emptied
  /// side whose quote stays, and a flatten at once.
  @Test("V2")
  func v2() {
    var parameters = MakerParameters()
    parameters.quoteSize = 1000
    parameters.refillInterval = 30
    parameters.maxPosition = 2000
    parameters.minLocalCurrencyBeforeQuote = 1000
    let replay = check(.v2, V2PriceFollowQtyCooldown(parameters))

    let outcome = replay.outcome()
    #expect(outcome.counts.read == 20 && outcome.counts.inWindow == 18)
    #expect(outcome.account.position == 0)
    #expect(outcome.account.realizedPnL == 45.49999999999984)
    #expect(replay.market.book.lastTradePrice == 10.01)
    #expect(outcome.marketDays == 1)
    #expect(outcome.strategyDays == 1)
  }

  private func check<Strategy: QuotingStrategy>(
    _ example: WorkedExample, _ strategy: Strategy
  ) -> Replay<Strategy, FillLog> {
    var replay = Replay(strategy, observer: FillLog())
    for (index, row) in example.rows.enumerated() {
      let before = replay.observer.fills.count
      replay.replay(TickChunk(MarketTable.ticks(row.tick), firstRow: Int64(index)))
      let fills = replay.observer.fills[before...].map { fill in
        "\(fill.side == .bid ? "buy" : "sell") \(fill.quantity) @ \(text(fill.price))"
      }
      let state = [
        text(replay.market.orders.bid), text(replay.market.orders.ask), "\(replay.market.account.position)",
        fills.joined(separator: "; "),
      ]
      #expect(state == [row.bid, row.ask, row.position, row.fills], "row \(index + 1): \(row.tick)")
    }
    #expect(replay.observer.fills.map(\.logLine).joined(separator: "\n") == example.log)
    return replay
  }

  private func text(_ order: RestingOrder) -> String {
    "\(order.isLive ? text(order.price) : "–") · \(order.queueAhead) · \(order.remaining)"
  }

  private func text(_ price: Double) -> String {
    price == price.rounded() ? "\(Int(price))" : "\(price)"
  }
}
