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

  /// These strategies and one more. A name that is taken or cannot be typed is an error, and so are parameters that no
  /// configuration could give: see ``StrategyDefinition/checkParameters()``.
  public func registering(_ strategy: StrategyDefinition) throws(ConfigurationError) -> StrategyRegistry {
    guard strategy.name.isSnakeCase else {
      throw ConfigurationError(
        "the strategy name \"\(strategy.name)\" is none: use lower-case letters, digits and underscores, such as my_strategy"
      )
    }
    try strategy.checkParameters()
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

extension StrategyDefinition {
  /// Checks that every key is a name of its own, that every default is a value that its key takes, and
  /// that what may be left out has none.
  package func checkParameters() throws(ConfigurationError) {
    var names: Set<String> = []
    for key in parameterKeys {
      guard key.name.isSnakeCase else {
        throw ConfigurationError(
          "\(name): the parameter name \"\(key.name)\" is none: use lower-case letters, digits and underscores")
      }
      guard names.insert(key.name).inserted else {
        throw ConfigurationError("\(name) has two parameters named \(key.name): give one another name")
      }
      guard let value = defaults[key.name] else { continue }
      if let problem = key.problem(with: value, shown: value.description) {
        throw ConfigurationError("\(name): the default of \(key.name) \(problem)")
      }
      guard !key.isOptional else {
        throw ConfigurationError("\(name): \(key.name) may be left out, and so has no default: make it nil")
      }
    }
  }
}

extension String {
  /// Whether it is of lower-case letters, digits and underscores, a letter first.
  package var isSnakeCase: Bool {
    guard let first = utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
    return utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "_")
    }
  }
}
