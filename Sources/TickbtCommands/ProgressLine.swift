internal import Backtest
internal import Report
internal import Synchronization
internal import Glibc

/// A line on a terminal that shows how far work has come, drawn anew ten times a second once it has taken a while.
final class ProgressLine: Sendable {
  /// The line's text after so many seconds.
  private let text: @Sendable (_ seconds: Double) -> String
  /// Whether the line is there, and whether it may still be drawn. Held while it is drawn.
  private let state = Mutex((isDrawn: false, isFinished: false))
  private let start = ContinuousClock().now

  /// Starts to draw. Without a thread for it there is no line.
  init(_ text: @escaping @Sendable (_ seconds: Double) -> String) {
    self.text = text
    WorkerThreads.detach { [self] in
      usleep(200_000)
      while draw() { usleep(100_000) }
    }
  }

  /// The line of work on securities.
  ///
  /// - Parameter unit: What the rows are counted as.
  convenience init(_ progress: RunProgress, unit: String = "ticks") {
    self.init { seconds in
      var text = "\(progress.securitiesDone)/\(progress.totalSecurities) securities"
      guard seconds > 0, progress.rowsDone > 0 else { return text }
      text += ", \((Double(progress.rowsDone) / seconds / 1e6).grouped(fraction: 1)) million \(unit)/s"
      return text + Self.timeLeft(seconds, progress.fractionDone)
    }
  }

  /// How long it will take, if it goes on as it did; empty at the beginning.
  static func timeLeft(_ seconds: Double, _ done: Double) -> String {
    done > 0 ? ", \((seconds * (1 - done) / done).grouped(fraction: 0)) s left" : ""
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
      Console.status(text((ContinuousClock().now - start).seconds))
      return true
    }
  }
}
