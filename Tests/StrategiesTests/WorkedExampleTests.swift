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
    parameters.maker.maxNotional = 15_000
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
    let replay = check(.v2, V2PriceFollowQtyCooldown(.init(parameters)))

    let outcome = replay.outcome()
    #expect(outcome.counts.read == 20 && outcome.counts.inWindow == 18)
    #expect(outcome.account.position == 0)
    #expect(outcome.account.realizedPnL == 45.49999999999984)
    #expect(replay.market.book.lastTradePrice == 10.01)
    #expect(outcome.marketDays == 1)
    #expect(outcome.strategyDays == 1)
  }

  /// V2.1's example: losses that do not trigger, also one of just above −1 %; the trigger and the first part of the
  /// liquidation on one row; the same displayed 300 executed again, on a trade that does not reach our ask while the
  /// liquidation is pending; an empty bid that waits; new depth; a flatten with 250 left of it, which open a position next
  /// morning; quotes again on that same row; a flip by a bid fill.
  @Test("V2.1")
  func v21() {
    var parameters = V21StopLoss.Parameters()
    parameters.sizing.maker.quoteSize = 1000
    parameters.sizing.maker.refillInterval = 30
    parameters.sizing.maker.maxPosition = 2000
    parameters.sizing.maker.minLocalCurrencyBeforeQuote = 1000
    parameters.stopLossThreshold = 1
    let replay = check(.v21, V21StopLoss(parameters))

    let outcome = replay.outcome()
    #expect(outcome.counts.read == 17 && outcome.counts.inWindow == 15)
    #expect(outcome.account.position == 0)
    #expect(outcome.account.realizedPnL == -191.50000000000074)
    #expect(replay.market.book.lastTradePrice == 9.8)
    #expect(outcome.marketDays == 2)
    #expect(outcome.strategyDays == 2)
    #expect(
      outcome.fills.map(\.rule) == [
        .restingOrder, .taken, .taken, .taken, .flatten, .taken, .restingOrder, .flatten,
      ])
  }

  /// V3's example: the silent period, quotes from 10:05, a queue that is whole again on every row, a withdrawal that
  /// loses the remainder, a cooldown of exactly 30 s, a quote of the day before filled in the silent period and withdrawn
  /// by the next bid, a flatten by a trade in the second in which it became due, and one at 15:00.
  @Test("V3")
  func v3() {
    var parameters = MakerParameters()
    parameters.quoteSize = 1000
    parameters.refillInterval = 30
    parameters.maxPosition = 2000
    parameters.minLocalCurrencyBeforeQuote = 1000
    let replay = check(.v3, V3LiquidityMonitor(.init(parameters)))

    let outcome = replay.outcome()
    #expect(outcome.counts.read == 19 && outcome.counts.inWindow == 15)
    #expect(outcome.account.position == 0)
    #expect(outcome.account.realizedPnL == -27.499999999998792)
    #expect(replay.market.book.lastTradePrice == 9.95)
    #expect(outcome.marketDays == 2)
    #expect(outcome.strategyDays == 2)
  }
}
