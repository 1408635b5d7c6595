package import Backtest
internal import Simulation
package import TickData
package import TickStorage

/// A sweep before it runs: the cells, and the securities that each of them is replayed on. Making a plan finds all that can
/// be found wrong without reading ticks.
package struct SweepPlan: Sendable {
  package let specification: SweepSpecification
  package let grid: SweepGrid
  /// The securities, in source order.
  package let entries: [TickEntry]
  /// Of each strategy.
  package let configurations: [Configuration]
  package let exchanges: ExchangeMapping
  /// When each security is traded.
  package let hours: TradingHours
  /// Rows that a reader delivers at a time. Results do not depend on it.
  package let chunkSize: Int
  /// What the user should know before the run, one line each.
  package let notices: [String]
  package let source: any TickSource
  package let engine: EngineVersion
  /// The hash of the program: a strategy whose code has changed has other results.
  private let program: String
  /// The cells that were drawn from the grid; nil for all.
  private let drawn: [Int]?
  /// What is set for single securities, of each strategy.
  private let fixed: [[String]]
  /// Of each security.
  private let sessions: [Security: SessionCalendar]

  package init(
    _ specification: SweepSpecification, registry: StrategyRegistry, configuration: (String) throws -> Configuration,
    source: any TickSource, selection: SecuritySelection, exchanges: ExchangeMapping, hours: TradingHours,
    chunkSize: Int, engine: EngineVersion, program: String = ""
  ) throws {
    self.specification = specification
    grid = try SweepGrid(specification, registry: registry)
    drawn = specification.samples.flatMap { [grid] in
      $0 < grid.count ? grid.sample($0, seed: specification.seed) : nil
    }
    entries = try selection.entries(of: source)
    self.source = source
    self.exchanges = exchanges
    self.hours = hours
    self.chunkSize = chunkSize
    self.engine = engine
    self.program = program

    var configurations: [Configuration] = []
    var fixed: [[String]] = []
    var notices: [String] = []
    var sessions: [Security: SessionCalendar] = [:]
    for strategy in grid.strategies {
      let own = specification.fixed.filter { strategy.hasParameter($0.key) }.map(\.text)
      // The plan of a single run knows how to check the rest.
      let plan = try BacktestPlan(
        strategy: strategy, registry: registry, configuration: try configuration(strategy.name),
        overrides: ParameterOverrides(own), source: source, selection: selection, exchanges: exchanges,
        hours: hours, chunkSize: chunkSize)
      configurations.append(plan.configuration)
      fixed.append(own)
      for entry in entries { sessions[entry.security] = plan.sessions(of: entry.security) }
      for notice in plan.notices where !notices.contains(notice) { notices.append(notice) }
    }
    self.configurations = configurations
    self.fixed = fixed
    self.sessions = sessions
    self.notices = notices
  }

  /// How many cells are to be tried.
  package var cellCount: Int { drawn?.count ?? grid.count }

  /// A cell, by its index from 0 up to ``cellCount``.
  package func cell(_ index: Int) -> SweepCell { grid[drawn?[index] ?? index] }

  /// How many results there are to be: one for each cell and security.
  /// More than can be counted are as many as can be.
  package var resultCount: Int {
    let (count, overflows) = cellCount.multipliedReportingOverflow(by: entries.count)
    return overflows ? .max : count
  }

  /// What a cell's strategy is told of a security.
  package func parameters(of cell: SweepCell, for entry: TickEntry) throws(ConfigurationError) -> ResolvedParameters {
    let texts = zip(grid.axes, cell.values).compactMap { axis, value in value.map { "\(axis.key)=\($0)" } }
    let strategy = grid.strategies[cell.strategyIndex]
    var overrides = try ParameterOverrides(texts + fixed[cell.strategyIndex])
    overrides.rules = specification.rules
    return try strategy.parameters(
      of: entry.security, configurations[cell.strategyIndex], overrides, in: sessions(of: entry.security))
  }

  /// The sessions of a security.
  package func sessions(of security: Security) -> SessionCalendar {
    guard let calendar = sessions[security] else { preconditionFailure("\(security) is not swept") }
    return calendar
  }

  /// Why a security has no result, in words.
  func reason(for error: any Error, _ security: Security) -> String {
    guard let missing = error as? DayWithoutSession else { return "\(error)" }
    return hours.problem(withoutHoursOn: missing.date, security, exchanges)
  }

  /// The exchange that strategies are told of a security.
  func exchange(of security: Security) -> Exchange { exchanges.exchange(of: security) ?? ExchangeMapping.standard }

  /// The name of a security's exchange, where it makes a difference to a strategy or to the hours.
  package func exchangeName(of security: Security, for strategy: StrategyDefinition) -> String? {
    strategy.usesExchange || hours.dependOnExchange ? exchanges.exchangeName(of: security) : nil
  }

  /// What identifies the ticks of a security whose file has this hash: that, and how it is read.
  func ticks(of entry: TickEntry, _ hash: ContentHash) -> String { "\(hash)\(source.readingIdentity(of: entry))" }

  /// What of the data is left out as a whole, one line each.
  package var dataNotices: [String] { source.notices }

  /// What identifies a cell's result on a security whose file has this hash.
  func key(
    of parameters: ResolvedParameters, _ cell: SweepCell, _ entry: TickEntry, _ hash: ContentHash
  ) -> ResultKey {
    let strategy = grid.strategies[cell.strategyIndex]
    return ResultKey(
      ResultIdentity(
        security: entry.security.name, strategy: strategy.name, parameters: parameters,
        ticks: "\(hash)\(source.readingIdentity(of: entry))",
        exchange: strategy.usesExchange ? exchanges.exchangeName(of: entry.security) : "",
        sessions: sessions(of: entry.security), engine: engine, program: program))
  }
}
