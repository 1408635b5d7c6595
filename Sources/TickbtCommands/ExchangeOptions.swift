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
  func mapping(for strategy: StrategyDefinition) throws -> ExchangeMapping { try mapping(for: [strategy]) }

  /// The same for several strategies.
  ///
  /// - Parameter path: the file if the user names none.
  func mapping(for strategies: [StrategyDefinition], else path: String? = nil) throws -> ExchangeMapping {
    guard strategies.contains(where: \.usesExchange) else {
      if exchangeMapping != nil {
        let names = strategies.map(\.name).joined(separator: " and ")
        throw UsageError("--exchange-mapping has no effect on \(names): leave it out")
      }
      return ExchangeMapping()
    }
    if let exchangeMapping = exchangeMapping ?? path { return try ExchangeMapping(path: exchangeMapping) }
    return FileManager.default.fileExists(atPath: Self.standard)
      ? try ExchangeMapping(path: Self.standard) : ExchangeMapping()
  }
}
