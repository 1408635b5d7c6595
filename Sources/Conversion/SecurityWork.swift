internal import Backtest
internal import TickStorage

/// Work on the securities of a source, several at a time.
enum SecurityWork {
  /// What `body` makes of each entry, in source order; the entries with the most to read are taken first.
  static func run<Kept: Sendable>(
    _ entries: [TickEntry], workers: Int, body: @escaping @Sendable (TickEntry) throws(CancelledRun) -> Kept
  ) throws(CancelledRun) -> [Kept] {
    let largestFirst = entries.indices.sorted { (entries[$0].bytes, $1) > (entries[$1].bytes, $0) }
    let work = WorkQueue<Kept>(indices: largestFirst)
    WorkerThreads.run(min(workers, entries.count)) { _ in
      while let index = work.take() {
        guard let kept = try? body(entries[index]) else { return }
        work.keep(kept, at: index)
      }
    }
    let kept = work.kept
    guard kept.count == entries.count else { throw CancelledRun() }
    return kept
  }
}

/// How much of an entry's bytes has been read since the last look.
struct ReadShare {
  private let bytes: Double
  private var fraction = 0.0

  init(of entry: TickEntry) { bytes = Double(entry.bytes) }

  /// What has not been read at the last look.
  var left: Double { (1 - fraction) * bytes }

  mutating func added(_ now: Double) -> Double {
    defer { fraction = now }
    return (now - fraction) * bytes
  }
}
