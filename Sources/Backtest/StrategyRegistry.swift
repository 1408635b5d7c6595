internal import Simulation
internal import Strategies

/// The strategies that can be run, by name.
public struct StrategyRegistry: Sendable {
  /// In the order in which they are listed.
  public let strategies: [StrategyDefinition]

  /// The strategies of this package.
  public static var builtIn: StrategyRegistry {
    StrategyRegistry(unchecked: [
      StrategyDefinition(V1Baseline.self),
      StrategyDefinition(V2PriceFollowQtyCooldown.self),
      StrategyDefinition(V21StopLoss.self),
      StrategyDefinition(V3LiquidityMonitor.self),
      StrategyDefinition(ClosingStrategy.self),
    ])
  }

  /// These strategies and one more; a name that is taken is an error.
  public func registering(_ strategy: StrategyDefinition) throws(ConfigurationError) -> StrategyRegistry {
    guard !strategies.contains(where: { $0.name == strategy.name }) else {
      throw ConfigurationError("a strategy named \(strategy.name) is registered already: give this one another name")
    }
    return StrategyRegistry(unchecked: strategies + [strategy])
  }

  private init(unchecked strategies: [StrategyDefinition]) { self.strategies = strategies }

  /// The strategy of a name, or nil.
  public func strategy(named name: String) -> StrategyDefinition? {
    strategies.first { $0.name == name }
  }

  /// The keys that some strategy other than this one knows.
  public func keys(besides strategy: StrategyDefinition) -> Set<String> {
    Set(strategies.flatMap { $0.parameterKeys.map(\.name) }).subtracting(strategy.parameterKeys.map(\.name))
  }
}
