internal import ArgumentParser
internal import Backtest
internal import FoundationEssentials

/// Which exchange each security is on, where it matters to the strategy or to the hours.
struct ExchangeOptions: ParsableArguments {
  private static let fileName = "exchange_mapping.json"

  @Option(
    help: ArgumentHelp(
      "The exchange of each security, as JSON: {\"FAB\": \"ADX\", …}; ADX where absent. For closing_strategy, and where "
        + "exchanges have different hours. (default: \(fileName) beside the configuration, else in configs, if it is there)",
      valueName: "file"))
  var exchangeMapping: String?

  /// The mapping for a run of a strategy with a configuration; that of no file where the exchange does not matter.
  func mapping(
    for strategy: StrategyDefinition, _ hours: TradingHours, _ configuration: Configuration
  ) throws -> ExchangeMapping {
    try mapping(for: [strategy], hours) { _ in configuration }
  }

  /// The same for several strategies.
  ///
  /// - Parameter path: the file if the user names none.
  /// - Parameter configuration: that of a strategy, by its name.
  func mapping(
    for strategies: [StrategyDefinition], _ hours: TradingHours, else path: String? = nil,
    configuration: (String) throws -> Configuration
  ) throws -> ExchangeMapping {
    let strategy = strategies.first(where: \.usesExchange) ?? (hours.dependOnExchange ? strategies.first : nil)
    guard let strategy else {
      if exchangeMapping != nil {
        let names = strategies.map(\.name).joined(separator: " and ")
        throw UsageError("--exchange-mapping has no effect on \(names): leave it out")
      }
      return ExchangeMapping()
    }
    if let exchangeMapping = exchangeMapping ?? path { return try ExchangeMapping(path: exchangeMapping) }
    return try Self.mapping(beside: try configuration(strategy.name).path)
  }

  /// The mapping beside a configuration, else in configs; that of no file where there is none.
  static func mapping(beside path: String?) throws(ConfigurationError) -> ExchangeMapping {
    let folder = path.map { $0.split(separator: "/", omittingEmptySubsequences: false).dropLast() }
    let candidates =
      (folder.map { [($0 + [fileName[...]]).joined(separator: "/")] } ?? []) + ["configs/\(fileName)"]
    let found = candidates.first { FileManager.default.fileExists(atPath: $0) }
    return try found.map { path throws(ConfigurationError) in try ExchangeMapping(path: path) } ?? ExchangeMapping()
  }
}
