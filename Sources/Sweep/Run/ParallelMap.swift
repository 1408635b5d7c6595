internal import Backtest

/// What a body makes of each index from 0 up to a count, in their order, on so many threads.
func parallelMap<Value: Sendable>(
  _ count: Int, workers: Int, _ body: @escaping @Sendable (Int) -> Value
) -> [Value] {
  guard workers > 1, count > 1 else { return (0..<count).map(body) }
  let work = WorkQueue<Value>(indices: Array(0..<count))
  WorkerThreads.run(min(workers, count)) { _ in
    while let index = work.take() { work.keep(body(index), at: index) }
  }
  return work.kept
}
