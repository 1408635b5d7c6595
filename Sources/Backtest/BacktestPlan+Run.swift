internal import TickData
internal import TickStorage

/// On which threads a run's securities are replayed. The results are the same.
public enum Execution: Hashable, Sendable {
  /// One after the other on the calling thread.
  case sequential
  /// On so many threads, which take the securities from one queue, those with the most to read first.
  case parallel(workers: Int)
}

extension BacktestPlan {
  /// Runs every security and returns what `finish` makes of each result, in source order.
  ///
  /// - Parameter finish: Called once for each security on the thread that ran it, so that what it does is parallel, too:
  ///   write a log, keep a sum.
  /// - Throws: ``CancelledRun`` when the run was asked to stop. A security's failure is in its result.
  public func run<Kept: Sendable>(
    _ execution: Execution, progress: RunProgress? = nil, cancellation: Cancellation = Cancellation(),
    finish: @escaping @Sendable (SecurityResult) -> Kept
  ) throws(CancelledRun) -> [Kept] {
    let progress = progress ?? RunProgress(self)
    switch execution {
    case .sequential:
      var kept: [Kept] = []
      var chunk = TickChunk()
      for entry in entries {
        kept.append(finish(try run(entry, chunk: &chunk, progress: progress, cancellation: cancellation)))
      }
      return kept
    case .parallel(let workers):
      return try SecurityWork.run(entries, workers: workers, keeping: { TickChunk() }) {
        (entry, chunk: inout TickChunk) throws(CancelledRun) in
        finish(try run(entry, chunk: &chunk, progress: progress, cancellation: cancellation))
      }
    }
  }
}
