package import Analytics
package import Backtest
package import Simulation
internal import TickData
package import TickStorage

/// A piece of a sweep's work: one security, decoded once, and a batch of configurations of one strategy.
package struct SweepUnit: Sendable {
  package let entry: TickEntry
  package let strategy: StrategyDefinition
  /// Of each configuration.
  package let parameters: [ResolvedParameters]

  package init(entry: TickEntry, strategy: StrategyDefinition, parameters: [ResolvedParameters]) {
    self.entry = entry
    self.strategy = strategy
    self.parameters = parameters
  }
}

/// What a configuration came to on a unit's security.
package struct UnitResult: Sendable {
  package let metrics: SecurityMetrics
  /// Every fill, where they were asked for.
  package let fills: [Fill]
}

extension SweepUnit {
  /// Replays the unit; a result for each configuration, in their order.
  ///
  /// - Parameter keepsFills: whether the results have the fills, too.
  /// - Parameter read: called after each chunk with its rows and the share of all there is that has been read.
  package func run(
    from source: any TickSource, on exchange: ExchangeMapping, chunkSize: Int, keepsFills: Bool,
    cancellation: Cancellation, read: (_ rows: Int, _ fraction: Double) -> Void
  ) throws -> [UnitResult] {
    let batch = strategy.batch(
      parameters, on: exchange.exchange(of: entry.security), recorders: parameters.map { _ in ReplayRecorder() })
    let reader = try source.reader(of: entry)
    var chunk = TickChunk()
    while try reader.read(into: &chunk, limit: chunkSize) {
      if cancellation.isCancelled { throw CancelledRun() }
      batch.replay(chunk)
      read(chunk.count, reader.fractionRead)
    }
    return batch.finish().map { outcome in
      var metrics = SecurityMetrics()
      metrics.trades = outcome.fills.count
      metrics.realizedPnL = outcome.account.realizedPnL
      return UnitResult(metrics: metrics, fills: keepsFills ? outcome.fills : [])
    }
  }
}
