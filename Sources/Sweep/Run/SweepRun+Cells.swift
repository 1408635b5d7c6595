internal import Analytics
internal import Backtest
internal import TickStorage

extension SweepRun {
  /// Adds up the cells, and hands each over in their order.
  ///
  /// - Parameter prepare: called on the workers' threads, with what the cell came to on each security.
  /// - Complexity: the memory of some cells for each worker, however many there are.
  package func forEachCell<Prepared: Sendable>(
    _ results: SweepResults, prepare: @escaping @Sendable (CellResult, [SecurityOutcome]) -> Prepared,
    _ body: (CellResult, Prepared) throws -> Void
  ) throws {
    try journal.forgetPortfolios()
    let block = 16 * max(1, workers)
    for start in stride(from: 0, to: plan.cellCount, by: block) {
      if cancellation.isCancelled { throw CancelledRun() }
      let count = min(block, plan.cellCount - start)
      let measured = parallelMap(count, workers: workers) { offset in
        Result { () throws(JournalError) in
          let (cell, outcomes) = try measure(start + offset, results)
          return (cell, prepare(cell, outcomes))
        }
      }
      var days: [CellDays] = []
      for cell in measured {
        let (result, prepared) = try cell.get()
        days.append(CellDays(cell: result.cell.id, strategy: result.cell.strategy, daily: result.daily))
        try body(result, prepared)
      }
      try journal.keep(days)
    }
  }

  private func measure(
    _ index: Int, _ results: SweepResults
  ) throws(JournalError) -> (CellResult, [SecurityOutcome]) {
    let first = index * plan.entries.count
    let keys = results.keys[first..<first + plan.entries.count]
    let metrics = try journal.metrics(of: keys.compactMap(\.self))
    var next = 0
    var outcomes: [SecurityOutcome] = []
    for (entry, key) in zip(plan.entries, keys) {
      var found: SecurityMetrics?
      if key != nil {
        found = metrics[next]
        next += 1
      }
      // A journal of before may hold metrics that are no result.
      let unbounded = found.flatMap { UnboundedFigure(of: $0, from: nil)?.description }
      let reason = results.errors[first + outcomes.count] ?? unbounded
      // The journal has said that it is there, or it was committed.
      if key != nil, found == nil, reason == nil { throw .damaged(journal.path) }
      if unbounded != nil { found = nil }
      outcomes.append(
        SecurityOutcome(
          entry: entry,
          metrics: found.map { .success($0) } ?? .failure(SecurityFailure(reason: reason ?? "has no result"))))
    }
    let succeeded = outcomes.compactMap { try? $0.metrics.get() }
    let portfolio = PortfolioMetrics(of: succeeded)
    let daily = portfolio.dailyOverMarketDays
    let result = CellResult(
      index: index, cell: plan.cell(index), trades: succeeded.reduce(0) { $0 + $1.trades },
      realizedPnL: succeeded.reduce(0) { $0 + $1.realizedPnL },
      metrics: portfolio.cells, daily: daily, figures: DailyFigures(of: daily.amounts),
      intervals: BlockBootstrap().intervals(of: daily.amounts), securities: succeeded.count,
      errors: outcomes.count - succeeded.count)
    return (result, outcomes)
  }
}
