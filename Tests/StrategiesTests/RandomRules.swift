import Simulation
import Strategies
import TestSupport
import TickData

extension ExchangeRules {
  /// Any case of every rule.
  static func random(_ random: inout SplitMix64) -> ExchangeRules {
    var rules = ExchangeRules()
    rules.opening = random.pick(Opening.allCases)
    rules.openingSeconds = random.pick([0, 1, 2, 60])
    rules.fillPrice = random.pick(FillPrice.allCases)
    rules.tradeThrough = random.pick(TradeThrough.allCases)
    rules.queue = random.pick(QueueModel.allCases)
    rules.queuePower = random.pick([0.5, 1, 2, 3])
    rules.quoteCross = random.pick(QuoteCross.allCases)
    rules.crossedPair = random.pick(CrossedPair.allCases)
    rules.orders = random.pick(OrderLife.allCases)
    rules.topUp = random.pick(TopUp.allCases)
    rules.comeback = random.pick(Comeback.allCases)
    rules.taken = random.pick(Taking.allCases)
    rules.close = random.pick(ClosingTrade.allCases)
    rules.closeShare = random.pick([1, 10, 50, 100])
    return rules
  }
}

extension CooldownParameters {
  /// Any case of the strategy's own rules, with these figures.
  static func random(_ maker: MakerParameters, _ random: inout SplitMix64) -> CooldownParameters {
    var parameters = CooldownParameters(maker)
    parameters.remainder = random.pick(Remainder.allCases)
    parameters.cooldown = random.pick(CooldownStart.allCases)
    parameters.notional = random.pick(NotionalLimit.allCases)
    return parameters
  }
}

/// Says of every market maker, with any case of its own rules, what `body` says of one.
func withEveryMaker(seed: UInt64, _ body: (any QuotingStrategy) -> Void) {
  var random = SplitMix64(seed: seed &* 1000 &+ 7)
  let parameters = randomParameters(seed: seed)
  body(V1Baseline(parameters))
  let sizing = CooldownParameters.random(parameters.maker, &random)
  body(V2PriceFollowQtyCooldown(sizing))
  var stopLoss = V21StopLoss.Parameters()
  stopLoss.sizing = sizing
  stopLoss.stopLossThreshold = randomStopLoss(seed: seed)
  stopLoss.liquidation = random.pick(LiquidationBound.allCases)
  stopLoss.stopMark = random.pick(StopMark.allCases)
  body(V21StopLoss(stopLoss))
  var liquidity = V3LiquidityMonitor.Parameters()
  liquidity.sizing = sizing
  liquidity.queue = random.pick(V3Queue.allCases)
  body(V3LiquidityMonitor(liquidity))
}
