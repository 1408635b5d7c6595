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
  parameters.maxNotional = random.pick([nil, nil, nil, 0, 5000, 15_000])
  return parameters
}

/// Says of a market and both strategies what `body` says of one.
func withBothStrategies(seed: UInt64, _ body: (_ market: [Tick], any QuotingStrategy, MakerParameters) -> Void) {
  let market = RandomMarket.ticks(seed: seed)
  let parameters = randomParameters(seed: seed)
  body(market, V1Baseline(parameters), parameters.maker)
  body(market, V2PriceFollowQtyCooldown(parameters.maker), parameters.maker)
}
