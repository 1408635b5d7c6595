internal import Backtest
internal import TickStorage

/// Work on many securities that shows how far it has come and can be interrupted.
enum SecurityTask {
  static func run<Outcome>(
    on entries: [TickEntry], isQuiet: Bool, body: (RunProgress, Cancellation) throws -> Outcome
  ) throws -> Outcome {
    let progress = RunProgress(of: entries)
    let cancellation = Cancellation()
    Interruption.cancel(cancellation)
    let line = !isQuiet && Console.errorIsTerminal ? ProgressLine(progress, unit: "rows") : nil
    defer { line?.finish() }
    return try body(progress, cancellation)
  }
}
