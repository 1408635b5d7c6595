internal import ArgumentParser
internal import Backtest
internal import FoundationEssentials
internal import Report
internal import SampleMarket
internal import TickData
internal import TickStorage

/// `tickbt generate`
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write the ticks of a sample market.",
    discussion: """
      Writes a Parquet file for each security, or with --format xlsx a workbook with a sheet for each in the layout of a \
      Bloomberg export. The ticks look like an exchange's: auctions, a tick size, spreads that open and close, queues \
      that trades eat. The same seed writes the same bytes; a security's ticks do not depend on how many others there \
      are. Days are weekdays from 2025-04-14 on. The shipped configurations know the first sixteen securities.

      Examples:
        tickbt generate
        tickbt generate --format xlsx
        tickbt generate --output ticks/ --securities 16 --days 20
        tickbt generate --output ticks/ --seed 7 --force
        tickbt generate --output ticks/ --session 09:30-16:00
      """)

  @Option(help: "What is written.")
  var format = SampleFormat.parquet

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The folder of the Parquet files, or the workbook. (default: data/parquet or data/raw/TickData.xlsx)",
      valueName: "path"))
  var output: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("How many securities.", valueName: "number"))
  var securities = 5

  @Option(parsing: .unconditional, help: ArgumentHelp("How many trading days.", valueName: "number"))
  var days = 5

  @Option(help: ArgumentHelp("Another seed is another market.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "The hours of every day, without auctions. (default: those of ADX and DFM, with their auctions)",
      valueName: "hh:mm-hh:mm"))
  var session: String?

  @Flag(help: "Replace files that exist.")
  var force = false

  @OptionGroup var sync: SyncOptions

  /// More than any exchange lists.
  private static let mostSecurities = 10_000

  func run() throws {
    try reportingFailures {
      try requirePositive(securities, "--securities")
      try requirePositive(days, "--days")
      guard securities <= Self.mostSecurities else {
        throw UsageError("--securities must be \(Self.mostSecurities) or less, was \(securities)")
      }
      let most = SampleMarket.dayCounts.upperBound
      guard days <= most else { throw UsageError("--days must be \(most) or less, was \(days)") }
      let hours = try session.map { text throws(UsageError) in try SessionOptions.parse(text, "--session") } ?? .uae
      let market = SampleMarket(securities: securities, days: days, seed: seed, session: hours)
      let files = SampleFiles(
        market: market, path: output ?? format.standardOutput, replacesFiles: force,
        durability: sync.durability)
      let cancellation = Cancellation()
      Interruption.cancel(cancellation)
      switch format {
      case .parquet: try files.writeParquet(cancellation)
      case .xlsx: try files.writeWorkbook(cancellation)
      }
      Console.printLine("Ticks: \(files.path)")
    }
  }
}

/// What a sample market is written as.
enum SampleFormat: String, CaseIterable, ExpressibleByArgument {
  case parquet
  case xlsx

  /// Where other commands look for the ticks by default.
  var standardOutput: String {
    switch self {
    case .parquet: "data/parquet"
    case .xlsx: "data/raw/TickData.xlsx"
    }
  }
}
