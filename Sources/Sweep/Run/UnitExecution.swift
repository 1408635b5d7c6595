internal import Analytics
internal import Backtest
internal import Simulation
internal import Synchronization
internal import TickData
internal import TickStorage

/// Units of work on their way through the threads: each is replayed, its trades are written where they are kept, and its
/// results are committed together.
final class UnitExecution: Sendable {
  private let run: SweepRun
  private let keys: [ResultKey?]
  private let totalCost: Double
  private let files: (any TradeFiles)?
  /// For each cell, how many of its securities are to be done.
  private let remaining: Mutex<[Int]>
  private let failures = Mutex<[Int: String]>([:])
  /// What stops the whole sweep, such as a full disk.
  private let stop = Mutex<(any Error)?>(nil)

  init(run: SweepRun, keys: [ResultKey?], remaining: [Int], totalCost: Double, files: (any TradeFiles)?) {
    self.run = run
    self.keys = keys
    self.remaining = Mutex(remaining)
    self.totalCost = max(1, totalCost)
    self.files = files
  }

  /// Runs the units, in their order. Returns the failures, by the results' indices among the keys.
  ///
  /// - Parameter commits: whether the results go to the journal; if not, they stand there and only trades are written.
  func run(_ units: [WorkPlan.Unit], commits: Bool) throws -> [Int: String] {
    let work = WorkQueue<Void>(indices: Array(units.indices))
    WorkerThreads.run(min(run.workers, max(1, units.count))) { [self] _ in
      while let index = work.take() {
        if run.cancellation.isCancelled || stop.withLock({ $0 != nil }) { return }
        do {
          try execute(units[index], commits: commits)
        } catch {
          stop.withLock { if $0 == nil { $0 = error } }
        }
      }
    }
    if let error = stop.withLock({ $0 }) { throw error }
    if run.cancellation.isCancelled { throw CancelledRun() }
    return failures.withLock { $0 }
  }

  private func execute(_ unit: WorkPlan.Unit, commits: Bool) throws {
    let plan = run.plan
    let entry = plan.entries[unit.entry]
    let cells = unit.cells.map(plan.cell)
    var share = 0.0
    func advance(to fraction: Double) {
      let done = unit.cost / totalCost * fraction
      run.progress.add(share: done - share)
      share = done
    }
    defer { advance(to: 1) }

    let results: [UnitResult]
    let parameters: [ResolvedParameters]
    do {
      parameters = try cells.map { try plan.parameters(of: $0, for: entry) }
      results = try SweepUnit(
        entry: entry, strategy: plan.grid.strategies[unit.strategy], parameters: parameters,
        on: plan.exchange(of: entry.security), plan.sessions(of: entry.security)
      ).run(
        from: plan.source, chunkSize: plan.chunkSize, keepsFills: files != nil, cancellation: run.cancellation
      ) { rows, fraction in
        run.progress.add(ticks: rows * cells.count)
        advance(to: fraction)
      }
    } catch let cancelled as CancelledRun {
      throw cancelled
    } catch {
      // The security's own failure; the others go on.
      let reason = plan.reason(for: error, entry.security)
      failures.withLock { failures in
        for cell in unit.cells { failures[cell * plan.entries.count + unit.entry] = reason }
      }
      return
    }

    var outcomes: [FinishedOutcome] = []
    var failed: Set<Int> = []
    for (index, result) in results.enumerated() {
      let place = unit.cells[index] * plan.entries.count + unit.entry
      if commits, let problem = result.problem {
        failures.withLock { $0[place] = problem }
        failed.insert(unit.cells[index])
        continue
      }
      guard let key = keys[place] else { continue }
      var log: KeptLog?
      if let files, !result.fills.isEmpty {
        let hash = try files.write(result.fills, of: cells[index], entry.security)
        log = KeptLog(path: files.path(of: cells[index], entry.security), key: key, hash: hash)
      }
      outcomes.append(
        FinishedOutcome(
          key: key, strategy: cells[index].strategy, security: entry.security.name,
          parameters: ResultIdentity.text(of: parameters[index]), trades: result.metrics.trades,
          realizedPnL: result.metrics.realizedPnL, metrics: MetricsBlob.encode(result.metrics), log: log))
    }
    guard commits else {
      try run.journal.note(outcomes.compactMap(\.log))
      return
    }
    let finished = remaining.withLock { remaining in
      var finished = 0
      for cell in unit.cells where !failed.contains(cell) {
        remaining[cell] -= 1
        if remaining[cell] == 0 { finished += 1 }
      }
      return finished
    }
    try run.journal.commit(outcomes, strategyIndex: unit.strategy, finishedCells: finished)
    if let notices = results.first?.notices, !notices.isEmpty, let hash = try? plan.source.contentHash(of: entry) {
      try run.journal.keep(notices, of: entry.security, plan.ticks(of: entry, hash))
    }
    run.progress.add(cells: finished)
  }
}
