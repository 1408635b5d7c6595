package import Analytics
package import Backtest
package import Simulation
package import TickData
package import TickStorage

/// A piece of a sweep's work: one security, decoded once, and a batch of configurations of one strategy.
package struct SweepUnit: Sendable {
  package let entry: TickEntry
  package let strategy: StrategyDefinition
  /// Of each configuration.
  package let parameters: [ResolvedParameters]
  /// Those of the security.
  let exchange: Exchange
  let sessions: SessionCalendar

  package init(
    entry: TickEntry, strategy: StrategyDefinition, parameters: [ResolvedParameters], on exchange: Exchange,
    _ sessions: SessionCalendar
  ) {
    self.entry = entry
    self.strategy = strategy
    self.parameters = parameters
    self.exchange = exchange
    self.sessions = sessions
  }
}

/// What a configuration came to on a unit's security.
package struct UnitResult: Sendable {
  package let metrics: SecurityMetrics
  /// Why the metrics are no result; nil where they are one.
  package let problem: String?
  /// Every fill, where they were asked for.
  package let fills: [Fill]
  package let counts: TickCounts
  /// What the user should know of how the ticks were read, one line each: the same for every configuration.
  package internal(set) var notices: [String] = []
}

/// A security has ticks on a day without hours.
struct DayWithoutSession: Error {
  let date: CivilDate
}

extension SweepUnit {
  /// Rows to read at a time at most: what some dozen configurations are filled within them stays in a core's cache until
  /// it is measured.
  private static let portion = 4096

  /// Replays the unit; a result for each configuration, in their order.
  ///
  /// - Parameter keepsFills: whether the results have the fills, too.
  /// - Parameter read: called after each chunk with its rows and the share of all there is that has been read.
  /// - Complexity: linear in the ticks times the configurations. Memory is that of the chunks which five minutes of ticks
  ///   span, and what the metrics keep of each fill.
  package func run(
    from source: any TickSource, chunkSize: Int, keepsFills: Bool, cancellation: Cancellation,
    read: (_ rows: Int, _ fraction: Double) -> Void
  ) throws -> [UnitResult] {
    var pass = SweepPass(self, keepsFills: keepsFills)
    var chunk = TickChunk()
    let findings = try source.read(
      entry, in: strategy.tickOrder, limit: min(chunkSize, Self.portion), into: &chunk,
      start: { pass = SweepPass(self, keepsFills: keepsFills) },
      take: { chunk, fractionRead in
        if cancellation.isCancelled { throw CancelledRun() }
        pass.take(chunk)
        read(chunk.count, fractionRead)
      })
    var results = try pass.finish()
    let notices = DataNotices.lines(of: entry.security, findings, results.first?.counts ?? TickCounts())
    for index in results.indices { results[index].notices = notices }
    return results
  }
}
