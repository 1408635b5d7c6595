internal import ArgumentParser
internal import Backtest
internal import Report
internal import Simulation
internal import TickData
internal import TickStorage

/// One security, and what it is replayed with: a strategy and its parameters, or what an earlier run had.
struct ReplayOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The strategy; 'tickbt strategies' lists them.")
  var strategy: String?

  @Option(help: "The security.")
  var security: String

  @Option(
    help: ArgumentHelp(
      "The output folder of a run, or a kept cell of a sweep, FOLDER:CELL: strategy, ticks, hours and parameters are those of "
        + "its run.json.", valueName: "folder"))
  var run: String?

  @OptionGroup var ticks: DataOptions

  @OptionGroup var config: ConfigOptions

  @OptionGroup var parameters: ParameterOptions

  @OptionGroup var exchanges: ExchangeOptions

  @OptionGroup var hours: SessionOptions

  @OptionGroup var reading: ReadingOptions

  /// The plan of the replay, whose one entry is the security.
  func plan() throws -> BacktestPlan {
    _ = try reading.reading()
    if let run {
      for (isGiven, option) in [
        (strategy != nil, "--strategy"), (config.config != nil, "--config"),
        (parameters.given != nil, parameters.given ?? ""),
        (exchanges.exchangeMapping != nil, "--exchange-mapping"), (hours.given != nil, hours.given ?? ""),
      ] where isGiven {
        throw UsageError("\(option) is what the run of --run says: leave out one of them")
      }
      let recorded = try RecordedRun(folder: run)
      return try recorded.plan(for: try recorded.input(of: security), ticks: ticks, reading: reading)
    }
    guard let strategy else { throw UsageError("name a strategy with --strategy, or a run's folder with --run") }
    let definition = try Registry.strategy(named: strategy)
    let overrides = try parameters.overrides()
    let configuration = try config.configuration(of: definition)
    let hours = try hours.hours(beside: configuration)
    return try BacktestPlan(
      strategy: definition, registry: Registry.strategies, configuration: configuration, overrides: overrides,
      source: ticks.open(reading.reading()), selection: SecuritySelection(names: [security], first: 1),
      exchanges: exchanges.mapping(for: definition, hours, configuration), hours: hours)
  }
}

extension RecordedRun {
  /// The plan to replay one of the run's securities as it was run: from the file that it was run from, read as it was then.
  /// The options come first.
  func plan(for input: Input, ticks: DataOptions, reading: ReadingOptions) throws -> BacktestPlan {
    let reading = try reading.reading(like: input.source)
    if let hash = input.source?.layoutHash, let description = reading.description, description.fingerprint != hash {
      Console.notice(
        "\(description.name) is not the source description that the run has used: its text has another hash")
    }
    let source = try ticks.open(reading, else: input.source?.data ?? input.path)
    let plan = try BacktestPlan(
      strategy: Registry.strategy(named: strategy), registry: Registry.strategies, configuration: configuration,
      source: source, selection: SecuritySelection(names: [input.security], first: 1), exchanges: exchanges,
      hours: hours(else: SessionCalendar(.uae)), onlyTrades: onlyTrades)
    if let entry = plan.entries.first, let hash = try? source.contentHash(of: entry), let before = input.contentHash,
      hash.description != before
    {
      Console.notice("\(entry.path) is not the file that the run has read: its content has another hash")
    }
    return plan
  }
}

extension BacktestPlan {
  /// Traces the one security of the plan.
  func trace(_ log: TraceLog) throws -> SecurityTrace {
    guard let entry = entries.first else { preconditionFailure("the plan is for a security") }
    return try trace(entry, log)
  }
}
