internal import ArgumentParser
internal import Backtest
internal import Report
internal import Simulation
internal import TickData

/// `tickbt diff`
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show the first fill in which two runs differ, for each security.",
    discussion: """
      Compares the trade logs of two folders, of this system or the reference, or of kept cells of sweeps (FOLDER:CELL), by \
      security. Where both folders have a run.json and ran the same ticks, or where --data names them, both runs are \
      replayed and the ticks around the difference are shown, too. Numbers are compared as numbers: 10 and 10.0 are the same.

      A log that is not the one that its run wrote, by the folder's run.json, is compared, too, and said.

      Exit code: 0 where all securities are equal, 1 where one differs or something went wrong, 64 for a mistake in the \
      call.

      Examples:
        tickbt diff output/v1_baseline_parallel output/v3_liquidity_monitor_parallel
        tickbt diff output/v1_baseline_parallel output/try --securities EMAAR,ALDAR
        tickbt diff output/sweep:30s output/sweep:60s --security EMAAR
      """)

  @Argument(help: ArgumentHelp("A folder of results.", valueName: "run-a"))
  var first: String

  @Argument(help: ArgumentHelp("The folder to compare it with.", valueName: "run-b"))
  var second: String

  @Option(
    name: [.long, .customLong("securities")],
    help: ArgumentHelp("Compare only these securities, separated by commas.", valueName: "names"))
  var security: String?

  @OptionGroup var ticks: DataOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try reportingFailures {
      let names = try SecurityNames.parse(security)
      _ = try reading.reading()
      let (a, b) = (try ResultLogs(folder: first), try ResultLogs(folder: second))
      for logs in [a, b] where logs.isIncomplete {
        Console.notice("\(logs.folder): its run is not complete: some logs may be missing")
      }
      // Ticks that are asked for must be there, whether the runs differ or not.
      let source = (a.run ?? b.run)?.inputs.first?.source
      if ticks.data != nil { _ = try ticks.open(reading.reading(like: source)) }
      let differences = try LogDifference.all(of: a, b, securities: names)
      var text = DifferenceText.heading(a, b) + "\n"
      for difference in differences {
        if !difference.isEqual, !text.hasSuffix("\n\n") { text += "\n" }
        text += DifferenceText.text(difference) + (try trace(of: difference, a, b)) + (difference.isEqual ? "" : "\n")
      }
      Console.print(text + (text.hasSuffix("\n\n") ? "" : "\n") + DifferenceText.total(differences))
      let changes = differences.flatMap(\.changes)
      changes.forEach(Console.error)
      if !differences.allSatisfy(\.isEqual) || !changes.isEmpty { throw ExitCode.failure }
    }
  }

  /// The ticks around the difference, or a line that says why they are not shown; empty where there is none.
  private func trace(of difference: LogDifference, _ a: ResultLogs, _ b: ResultLogs) throws -> String {
    guard let log = DifferenceTrace.log(of: difference) else { return "" }
    guard let one = a.run, let other = b.run else {
      return ticks.data == nil ? "" : "\n(no ticks are shown: both folders need a run.json)\n"
    }
    guard let (first, second) = try? (one.input(of: difference.security), other.input(of: difference.security)) else {
      return "\n(no ticks are shown: one of the runs is not of this security)\n"
    }
    guard ticks.data != nil || first.isOfSameTicks(as: second) else {
      return
        "\n(no ticks are shown: the runs are not of the same, \(first.path.withoutControls) and "
        + "\(second.path.withoutControls); name some with --data)\n"
    }
    do {
      let plans = (
        try one.plan(for: first, ticks: ticks, reading: reading),
        try other.plan(for: second, ticks: ticks, reading: reading)
      )
      return DifferenceTrace(
        difference, first: (try plans.0.trace(log), plans.0.strategy),
        second: (try plans.1.trace(log), plans.1.strategy)
      ).text
    } catch {
      // Other securities may well be shown.
      return "\n(no ticks are shown: \("\(error)".withoutControls))\n"
    }
  }
}
