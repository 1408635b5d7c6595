internal import Backtest
internal import Report
internal import Synchronization
internal import Glibc

/// A line on a terminal that shows how far work on securities has come, drawn anew ten times a second once it has taken a
/// while.
final class ProgressLine: Sendable {
  private let progress: RunProgress
  private let unit: String
  /// Whether the line is there, and whether it may still be drawn. Held while it is drawn.
  private let state = Mutex((isDrawn: false, isFinished: false))
  private let start = ContinuousClock().now

  /// Starts to draw. Without a thread for it there is no line.
  ///
  /// - Parameter unit: What the rows are counted as.
  init(_ progress: RunProgress, unit: String = "ticks") {
    self.progress = progress
    self.unit = unit
    WorkerThreads.detach { [self] in
      usleep(200_000)
      while draw() { usleep(100_000) }
    }
  }

  /// Removes the line.
  func finish() {
    state.withLock { state in
      state.isFinished = true
      if state.isDrawn { Console.status("") }
    }
  }

  private func draw() -> Bool {
    state.withLock { state in
      guard !state.isFinished else { return false }
      state.isDrawn = true
      Console.status(text)
      return true
    }
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
