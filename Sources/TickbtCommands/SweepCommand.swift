internal import ArgumentParser
internal import Backtest
internal import Report
internal import Sweep
internal import TickStorage

/// `tickbt sweep`
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Try many parameters in one pass over the ticks, and say what the best of them is worth.",
    discussion: """
      Every value given is tried with every other. A parameter counts for the strategies that have it. What is finished \
      stands in a journal in the output folder: whenever a sweep ends, the same command goes on where it was, and nothing \
      is computed twice. The tables are the same for any number of workers and any chunk size.

      Examples:
        tickbt sweep --strategy v2_price_follow_qty_cooldown --intervals 5 10 30 60
        tickbt sweep -s v1_baseline -s v2_1_stop_loss --intervals 5 30 --stop-loss 2
        tickbt sweep -s v1_baseline --set refill_interval_sec=10:60:10 --dry-run
        tickbt sweep -s v1_baseline --set quote_size=1000:9000:500 --samples 5
        tickbt sweep -s v1_baseline --intervals 30 60 120 --folds 2
        tickbt sweep status output/sweep
      """,
    subcommands: [SweepStatusCommand.self])

  @OptionGroup var specification: SweepOptions

  @OptionGroup var ticks: DataOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The parameters per security, as JSON: one file for all strategies, or strategy=file. Can be repeated. "
        + "(default: configs/{strategy}_config.json)", valueName: "file"))
  var config: [String] = []

  @OptionGroup var exchanges: ExchangeOptions

  @OptionGroup var hours: SessionOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Where the results go. (default: output/sweep)", valueName: "folder"))
  var outputDir: String?

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Threads to use. (default: the number of cores)")
  var workers: Int?

  @OptionGroup var selection: SelectionOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Rows to read at a time; does not change the results. (default: 100000)", valueName: "rows"))
  var chunkSize: Int?

  @Option(help: "Whose trades to write: of no cell, of the best of each strategy, of all. (default: best)")
  var saveTrades: SavedTrades?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Also choose by the days before and measure on those after, so many times (walk-forward).", valueName: "number"))
  var folds: Int?

  @Flag(help: "Start over; the old journal is kept aside.")
  var fresh = false

  @Flag(help: "Print the cells, their number and the estimated time; run and write nothing.")
  var dryRun = false

  @Flag(help: "Run more than a million cells.")
  var yes = false

  @Flag(name: [.short, .long], help: "Print nothing but errors and notices about the data.")
  var quiet = false

  @OptionGroup var sync: SyncOptions

  @OptionGroup var strict: StrictOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try reportingFailures {
      let call = try SweepCall(self)
      ((quiet ? [] : call.plan.notices) + call.plan.dataNotices).forEach(Console.notice)
      if dryRun {
        call.showCells()
      } else {
        try call.run()
      }
    }
  }
}

/// Whose trades a sweep writes.
enum SavedTrades: String, CaseIterable, ExpressibleByArgument {
  case none, best, all
}
