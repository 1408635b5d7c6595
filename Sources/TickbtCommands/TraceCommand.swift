internal import ArgumentParser
internal import Backtest
internal import Report
internal import Simulation
internal import TickData
internal import TickStorage

/// `tickbt trace`
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Follow a strategy tick by tick: the book, our orders, what was decided and why, the fills.",
    discussion: """
      Replays a security from its first tick, so that orders and position are those of a run, and shows the ticks of a \
      stretch: those from --from up to, and without, --to. An order is shown as its remainder and price, with the queue \
      ahead of it in brackets; below a tick stands what was decided and filled at it. docs/tracing.md is a tour.

      Examples:
        tickbt trace -s v1_baseline --security EMAAR --day 2025-04-14 --to 10:02
        tickbt trace -s v2_1_stop_loss --security EMAAR --day 2025-04-15 --fills-only
        tickbt trace -s v1_baseline --security EMAAR --day 2025-04-14 -o trace.csv
        tickbt trace --run output/try --security EMAAR --day 2025-04-14 --from 14:40
      """)

  @Option(help: ArgumentHelp("The day to show.", valueName: "yyyy-mm-dd"))
  var day: String

  @Option(help: ArgumentHelp("The time to begin with. (default: the whole day)", valueName: "hh:mm[:ss]"))
  var from: String?

  @Option(help: ArgumentHelp("The time to end before.", valueName: "hh:mm[:ss]"))
  var to: String?

  @Flag(help: "Show only the ticks with a fill.")
  var fillsOnly = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a file: CSV where its name ends in .csv, else the table.", valueName: "file"))
  var output: String?

  @Option(
    help: "The table for people, or CSV with a column for each thing. (default: by the name of --output, or table)")
  var format: TraceFormat?

  @OptionGroup var replay: ReplayOptions

  func run() throws {
    try reportingFailures {
      let stretch = try TraceStretch.parse(day: day, from: from, to: to)
      let plan = try replay.plan()
      (plan.notices + plan.dataNotices).forEach(Console.notice)
      let trace = try plan.trace(TraceLog(stretch))
      try trace.requireTicks()
      if fillsOnly, trace.log.events.allSatisfy(\.fills.isEmpty) {
        Console.notice("none of the \(Int64(trace.log.events.count).grouped) ticks has a fill")
      }
      try write(trace, strategy: plan.strategy)
    }
  }

  private func write(_ trace: SecurityTrace, strategy: StrategyDefinition) throws {
    let isCSV = format.map { $0 == .csv } ?? (output?.lowercased().hasSuffix(".csv") ?? false)
    let text =
      isCSV
      ? TraceCSV.csv(trace, strategy: strategy, fillsOnly: fillsOnly)
      : Array(TraceText.text(trace, strategy: strategy, fillsOnly: fillsOnly).utf8)
    if let output {
      try AtomicFile.prepare(output, option: "--output")
      try AtomicFile.write(text, to: output, .unsynced)
      Console.printLine("Trace: \(output)")
    } else {
      Console.print(String(decoding: text.dropLast(), as: UTF8.self))
    }
  }
}

/// How a trace is written.
enum TraceFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv
}
