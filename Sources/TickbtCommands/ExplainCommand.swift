internal import ArgumentParser
internal import Backtest
internal import Report
internal import Simulation
internal import TickData

/// `tickbt explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say how one fill came about.",
    discussion: """
      Names the tick that caused a fill and the rule; for a resting order when and where it joined the queue, which trades \
      ate what stood before it, and how long it waited. Fills are counted as the lines of the security's trade log are, \
      from 1 without the heading.

      Examples:
        tickbt explain --fill 12 --strategy v1_baseline --security EMAAR
        tickbt explain --fill 12 --run output/v1_baseline_parallel --security EMAAR
        tickbt explain --fill 12 --run output/sweep:60s --security EMAAR
        tickbt explain --fill 1 -s v2_1_stop_loss --security EMAAR --json
      """)

  @Option(parsing: .unconditional, help: ArgumentHelp("The fill, counted from 1.", valueName: "number"))
  var fill: Int

  @OptionGroup var replay: ReplayOptions

  @Flag(help: "Write JSON instead of text.")
  var json = false

  func run() throws {
    try reportingFailures {
      try requirePositive(fill, "--fill")
      let plan = try replay.plan()
      (plan.notices + plan.dataNotices).forEach(Console.notice)
      let trace = try plan.trace(TraceLog(explaining: fill))
      let explanation = try trace.explanation()
      if let problem = logProblem(with: explanation, of: trace) { Console.notice(problem) }
      if json {
        Console.print(ExplanationDocument(explanation, of: trace, strategy: plan.strategy).text)
      } else {
        Console.print(String(ExplanationText(explanation, of: trace, strategy: plan.strategy).text.dropLast()))
      }
    }
  }

  /// What is wrong with the trade log of a run's folder; nil where it is right, or there is none.
  private func logProblem(with explanation: FillExplanation, of trace: SecurityTrace) -> String? {
    guard let run = replay.run else { return nil }
    do {
      return try ResultLogs(folder: run).problem(with: explanation, of: trace.security.name)
    } catch {
      return error.description
    }
  }
}
