package import Analytics
package import Backtest
package import TickStorage

/// What a strategy comes to under several sets of rules, in one pass over each security's ticks.
package struct RuleStudy: Sendable {
  package let cells: [RuleCell]
  /// Of each security that has a result, in source order, the metrics of every cell.
  package let securities: [(entry: TickEntry, metrics: [SecurityMetrics])]
  /// What went wrong with the others.
  package let failures: [(entry: TickEntry, reason: String)]
  /// What the user should know of how the ticks were read, one line each.
  package let notices: [String]

  /// Replays every security of a plan under the rules of each cell.
  ///
  /// - Complexity: linear in the ticks times the cells.
  package init(
    _ plan: BacktestPlan, _ cells: [RuleCell], overrides: ParameterOverrides, workers: Int,
    cancellation: Cancellation = Cancellation()
  ) throws(CancelledRun) {
    self.cells = cells
    let results = try SecurityWork.run(plan.entries, workers: workers, keeping: {}) {
      (entry, _: inout Void) throws(CancelledRun) in
      do {
        let unit = SweepUnit(
          entry: entry, strategy: plan.strategy,
          parameters: try cells.map {
            try plan.parameters(of: entry.security, overriddenBy: $0.overrides(overrides))
          },
          on: plan.exchange(of: entry.security), plan.sessions(of: entry.security))
        let results = try unit.run(
          from: plan.source, chunkSize: plan.chunkSize, keepsFills: false, cancellation: cancellation
        ) { _, _ in }
        if let problem = results.lazy.compactMap(\.problem).first { return Finding.failure(problem) }
        return Finding.metrics(results.map(\.metrics), results.first?.notices ?? [])
      } catch let cancelled as CancelledRun {
        throw cancelled
      } catch let missing as DayWithoutSession {
        return Finding.failure(plan.hours.problem(withoutHoursOn: missing.date, entry.security, plan.exchanges))
      } catch {
        return Finding.failure("\(error)")
      }
    }
    var securities: [(entry: TickEntry, metrics: [SecurityMetrics])] = []
    var failures: [(entry: TickEntry, reason: String)] = []
    var notices: [String] = []
    for (entry, result) in zip(plan.entries, results) {
      switch result {
      case .metrics(let metrics, let lines):
        securities.append((entry, metrics))
        notices += lines
      case .failure(let reason):
        failures.append((entry, reason))
      }
    }
    (self.securities, self.failures, self.notices) = (securities, failures, notices)
  }

  private enum Finding: Sendable {
    case metrics([SecurityMetrics], [String])
    case failure(String)
  }

  /// What a cell came to on all securities.
  package struct Total: Sendable {
    package var realizedPnL = 0.0
    package var unrealizedPnL = 0.0
    package var fills = 0
    /// Securities that end with a position.
    package var openPositions = 0
  }

  package func total(_ cell: Int) -> Total {
    securities.reduce(into: Total()) { total, security in
      let metrics = security.metrics[cell]
      total.realizedPnL += metrics.realizedPnL
      total.unrealizedPnL += metrics.unrealizedPnL
      total.fills += metrics.trades
      total.openPositions += metrics.position == 0 ? 0 : 1
    }
  }

  /// How much more the cell makes in a day than the first one, with its interval; nil for too few days.
  package func dailyDifference(_ cell: Int) -> PairedDifference? {
    let first = DailyPnL.sum(of: securities.map { $0.metrics[0].daily })
    return BlockBootstrap().difference(DailyPnL.sum(of: securities.map { $0.metrics[cell].daily }), first)
  }
}
