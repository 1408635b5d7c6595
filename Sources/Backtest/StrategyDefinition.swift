public import Simulation
internal import FoundationEssentials
internal import TickData

/// A strategy that can be run by name: what the command line knows of it.
public struct StrategyDefinition: Sendable {
  public let name: String
  public let summary: String
  public let parameterKeys: [ParameterKey]

  /// Makes a security's replay, and the parameters it runs with.
  let prepare: @Sendable (Security, Configuration, ParameterOverrides) throws(ConfigurationError) -> PreparedReplay
  private let encodedDefaults: @Sendable () throws(ConfigurationError) -> [String: ParameterValue]

  /// A market-making strategy.
  ///
  /// Inlinable, so that the replay's loop is compiled for the strategy in the module that calls this.
  @inlinable
  public init<S: QuotingStrategy>(_ strategy: S.Type) {
    self.init(strategy, makeReplay: { SecurityReplay(Replay(S($0), observer: FillLog())) })
  }

  @usableFromInline
  init<S: Strategy>(_ strategy: S.Type, makeReplay: @escaping @Sendable (S.Parameters) -> SecurityReplay) {
    name = S.name
    summary = S.summary
    parameterKeys = S.Parameters.keys
    prepare = { security, configuration, overrides throws(ConfigurationError) in
      let parameters = try configuration.parameters(of: security, as: S.Parameters.self, overriddenBy: overrides)
      return PreparedReplay(replay: makeReplay(parameters), parameters: try valuesByKey(parameters))
    }
    encodedDefaults = { () throws(ConfigurationError) in try valuesByKey(S.Parameters()) }
  }

  /// The default of each key; a key that has none is absent.
  public func defaults() throws(ConfigurationError) -> [String: ParameterValue] { try encodedDefaults() }
}

/// A replay that is ready to start.
struct PreparedReplay {
  let replay: SecurityReplay
  /// The parameters by key, defaults included; one that is not given is absent.
  let parameters: [String: ParameterValue]
}

private func valuesByKey(_ parameters: some StrategyParameters) throws(ConfigurationError) -> [String: ParameterValue] {
  do {
    return try JSONDecoder().decode([String: ParameterValue].self, from: JSONEncoder().encode(parameters))
  } catch {
    throw ConfigurationError("the parameters cannot be written as numbers and flags: \(error)")
  }
}
