package import Analytics
package import Backtest
internal import Simulation
internal import TickData
package import TickStorage

/// What a strategy comes to under several sets of rules, in one pass over each security's ticks.
package struct RuleStudy: Sendable {
  package let cells: [RuleCell]
  /// Of each security that has a result, in source order, what every cell came to.
  package let securities: [(entry: TickEntry, results: [Result])]
  /// What went wrong with the others.
  package let failures: [(entry: TickEntry, reason: String)]
  /// What the user should know of how the ticks were read, one line each.
  package let notices: [String]

  /// What a cell came to on a security, in AED and shares.
  package struct Result: Sendable {
    package let realizedPnL: Double
    package let unrealizedPnL: Double
    package let fills: Int
    package let position: Int64
    package let daily: DailyPnL
  }

  /// Replays every security of a plan under the rules of each cell.
  ///
  /// - Complexity: linear in the ticks times the cells.
  package init(
    _ plan: BacktestPlan, _ cells: [RuleCell], overrides: ParameterOverrides, workers: Int,
    cancellation: Cancellation = Cancellation()
  ) throws(CancelledRun) {
    self.cells = cells
    let findings = try SecurityWork.run(plan.entries, workers: workers, keeping: { TickChunk() }) {
      (entry, chunk: inout TickChunk) throws(CancelledRun) in
      do {
        return Finding.results(
          try Self.results(of: entry, plan, cells, overrides, &chunk, cancellation))
      } catch let cancelled as CancelledRun {
        throw cancelled
      } catch {
        return Finding.failure("\(error)")
      }
    }
    var securities: [(entry: TickEntry, results: [Result])] = []
    var failures: [(entry: TickEntry, reason: String)] = []
    var notices: [String] = []
    for (entry, finding) in zip(plan.entries, findings) {
      switch finding {
      case .results((let results, let lines)):
        securities.append((entry, results))
        notices += lines
      case .failure(let reason):
        failures.append((entry, reason))
      }
    }
    (self.securities, self.failures, self.notices) = (securities, failures, notices)
  }

  private enum Finding: Sendable {
    case results((results: [Result], notices: [String]))
    case failure(String)
  }

  /// Rows to read at a time at most: they stay in a core's cache while every cell takes them.
  private static let portion = 4096

  private static func results(
    of entry: TickEntry, _ plan: BacktestPlan, _ cells: [RuleCell], _ overrides: ParameterOverrides,
    _ chunk: inout TickChunk, _ cancellation: Cancellation
  ) throws -> (results: [Result], notices: [String]) {
    let parameters = try cells.map {
      try plan.parameters(of: entry.security, overriddenBy: $0.overrides(overrides))
    }
    func makeBatch() -> SecurityBatch<FillTally> {
      plan.strategy.tally(parameters, on: plan.exchange(of: entry.security), plan.sessions(of: entry.security))
    }
    var batch = makeBatch()
    let findings = try plan.source.read(
      entry, in: plan.strategy.tickOrder, limit: portion, into: &chunk, start: { batch = makeBatch() },
      take: { chunk, _ in
        if cancellation.isCancelled { throw CancelledRun() }
        batch.replay(chunk)
      })
    let outcomes = batch.finish()
    let results = try outcomes.enumerated().map { index, outcome in
      let outcome = try plan.complete(outcome, of: entry.security)
      var tally = FillTally()
      batch.withObserver(index) { tally = $0 }
      return Result(
        realizedPnL: outcome.account.realizedPnL, unrealizedPnL: outcome.unrealizedPnL, fills: tally.fillCount,
        position: outcome.account.position,
        daily: DailyPnL(ofFills: tally.amounts, on: tally.days.map(CivilDate.init(of:))))
    }
    return (results, DataNotices.lines(of: entry.security, findings, outcomes.first?.counts ?? TickCounts()))
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
      let result = security.results[cell]
      total.realizedPnL += result.realizedPnL
      total.unrealizedPnL += result.unrealizedPnL
      total.fills += result.fills
      total.openPositions += result.position == 0 ? 0 : 1
    }
  }

  /// How much more the cell makes in a day than the first one, with its interval; nil for too few days.
  package func dailyDifference(_ cell: Int) -> PairedDifference? {
    func daily(_ cell: Int) -> DailyPnL { .sum(of: securities.map { $0.results[cell].daily }) }
    return BlockBootstrap().difference(daily(cell), daily(0))
  }
}
