internal import ArgumentParser
internal import Backtest
internal import Report
internal import Sweep
internal import TickData
internal import TickStorage

/// `tickbt run`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Replay ticks against a strategy and write its trade logs.",
    discussion: """
      Writes a trade log for each security with a fill, backtest_summary.csv and run.json to the output folder. The \
      results are the same for any number of workers and any chunk size.

      Examples:
        tickbt run --strategy v1_baseline
        tickbt run --strategy v1_baseline --data ticks --config my_v1.json
        tickbt run --strategy v1_baseline --data TickData.xlsx
        tickbt run -s v1_baseline --set quote_size=900 --set EMAAR.quote_size=2000
        tickbt run --strategy closing_strategy --spread 0.4 --trend-filter-buy
        tickbt run --strategy v1_baseline --rules market
        tickbt run --strategy v1_baseline --range
        tickbt run --strategy v1_baseline --session 09:30-16:00
        tickbt run --strategy v1_baseline --output-dir output/try --workers 2
        tickbt run --strategy v1_baseline --max-sheets 3 --sequential
        tickbt run --strategy v1_baseline --benchmark
      """)

  @Option(name: [.short, .long], help: "The strategy to run; 'tickbt strategies' lists them.")
  var strategy: String

  @OptionGroup var ticks: DataOptions

  @OptionGroup var config: ConfigOptions

  @OptionGroup var parameters: ParameterOptions

  @OptionGroup var exchanges: ExchangeOptions

  @OptionGroup var hours: SessionOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Where the results go. (default: output/{strategy}_parallel, with --sequential output/{strategy})",
      valueName: "folder"))
  var outputDir: String?

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Threads to use. (default: the number of cores)")
  var workers: Int?

  @OptionGroup var selection: SelectionOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Rows to read at a time; does not change the results.", valueName: "rows"))
  var chunkSize = BacktestPlan.usualChunkSize

  @Flag(help: "Replay trades only, without quotes.")
  var onlyTrades = false

  @Flag(help: "Run one security after the other on one thread.")
  var sequential = false

  @Flag(
    name: [.customShort("b"), .long],
    help: "Run sequentially, then in parallel, compare the times and verify that the results are equal; writes nothing."
  )
  var benchmark = false

  @Flag(
    help: "Add what is realized under the rules pessimistic, market and optimistic, to the table and to the summary.")
  var range = false

  @Flag(name: [.short, .long], help: "Print nothing but errors and notices about the data.")
  var quiet = false

  @OptionGroup var sync: SyncOptions

  @OptionGroup var strict: StrictOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try reportingFailures {
      try checkOptions()
      let plan = try makePlan()
      ((quiet ? [] : plan.notices) + plan.dataNotices).forEach(Console.notice)
      let workers = workers ?? Machine.cores
      if benchmark {
        let notices = try BenchmarkRun(plan: plan, workers: workers, isQuiet: quiet).run()
        try strict.requireNone(of: plan.dataNotices + notices)
      } else {
        try replay(plan, sequential ? .sequential : .parallel(workers: workers))
      }
    }
  }

  private func checkOptions() throws(UsageError) {
    try requirePositive(workers, "--workers")
    try requirePositive(chunkSize, "--chunk-size")
    if benchmark && range { throw UsageError("--benchmark writes nothing: leave out --range") }
    if benchmark && sequential { throw UsageError("--benchmark runs both ways: leave out --sequential") }
  }

  private func makePlan() throws -> BacktestPlan {
    let strategy = try Registry.strategy(named: strategy)
    let overrides = try parameters.overrides()
    let configuration = try config.configuration(of: strategy)
    let hours = try hours.hours(beside: configuration)
    return try BacktestPlan(
      strategy: strategy, registry: Registry.strategies, configuration: configuration, overrides: overrides,
      source: ticks.open(reading.reading()), selection: selection.selection(),
      exchanges: exchanges.mapping(for: strategy, hours, configuration), hours: hours, chunkSize: chunkSize,
      onlyTrades: onlyTrades)
  }

  private func replay(_ plan: BacktestPlan, _ execution: Execution) throws {
    let folder = try ResultFolder(
      path: outputDir ?? "output/\(plan.strategy.name)\(sequential ? "" : "_parallel")", for: plan,
      durability: sync.durability)
    folder.notice.map(Console.notice)
    let progress = RunProgress(plan)
    let cancellation = Cancellation()
    Interruption.cancel(cancellation)
    let line = !quiet && Console.errorIsTerminal ? ProgressLine(progress) : nil

    let clock = ContinuousClock()
    let start = clock.now
    let outcome = Result { () throws(CancelledRun) in
      try plan.run(execution, progress: progress, cancellation: cancellation) { folder.write($0) }
    }
    line?.finish()
    var reports = try outcome.get()
    let unranged = range ? try addRange(to: &reports, plan, execution, cancellation) : []
    let seconds = (clock.now - start).seconds
    try folder.finish(
      reports, RunDescription(plan: plan, execution: execution, seconds: seconds))

    let rows = reports.map(\.summary)
    if !quiet { show(rows, seconds: seconds, folder: folder.path, followsReference: plan.followsReference) }
    let dataNotices = rows.flatMap(\.dataNotices)
    (dataNotices + (quiet ? [] : rows.flatMap(\.strategyNotices))).forEach(Console.notice)
    let failed = rows.filter { $0.error != nil }
    for row in failed { Console.error("\(row.security): \(row.error ?? "")") }
    unranged.forEach(Console.error)
    if !failed.isEmpty || !unranged.isEmpty { throw ExitCode.failure }
    try strict.requireNone(of: plan.dataNotices + dataNotices)
  }

  /// Adds the range of every security that has not failed. Returns why others have none, one line each.
  private func addRange(
    to reports: inout [SecurityReport], _ plan: BacktestPlan, _ execution: Execution, _ cancellation: Cancellation
  ) throws -> [String] {
    let workers = if case .parallel(let workers) = execution { workers } else { 1 }
    let study = try RuleStudy(
      plan, RuleCell.range, overrides: plan.overrides, workers: workers, cancellation: cancellation)
    let ranges = PnLRange.bySecurity(study)
    for index in reports.indices where reports[index].summary.error == nil {
      reports[index].summary.range = ranges[reports[index].summary.security]
    }
    let failed = Set(reports.filter { $0.summary.error != nil }.map(\.summary.security))
    return study.failures.filter { !failed.contains($0.entry.security.name) }.map {
      "\($0.entry.security): has no range: \($0.reason)"
    }
  }

  private func show(_ rows: [SummaryRow], seconds: Double, folder: String, followsReference: Bool) {
    let ticks = rows.reduce(0) { $0 + $1.rowsRead }
    let kept = rows.reduce(0) { $0 + $1.rowsKept }
    let inWindow = rows.reduce(0) { $0 + $1.rowsInWindow }
    Console.print(RunTable.text(rows))
    Console.print(
      "\(ticks.grouped) rows read, \(kept.grouped) kept, \(inWindow.grouped) in the quoting window; "
        + "\(seconds.grouped(fraction: 3)) s")
    Console.printLine("Results: \(folder)")
    if !range, followsReference, rows.contains(where: { $0.trades > 0 }) {
      Console.printLine("Rules: the reference's. What the market's own would give: tickbt rules --strategy \(strategy)")
    }
  }
}
