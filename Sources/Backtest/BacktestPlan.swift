package import TickData
public import TickStorage

/// One run, before it runs: a strategy, its parameters, and the securities to replay. Making a plan finds all that can
/// be found wrong without reading ticks.
public struct BacktestPlan: Sendable {
  public let strategy: StrategyDefinition
  public let configuration: Configuration
  /// Which exchange each security is on.
  public let exchanges: ExchangeMapping
  /// When each security is traded.
  public let hours: TradingHours
  /// What is set over the configuration.
  public let overrides: ParameterOverrides
  /// The securities to run, in source order.
  public let entries: [TickEntry]
  /// Rows that a reader delivers at a time. Results do not depend on it.
  public let chunkSize: Int
  /// That of the existing system, whose `--chunk-size` this is.
  public static let usualChunkSize = 100_000
  /// Whether rows that are not trades are left out.
  public let onlyTrades: Bool
  /// What the user should know before the run, one line each.
  public let notices: [String]
  package let source: any TickSource
  /// Of the securities to run.
  let sessions: [Security: SessionCalendar]
  private let parameters: [Security: ResolvedParameters]

  public init(
    strategy: StrategyDefinition, registry: StrategyRegistry, configuration: Configuration,
    overrides: ParameterOverrides = ParameterOverrides(), source: any TickSource,
    selection: SecuritySelection = SecuritySelection(), exchanges: ExchangeMapping = ExchangeMapping(),
    hours: TradingHours, chunkSize: Int = usualChunkSize, onlyTrades: Bool = false
  ) throws(ConfigurationError) {
    precondition(chunkSize > 0, "a chunk holds at least one row")
    self.strategy = strategy
    self.configuration = configuration
    self.overrides = overrides
    self.exchanges = exchanges
    self.hours = hours
    self.source = source
    self.chunkSize = chunkSize
    self.onlyTrades = onlyTrades
    entries = try selection.entries(of: source)

    let others = registry.keys(besides: strategy)
    let foreign = try configuration.check(against: strategy.parameterKeys, others: others)
    try overrides.check(
      for: strategy, others: others,
      securities: source.entries.map(\.security.name) + configuration.securities)
    var notices: [String] = []
    notices += foreign.map { key, count in
      "\(configuration.path): \(key) (\(Self.counted(count, "entry", "entries"))) has no effect on \(strategy.name)"
    }
    let unconfigured = entries.map(\.security).filter { !configuration.hasEntry(for: $0) }
    if !unconfigured.isEmpty {
      let names = Self.listed(unconfigured.map(\.name))
      notices.append("\(configuration.path) has no entry for \(names): default parameters are used")
      notices += unconfigured.compactMap { security in
        configuration.securities.first { $0.lowercased() == security.name.lowercased() }.map {
          "\(configuration.path): its entry \($0) is not for \(security): names must agree in case, too"
        }
      }
    }
    let selected = entries.map(\.security)
    sessions = try Self.sessions(of: selected, hours, exchanges, strategy)
    let parameters = try Self.parameters(selected, strategy, configuration, overrides, sessions)
    self.parameters = parameters
    notices += Self.notices(on: selected.compactMap { parameters[$0] }, of: strategy)
    let exchangeMatters = Self.exchangeMatters(to: strategy, hours)
    if exchangeMatters, exchanges.path == nil {
      notices.append(
        "there is no exchange mapping: \(ExchangeMapping.standard.rawValue) is assumed for every security; name one with "
          + "--exchange-mapping")
    } else if exchangeMatters {
      let absent = entries.map(\.security).filter { !exchanges.hasEntry(for: $0) }
      if !absent.isEmpty {
        notices.append(
          "the exchange mapping has no entry for \(Self.listed(absent.map(\.name))): "
            + "\(ExchangeMapping.standard.rawValue) is assumed")
      }
    }
    if onlyTrades {
      notices.append("only trades are replayed: the book stays empty, and a strategy that follows it does nothing")
    }
    notices += overrides.notices(running: entries.map(\.security.name))
    self.notices = notices
  }

  /// What of the data is left out as a whole, one line each.
  public var dataNotices: [String] { source.notices }

  /// What a security that is run is run with.
  func parameters(of security: Security) -> ResolvedParameters {
    guard let parameters = parameters[security] else { preconditionFailure("\(security) is not run") }
    return parameters
  }

  /// What the strategy says of the securities' parameters, with how many each is about.
  private static func notices(on parameters: [ResolvedParameters], of strategy: StrategyDefinition) -> [String] {
    var counts: [(text: String, count: Int)] = []
    for text in parameters.compactMap(strategy.notice) {
      if let index = counts.firstIndex(where: { $0.text == text }) {
        counts[index].count += 1
      } else {
        counts.append((text, 1))
      }
    }
    return counts.map { "\($0.text) (\(counted($0.count, "security", "securities")))" }
  }

  /// Whether every security is run by the reference's rules alone.
  package var followsReference: Bool {
    parameters.values.allSatisfy { strategy.rulesTurned(in: $0).isEmpty }
  }

  /// What a security that is run would be run with if these came over the configuration instead.
  package func parameters(
    of security: Security, overriddenBy overrides: ParameterOverrides
  ) throws(ConfigurationError) -> ResolvedParameters {
    try strategy.parameters(of: security, configuration, overrides, in: sessions(of: security))
  }

  /// The first ten names, and how many more there are.
  private static func listed(_ names: [String]) -> String {
    let first = names.prefix(10).joined(separator: ", ")
    return names.count > 10 ? "\(first) and \(names.count - 10) more" : first
  }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}

/// Which of a source's securities to run.
public struct SecuritySelection: Sendable {
  /// By name; all where nil.
  public var names: [String]?
  /// At most so many, the first in source order.
  public var first: Int?

  public init(names: [String]? = nil, first: Int? = nil) {
    self.names = names
    self.first = first
  }

  package func entries(of source: any TickSource) throws(ConfigurationError) -> [TickEntry] {
    var entries = source.entries
    if let names {
      let known = entries.map(\.security.name)
      let names = names.map { name in
        known.contains(name) ? name : known.first { $0.lowercased() == name.lowercased() } ?? name
      }
      for name in names where !known.contains(name) {
        let nearest = nearestName(to: name, among: known)
        throw ConfigurationError(
          "there is no security \(name.abbreviated) in the data" + (nearest.map { "; the nearest is \($0)" } ?? ""))
      }
      entries = entries.filter { names.contains($0.security.name) }
    }
    if let first { entries = Array(entries.prefix(first)) }
    try Self.requireDistinct(entries)
    return entries
  }

  /// Refuses two securities whose names differ in case alone: they are one security twice, and their trade logs would have
  /// the same name. An entry with a problem has no log.
  private static func requireDistinct(_ entries: [TickEntry]) throws(ConfigurationError) {
    var known: [String: TickEntry] = [:]
    for entry in entries where entry.problem == nil {
      guard let other = known.updateValue(entry, forKey: entry.security.name.lowercased()) else { continue }
      func place(_ entry: TickEntry) -> String {
        "\(entry.security) (\(entry.path)\(entry.sheet.map { ", sheet \($0)" } ?? ""))"
      }
      throw ConfigurationError(
        "\(place(entry)) is the same security as \(place(other)): rename or remove one of them, or choose others with "
          + "--securities")
    }
  }
}
