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
      Writes a Parquet file for each security, with ticks that look like an exchange's: auctions, a tick size, spreads \
      that open and close, queues that trades eat. The same seed writes the same bytes; a security's ticks do not depend \
      on how many others there are. Days are weekdays from 2025-04-14 on. The shipped configurations know the first \
      sixteen securities.

      Examples:
        tickbt generate
        tickbt generate --output ticks/ --securities 16 --days 20
        tickbt generate --output ticks/ --seed 7 --force
      """)

  @Option(name: [.short, .long], help: ArgumentHelp("Where the files go.", valueName: "folder"))
  var output = "data/parquet"

  @Option(help: ArgumentHelp("How many securities.", valueName: "number"))
  var securities = 5

  @Option(help: ArgumentHelp("How many trading days.", valueName: "number"))
  var days = 5

  @Option(help: ArgumentHelp("Another seed is another market.", valueName: "number"))
  var seed: UInt64 = 1

  @Flag(help: "Replace files that exist.")
  var force = false

  func validate() throws {
    if securities < 1 { throw ValidationError("--securities must be 1 or more, was \(securities)") }
    if days < 1 { throw ValidationError("--days must be 1 or more, was \(days)") }
    let most = SampleMarket.dayCounts.upperBound
    if days > most { throw ValidationError("--days must be \(most) or less, was \(days)") }
  }

  func run() throws {
    try reportingFailures {
      let market = SampleMarket(securities: securities, days: days, seed: seed)
      if !force { try requireAbsence(of: market) }
      do {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
      } catch {
        throw TickFileError(path: output, "the folder cannot be made; choose another with --output")
      }
      try write(market)
      Console.print("Ticks: \(output)")
    }
  }

  /// Nothing is written unless everything can be.
  private func requireAbsence(of market: SampleMarket) throws(TickFileError) {
    for index in 0..<market.securityCount {
      let path = path(of: market.security(index))
      if FileManager.default.fileExists(atPath: path) {
        throw TickFileError(
          path: path, "exists already: replace it with --force, or choose another folder with --output")
      }
    }
  }

  /// Writes one security after the other, so that only one is in memory.
  private func write(_ market: SampleMarket) throws {
    let cancellation = Cancellation()
    Interruption.cancel(cancellation)
    let width = (0..<market.securityCount).reduce(0) { max($0, market.security($1).name.count) }
    for index in 0..<market.securityCount {
      if cancellation.isCancelled { throw CancelledRun() }
      let security = market.security(index)
      let ticks = market.ticks(index)
      try TickFileWriter.write(ticks, to: path(of: security))
      let name = security.name + String(repeating: " ", count: width - security.name.count)
      Console.print("\(name)  \(Int64(ticks.count).grouped) ticks, \(days) \(days == 1 ? "day" : "days")")
    }
  }

  private func path(of security: Security) -> String {
    let name = "\(security.name.lowercased()).parquet"
    return output.hasSuffix("/") ? output + name : "\(output)/\(name)"
  }
}
