internal import ArgumentParser
internal import Backtest
internal import FoundationEssentials

/// Which exchange each security is on, for strategies to which it matters.
struct ExchangeOptions: ParsableArguments {
  private static let standard = "configs/exchange_mapping.json"

  @Option(
    help: ArgumentHelp(
      "The exchange of each security, as JSON: {\"FAB\": \"ADX\", …}; ADX where absent. For closing_strategy. "
        + "(default: \(standard) if it is there)",
      valueName: "file"))
  var exchangeMapping: String?

  /// The mapping for a run of a strategy; that of no file where the exchange does not matter.
  func mapping(for strategy: StrategyDefinition) throws -> ExchangeMapping {
    guard strategy.usesExchange else {
      if exchangeMapping != nil {
        throw UsageError("--exchange-mapping has no effect on \(strategy.name): leave it out")
      }
      return ExchangeMapping()
    }
    if let exchangeMapping { return try ExchangeMapping(path: exchangeMapping) }
    return FileManager.default.fileExists(atPath: Self.standard)
      ? try ExchangeMapping(path: Self.standard) : ExchangeMapping()
  }
}
