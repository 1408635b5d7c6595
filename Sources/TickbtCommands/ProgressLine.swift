internal import Backtest
internal import Report
internal import Synchronization
internal import Glibc

/// A line on a terminal that shows how far work on securities has come, drawn anew ten times a second.
final class ProgressLine: Sendable {
  private let progress: RunProgress
  private let unit: String
  private let isFinished = Atomic<Bool>(false)
  private let isGone = Atomic<Bool>(false)
  private let start = ContinuousClock().now

  /// Starts to draw.
  ///
  /// - Parameter unit: What the rows are counted as.
  init(_ progress: RunProgress, unit: String = "ticks") {
    self.progress = progress
    self.unit = unit
    WorkerThreads.detach { [self] in
      while !isFinished.load(ordering: .acquiring) {
        Console.status(text)
        usleep(100_000)
      }
      Console.status("")
      isGone.store(true, ordering: .releasing)
    }
  }

  /// Removes the line.
  func finish() {
    isFinished.store(true, ordering: .releasing)
    while !isGone.load(ordering: .acquiring) { usleep(1000) }
  }

  private var text: String {
    let seconds = (ContinuousClock().now - start).seconds
    let rows = progress.rowsDone
    var text = "\(progress.securitiesDone)/\(progress.totalSecurities) securities"
    guard seconds > 0, rows > 0 else { return text }
    text += ", \((Double(rows) / seconds / 1e6).grouped(fraction: 1)) million \(unit)/s"
    let done = progress.fractionDone
    if done > 0 { text += ", \((seconds * (1 - done) / done).grouped(fraction: 0)) s left" }
    return text
  }
}
