import Simulation
import Strategies
import TestSupport
import Testing
import TickData

@Suite("What holds of every fill, over random markets")
struct FillPropertyTests {
  @Test("Cash and inventory add up to the P&L, at any mark", arguments: seeds, [9.5, 10, 12.34])
  func cashAndInventory(seed: UInt64, mark: Double) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
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
    withEveryStrategy(seed: seed) { market, strategy, _ in
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

  @Test("Every fill has its row's stamp; but for liquidations it is a trade's, at its price", arguments: seeds)
  func fillsAreOfTrades(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
      let fills = outcome(of: strategy, over: market).fills
      for fill in fills {
        let row = market[Int(fill.row)]
        #expect(row.time == fill.time)
        if fill.rule == .taken {
          #expect(strategy is V21StopLoss)
          continue
        }
        #expect(row.kind == .trade && row.price == fill.price)
        if fill.rule == .restingOrder { #expect(fill.quantity <= row.size) }
        if fill.rule == .flatten { #expect(fill.position == 0) }
      }
      // A row liquidates first, and fills a side once at most, the ask first.
      for (before, after) in zip(fills, fills.dropFirst()) where before.row == after.row {
        #expect(after.rule == .restingOrder)
        #expect(before.rule == .taken || (before.side == .ask && after.side == .bid))
      }
      #expect(fills.map(\.row) == fills.map(\.row).sorted())
    }
  }

  /// Limits are checked when a quote is sized. From then on the order's remainder and the position together stay within
  /// the limit, since a fill only moves shares from the one to the other, and fills of the other side make more room.
  /// Flatten and liquidation do not keep it: they end a position whose presence had widened the other side's room, or open
  /// one of their own; what then remains of a quote, at most its full size, may all be filled.
  @Test("Until the first flatten or liquidation the position stays within max_position", arguments: seeds)
  func positionLimit(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, parameters in
      let fills = outcome(of: strategy, over: market).fills
      for fill in fills.prefix(while: { $0.rule == .restingOrder }) {
        #expect(abs(fill.position) <= parameters.maxPosition)
      }
    }
  }

  @Test("After it, it stays within max_position or one quote beyond what the last of them left", arguments: seeds)
  func positionBeyond(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, parameters in
      var left: Int64?
      for fill in outcome(of: strategy, over: market).fills {
        if fill.rule != .restingOrder { left = fill.position }
        guard let left else { continue }
        #expect(fill.position <= max(parameters.maxPosition, left + parameters.fullSize.bid))
        #expect(-fill.position <= max(parameters.maxPosition, -left + parameters.fullSize.ask))
      }
    }
  }

  /// While a liquidation is under way nothing but the flatten changes the position beside it.
  @Test("A liquidation brings the position nearer to zero, unless a flatten came in between", arguments: seeds)
  func liquidations(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
      var hasFlattened = false
      for fill in outcome(of: strategy, over: market).fills {
        let before = fill.position - (fill.side == .bid ? fill.quantity : -fill.quantity)
        switch fill.rule {
        case .restingOrder: hasFlattened = false
        case .flatten, .closingShare: hasFlattened = true
        case .taken where !hasFlattened:
          #expect(before.signum() == (fill.side == .ask ? 1 : -1))
          #expect(abs(fill.position) == abs(before) - fill.quantity)
        case .taken: break
        case .auction: Issue.record("a market maker takes no part in auctions")
        }
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
