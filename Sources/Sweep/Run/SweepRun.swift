package import Backtest
internal import Synchronization
internal import TickStorage

/// A sweep at work: its plan, the journal of its folder, and the threads that it may use.
package struct SweepRun: Sendable {
  let plan: SweepPlan
  let journal: SweepJournal
  let workers: Int
  let progress: SweepProgress
  let cancellation: Cancellation

  package init(
    _ plan: SweepPlan, journal: SweepJournal, workers: Int, progress: SweepProgress, cancellation: Cancellation
  ) {
    self.plan = plan
    self.journal = journal
    // There is no use for more than there are results.
    self.workers = min(workers, max(1, plan.resultCount), WorkerThreads.most)
    self.progress = progress
    self.cancellation = cancellation
  }

  /// Computes every result that the journal does not have, and commits each.
  ///
  /// - Parameter files: where the trades of all cells go; nil to keep none.
  /// - Throws: ``CancelledRun`` when it was asked to stop. What was committed stays. A security's failure is in the results.
  package func run(keepingTradesIn files: (any TradeFiles)? = nil) throws -> SweepResults {
    let hashes = parallelMap(plan.entries.count, workers: workers) { [plan] index in
      Result { try plan.source.contentHash(of: plan.entries[index]) }.mapError { SecurityFailure($0) }
    }
    let identified = try identify(hashes)
    try journal.begin(identified.progress)
    progress.add(cells: identified.progress.reduce(0) { $0 + $1.cellsDone })

    let units = WorkPlan(
      pending: identified.pending, sizes: plan.entries.map(\.bytes), workers: workers
    ).units
    let execution = UnitExecution(
      run: self, keys: identified.keys, remaining: identified.remaining,
      totalCost: units.reduce(0) { $0 + $1.cost }, files: files)
    let failures = try execution.run(units, commits: true)
    let sharedFailures = identified.failuresOfShared(failures)
    for (index, _) in sharedFailures {
      try journal.takeBack(results: 1, strategyIndex: plan.cell(index / plan.entries.count).strategyIndex)
    }
    return SweepResults(
      keys: identified.keys,
      errors: identified.errors.merging(failures) { first, _ in first }.merging(sharedFailures) { first, _ in first },
      reused: identified.progress.reduce(0) { $0 + $1.resultsDone } - identified.shared.count,
      shared: identified.shared.count - sharedFailures.count,
      computed: units.reduce(0) { $0 + $1.cells.count } - failures.count, hashes: hashes.map { try? $0.get() },
      notices: try zip(plan.entries, hashes).flatMap { entry, hash in
        guard let hash = try? hash.get() else { return [String]() }
        return try journal.notices(of: entry.security, plan.ticks(of: entry, hash))
      })
  }

  /// What there is to do, and what is done already.
  private struct Identified {
    var keys: [ResultKey?] = []
    var errors: [Int: String] = [:]
    /// For each security, and each strategy, the cells to replay.
    var pending: [[[Int]]]
    /// For each cell, how many of its securities are to be done.
    var remaining: [Int] = []
    var progress: [StrategyProgress]
    /// The indices of the results that are those of another cell, whose parameters come to the same on a security.
    var shared: [Int] = []

    /// What went wrong with another cell's result went wrong with those that share it.
    func failuresOfShared(_ failures: [Int: String]) -> [Int: String] {
      let reasons = Dictionary(
        failures.compactMap { index, reason in keys[index].map { ($0, reason) } },
        uniquingKeysWith: { first, _ in first })
      return Dictionary(
        uniqueKeysWithValues: shared.compactMap { index in
          keys[index].flatMap { reasons[$0] }.map { (index, $0) }
        })
    }
  }

  private func identify(_ hashes: [Result<ContentHash, SecurityFailure>]) throws -> Identified {
    let finished = try journal.finishedKeys()
    // What is set for one security makes cells alike there: they have one result.
    var queued: Set<ResultKey> = []
    let securities = plan.entries.count
    var identified = Identified(
      pending: Array(repeating: Array(repeating: [], count: plan.grid.strategies.count), count: securities),
      progress: plan.grid.strategies.map {
        StrategyProgress(strategy: $0.name, cells: 0, cellsDone: 0, results: 0, resultsDone: 0)
      })
    identified.keys.reserveCapacity(plan.resultCount)
    identified.remaining.reserveCapacity(plan.cellCount)
    let keys = parallelMap(plan.cellCount, workers: workers) { [plan, cancellation] index in
      let cell = plan.cell(index)
      return plan.entries.indices.map { entry in
        Result { () throws -> ResultKey in
          if cancellation.isCancelled { throw CancelledRun() }
          let hash = try hashes[entry].get()
          let parameters = try plan.parameters(of: cell, for: plan.entries[entry])
          return plan.key(of: parameters, cell, plan.entries[entry], hash)
        }
      }
    }
    if cancellation.isCancelled { throw CancelledRun() }
    for (index, keys) in keys.enumerated() {
      let strategy = plan.cell(index).strategyIndex
      var remaining = 0
      for (entry, key) in keys.enumerated() {
        switch key {
        case .success(let key):
          if finished.contains(key) {
            identified.progress[strategy].resultsDone += 1
          } else if queued.insert(key).inserted {
            identified.pending[entry][strategy].append(index)
            remaining += 1
          } else {
            identified.progress[strategy].resultsDone += 1
            identified.shared.append(index * securities + entry)
          }
          identified.keys.append(key)
        case .failure(let error):
          identified.errors[index * securities + entry] = "\(error)"
          identified.keys.append(nil)
        }
      }
      identified.remaining.append(remaining)
      identified.progress[strategy].cells += 1
      identified.progress[strategy].results += securities
      if remaining == 0 { identified.progress[strategy].cellsDone += 1 }
    }
    return identified
  }
}
