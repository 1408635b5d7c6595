package import TickStorage

/// Work on the securities of a source, several at a time.
package enum SecurityWork {
  /// What `body` makes of each entry, in source order; the entries with the most to read are taken first.
  ///
  /// - Parameter state: what a thread keeps from entry to entry, such as buffers.
  package static func run<State, Kept: Sendable>(
    _ entries: [TickEntry], workers: Int, keeping state: @escaping @Sendable () -> State,
    body: @escaping @Sendable (TickEntry, inout State) throws(CancelledRun) -> Kept
  ) throws(CancelledRun) -> [Kept] {
    let largestFirst = entries.indices.sorted { (entries[$0].bytes, $1) > (entries[$1].bytes, $0) }
    let work = WorkQueue<Kept>(indices: largestFirst)
    WorkerThreads.run(min(workers, entries.count)) { _ in
      var state = state()
      while let index = work.take() {
        guard let kept = try? body(entries[index], &state) else { return }
        work.keep(kept, at: index)
      }
    }
    let kept = work.kept
    guard kept.count == entries.count else { throw CancelledRun() }
    return kept
  }
}

/// How much of an entry's bytes has been read since the last look.
package struct ReadShare {
  private let bytes: Double
  private var fraction = 0.0

  package init(of entry: TickEntry) { bytes = Double(entry.bytes) }

  /// What has not been read at the last look.
  package var left: Double { (1 - fraction) * bytes }

  package mutating func added(_ now: Double) -> Double {
    defer { fraction = now }
    return (now - fraction) * bytes
  }
}
