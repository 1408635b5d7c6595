public import Parameters

/// A quoting strategy's parameters, with the market's rules that it is replayed by: one flat list of keys.
@frozen
public struct RuledParameters<Own: StrategyParameters>: StrategyParameters {
  public var own = Own()
  public var rules = ExchangeRules()

  public init() {}

  /// Whether all rules are the reference's, the strategy's own included.
  public var followReference: Bool { rules.areReference && own.followReference }

  public static var all: [Parameter<Self>] { Own.all.within(\.own) + ExchangeRules.all.within(\.rules) }
}
