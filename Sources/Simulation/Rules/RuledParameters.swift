public import Parameters

/// A quoting strategy's parameters, with the market's rules that it is replayed by: one flat list of keys.
@frozen
public struct RuledParameters<Own: StrategyParameters>: StrategyParameters {
  public var own = Own()
  public var rules = ExchangeRules()

  public init() {}

  public static var all: [Parameter<Self>] { Own.all.within(\.own) + ExchangeRules.all.within(\.rules) }
}
