import Simulation
import Strategies
import TestSupport
import TickData

/// Seeds of the random markets; each makes a market and the parameters that it is traded with.
let seeds: [UInt64] = Array(1...200)

/// Parameters at which small markets reach every rule: small limits, short intervals, minima around what is displayed.
func randomParameters(seed: UInt64) -> V1Baseline.Parameters {
  var random = SplitMix64(seed: seed &* 1000 &+ 1)
  var parameters = V1Baseline.Parameters()
  parameters.maker.quoteSize = random.pick([1, 100, 1000, 1000, 5000])
  parameters.maker.quoteSizeBid = random.pick([nil, nil, nil, 0, 300])
  parameters.maker.quoteSizeAsk = random.pick([nil, nil, nil, 0, 300])
  parameters.maker.refillInterval = random.pick([0, 0.5, 1, 5, 30, 60, 7200])
  parameters.maker.maxPosition = random.pick([0, 150, 1600, 1600, 1600, 5000, 2_000_000])
  parameters.maker.minLocalCurrencyBeforeQuote = random.pick([0, 500, 1000, 5000])
  parameters.maker.maxNotional = random.pick([nil, nil, nil, 0, 5000, 15_000])
  return parameters
}

/// Thresholds that small markets reach: a tick at these prices is 0.1 %.
func randomStopLoss(seed: UInt64) -> Double {
  var random = SplitMix64(seed: seed &* 1000 &+ 2)
  return random.pick([0.01, 0.05, 0.1, 0.2, 0.5, 2])
}

/// Says of a market and every strategy what `body` says of one.
func withEveryStrategy(seed: UInt64, _ body: (_ market: [Tick], any QuotingStrategy, MakerParameters) -> Void) {
  let market = RandomMarket.ticks(seed: seed)
  let parameters = randomParameters(seed: seed)
  var stopLoss = V21StopLoss.Parameters()
  stopLoss.sizing.maker = parameters.maker
  stopLoss.stopLossThreshold = randomStopLoss(seed: seed)
  let strategies: [any QuotingStrategy] = [
    V1Baseline(parameters), V2PriceFollowQtyCooldown(.init(parameters.maker)), V21StopLoss(stopLoss),
    V3LiquidityMonitor(.init(parameters.maker)),
  ]
  for strategy in strategies { body(market, strategy, parameters.maker) }
}
