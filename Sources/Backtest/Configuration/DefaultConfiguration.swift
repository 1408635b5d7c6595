internal import FoundationEssentials
internal import Parameters
public import TickData

/// A configuration file with every default of a strategy written out, to start one's own from.
public enum DefaultConfiguration {
  /// The file's text: an entry for each security in the order given, with the keys in the order in which the strategy
  /// lists them; `null` for a key that has no default. Rules are left out. Reading it gives the defaults.
  public static func text(
    of strategy: StrategyDefinition, for securities: [Security]
  ) -> String {
    let defaults = strategy.defaults
    let parameters = strategy.parameterKeys.filter { $0.rule == nil && !$0.isOfMarket }
      .map { "    \"\($0.name)\": \(defaults[$0.name]?.json ?? "null")" }
      .joined(separator: ",\n")
    var names: [String] = []
    // A workbook may have several sheets of one security.
    for security in securities where !names.contains(security.name) { names.append(security.name) }
    let entries = names.map { "  \(quoted($0)): {\n\(parameters)\n  }" }
    return "{\n\(entries.joined(separator: ",\n"))\n}\n"
  }

  /// A text as JSON writes it.
  private static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    guard let data = try? encoder.encode(text) else { preconditionFailure("every text can be written as JSON") }
    return String(decoding: data, as: UTF8.self)
  }
}
