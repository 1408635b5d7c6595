internal import ArgumentParser
internal import Backtest
internal import Parameters
internal import Report
internal import Sweep
internal import TickStorage

/// `tickbt rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Show what each rule of the simulated market is worth to a strategy.",
    discussion: """
      Replays the ticks under the reference's rules, with each rule turned alone to the market's, and under the profiles \
      pessimistic, market and optimistic, all in one pass. With --list it explains the rules instead.

      Examples:
        tickbt rules --list
        tickbt rules --strategy v2_price_follow_qty_cooldown
        tickbt rules --strategy v1_baseline --securities EMAAR,ALDAR
        tickbt rules -s v1_baseline --set quote_size=900 --output rules.csv
      """)

  @Flag(help: "List the rules: what each decides, its cases, and which one each profile has.")
  var list = false

  @Option(name: [.short, .long], help: "The strategy; 'tickbt strategies' lists them.")
  var strategy: String?

  @OptionGroup var ticks: DataOptions

  @OptionGroup var config: ConfigOptions

  @OptionGroup var parameters: SettingOptions

  @OptionGroup var exchanges: ExchangeOptions

  @OptionGroup var hours: SessionOptions

  @Option(
    help: ArgumentHelp(
      "Write the table as CSV, too, with 95 % intervals of the daily difference.", valueName: "file"))
  var output: String?

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Threads to use. (default: the number of cores)")
  var workers: Int?

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var sync: SyncOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try reportingFailures {
      if list {
        guard strategy == nil else { throw UsageError("--list explains all rules: leave out --strategy") }
        Console.print(RuleList.text(of: Registry.strategies.strategies))
        return
      }
      try requirePositive(workers, "--workers")
      guard let strategy else { throw UsageError("name a strategy with --strategy, or list the rules with --list") }
      try show(try Registry.strategy(named: strategy))
    }
  }

  private func show(_ strategy: StrategyDefinition) throws {
    let overrides = try parameters.overrides()
    let configuration = try config.configuration(of: strategy)
    let hours = try hours.hours(beside: configuration)
    let plan = try BacktestPlan(
      strategy: strategy, registry: Registry.strategies, configuration: configuration, overrides: overrides,
      source: ticks.open(reading.reading()), selection: selection.selection(),
      exchanges: exchanges.mapping(for: strategy, hours, configuration), hours: hours)
    (plan.notices + plan.dataNotices).forEach(Console.notice)
    let cancellation = Cancellation()
    Interruption.cancel(cancellation)
    let study = try RuleStudy(
      plan, RuleCell.all(of: strategy), overrides: overrides, workers: workers ?? Machine.cores,
      cancellation: cancellation)
    study.notices.forEach(Console.notice)
    if let output {
      try AtomicFile.write(RuleFile.csv(study), to: output, sync.durability)
    }
    Console.print(RuleTable.text(study))
    RuleTable.range(study).map(Console.printLine)
    if strategy.parameterKeys.contains(where: \.isOfMarket) {
      Console.print("\nWhat even the market's rules leave out:")
      RuleTable.caveats.forEach { Console.printLine("  \($0)") }
    }
    for failure in study.failures { Console.error("\(failure.entry.security): \(failure.reason)") }
    if !study.failures.isEmpty { throw ExitCode.failure }
  }
}
