internal import ArgumentParser
internal import Backtest
internal import Report
internal import TickQuality
internal import TickStorage

/// `tickbt inspect`
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Report the quality of ticks, before a backtest trusts them.",
    discussion: """
      Reads every row and shows, per security: rows by type, days and missing weekdays, stamps that step back, rows that \
      stand twice, prices and sizes of zero or less, prices off the tick grid, crossed and locked books, trades outside \
      the spread, gaps, days without a closing trade; each with the first row of it, as the file counts its rows, \
      and a score from 0 to 100. docs/data-quality.md defines all of them.

      Examples:
        tickbt inspect data/parquet
        tickbt inspect ticks/emaar.parquet --days
        tickbt inspect ticks/ --securities EMAAR,ALDAR
        tickbt inspect ticks/ --session 09:30-16:00
        tickbt inspect ticks/ --json > quality.json
      """)

  @Argument(
    help: "A folder of Parquet, Arrow or CSV files, one for each security, one such file, or a workbook.")
  var data: String

  @OptionGroup var selection: SelectionOptions

  @Option(
    help: ArgumentHelp(
      "The exchange of each security, as JSON: {\"FAB\": \"ADX\", …}; ADX where absent. Without it a price is off the grid "
        + "where neither ADX nor DFM allows it, and with --session prices are not checked.",
      valueName: "file"))
  var exchangeMapping: String?

  @OptionGroup var hours: SessionOptions

  @Flag(help: "Report every day, too.")
  var days = false

  @Flag(help: "Write JSON instead of tables.")
  var json = false

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Threads to use. (default: the number of cores)")
  var workers: Int?

  @OptionGroup var strict: StrictOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try reportingFailures {
      try requirePositive(workers, "--workers")
      let source = try reading.openTicks(at: data)
      let mapping = try exchangeMapping.map { path throws(ConfigurationError) in try ExchangeMapping(path: path) }
      let inspection = try SourceInspection(
        source: source, entries: try selection.selection().entries(of: source), mapping: mapping,
        hours: try hours.hours(beside: nil), isOfKnownMarket: hours.session == nil)
      let inspected = try SecurityTask.run(on: inspection.entries, isQuiet: false) { progress, cancellation in
        try inspection.run(workers: workers ?? Machine.cores, progress, cancellation)
      }

      if json {
        Console.print(QualityDocument(inspected, version: Version.current, listsDays: days).text)
      } else {
        inspection.notices.forEach(Console.notice)
        Console.print(QualityText.text(inspected, listsDays: days))
      }
      let notices = source.notices + inspected.flatMap(\.notices)
      notices.forEach(Console.notice)
      let failed = inspected.compactMap { security in security.failure.map { "\(security.entry.security): \($0)" } }
      failed.forEach(Console.error)
      if !failed.isEmpty { throw ExitCode.failure }
      try strict.requireNone(of: notices)
    }
  }
}
