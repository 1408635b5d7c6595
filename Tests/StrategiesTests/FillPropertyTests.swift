import Simulation
import Strategies
import TestSupport
import Testing
import TickData

@Suite("What holds of every fill, over random markets")
struct FillPropertyTests {
  @Test("Cash and inventory add up to the P&L, at any mark", arguments: seeds, [9.5, 10, 12.34])
  func cashAndInventory(seed: UInt64, mark: Double) {
    withBothStrategies(seed: seed) { market, strategy, _ in
      let outcome = outcome(of: strategy, over: market)
      var cash = 0.0
      var inventory: Int64 = 0
      var turnover = 0.0
      for fill in outcome.fills {
        let sign: Int64 = fill.side == .bid ? 1 : -1
        inventory += sign * fill.quantity
        cash -= Double(sign * fill.quantity) * fill.price
        turnover += Double(fill.quantity) * fill.price
      }
      #expect(inventory == outcome.account.position)
      let profit = outcome.account.realizedPnL + outcome.account.unrealizedPnL(mark: mark)
      #expect(abs(cash + Double(inventory) * mark - profit) <= 1e-6 * max(1, turnover))
    }
  }

  @Test("Position and total realized P&L are the running sums of the fills", arguments: seeds)
  func runningSums(seed: UInt64) {
    withBothStrategies(seed: seed) { market, strategy, _ in
      let outcome = outcome(of: strategy, over: market)
      var position: Int64 = 0
      var total = 0.0
      for fill in outcome.fills {
        position += fill.side == .bid ? fill.quantity : -fill.quantity
        total += fill.realizedPnL
        #expect(fill.quantity > 0)
        #expect(fill.position == position)
        #expect(fill.totalRealizedPnL == total)
      }
      #expect(outcome.account.realizedPnL == total)
    }
  }

  @Test("Every fill is a trade's: its stamp, its price, no more than its size; a flatten ends flat", arguments: seeds)
  func fillsAreOfTrades(seed: UInt64) {
    withBothStrategies(seed: seed) { market, strategy, _ in
      let fills = outcome(of: strategy, over: market).fills
      for fill in fills {
        let trade = market[Int(fill.row)]
        #expect(trade.kind == .trade && trade.time == fill.time && trade.price == fill.price)
        switch fill.rule {
        case .flatten: #expect(fill.position == 0)
        case .restingOrder: #expect(fill.quantity <= trade.size)
        case .taken: Issue.record("no market maker takes")
        }
      }
      // A row fills a side once at most, and the ask first.
      for (before, after) in zip(fills, fills.dropFirst()) where before.row == after.row {
        #expect(before.side == .ask && after.side == .bid)
      }
      #expect(fills.map(\.row) == fills.map(\.row).sorted())
    }
  }

  /// Limits are checked when a quote is sized. From then on the order's remainder and the position together stay within
  /// the limit, since a fill only moves shares from the one to the other, and fills of the other side make more room. Only
  /// the flatten does not: it ends a short whose purchase had widened the bid's room, and what then remains of the bid,
  /// at most its full size, may all be filled.
  @Test("The position stays within max_position, or within the size of one quote after a flatten", arguments: seeds)
  func positionLimit(seed: UInt64) {
    withBothStrategies(seed: seed) { market, strategy, parameters in
      var hasFlattened = false
      for fill in outcome(of: strategy, over: market).fills {
        let room = hasFlattened ? parameters.fullSize[fill.position > 0 ? .bid : .ask] : 0
        #expect(abs(fill.position) <= max(parameters.maxPosition, room))
        hasFlattened = hasFlattened || fill.rule == .flatten
      }
    }
  }

  @Test("The exception: a bid sized for a short, filled after the short was flattened")
  func positionBeyondTheLimit() {
    // The limit is 1000. Short 1000 at noon, so that the bid is 2000; flat at 14:55; the bid survives the night.
    var parameters = V1Baseline.Parameters()
    parameters.maker.quoteSize = 2000
    parameters.maker.maxPosition = 1000
    parameters.maker.refillInterval = 3600
    parameters.maker.minLocalCurrencyBeforeQuote = 0
    let outcome = outcome(
      of: V1Baseline(parameters),
      over: """
        D1 12:00:00 ask   11 1
        D1 12:00:01 trade 11 1001
        D1 12:00:02 bid   10 1
        D1 14:55:00 trade 10 1
        D2 10:00:00 trade 10 2001
        """)
    #expect(outcome.fills.map(\.position) == [-1000, 0, 2000])
  }
}
