internal import Backtest
internal import Synchronization

/// The strategies that the commands know: the built-in ones and those that were registered before the start.
enum Registry {
  private static let shared = Mutex(StrategyRegistry.builtIn)

  static var strategies: StrategyRegistry { shared.withLock { $0 } }

  static func register(_ strategy: StrategyDefinition) throws(ConfigurationError) {
    try shared.withLock { registry throws(ConfigurationError) in registry = try registry.registering(strategy) }
  }

  /// The strategy of a name; the error names the nearest, or else those there are.
  static func strategy(named name: String) throws(UsageError) -> StrategyDefinition {
    let strategies = strategies
    guard let strategy = strategies.strategy(named: name) else {
      let known = strategies.strategies.map(\.name)
      if let nearest = nearestName(to: name, among: known) {
        throw UsageError("there is no strategy \(name); the nearest is \(nearest)")
      }
      throw UsageError("there is no strategy \(name); there are \(known.joined(separator: ", "))")
    }
    return strategy
  }
}
