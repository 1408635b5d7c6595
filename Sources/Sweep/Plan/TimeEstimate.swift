internal import Backtest
internal import Simulation
internal import TickData
internal import TickStorage

/// How long a sweep will take, from a try: the first chunk of the largest security is decoded, and replayed by some
/// configurations.
package struct TimeEstimate: Sendable {
  /// Ticks of all securities, about.
  package let ticks: Double
  /// Seconds on one core.
  package let seconds: Double

  private static let tried = 16

  /// Nil where nothing could be read.
  package init?(of plan: SweepPlan) {
    guard let entry = plan.entries.max(by: { $0.bytes < $1.bytes }), plan.cellCount > 0 else { return nil }
    let clock = ContinuousClock()
    var chunk = TickChunk()
    do {
      let reader = try plan.source.reader(of: entry)
      var isRead = false
      let decoding = try clock.measure { isRead = try reader.read(into: &chunk, limit: 100_000) }
      guard isRead, chunk.count > 0, reader.fractionRead > 0 else { return nil }
      let first = plan.cell(0)
      let cells = (0..<min(Self.tried, plan.cellCount)).map(plan.cell).filter { $0.strategy == first.strategy }
      let parameters = try cells.map { try plan.parameters(of: $0, for: entry) }
      let batch = plan.grid.strategies[first.strategyIndex].batch(
        parameters, on: plan.exchange(of: entry.security), plan.sessions(of: entry.security),
        recorders: cells.map { _ in ReplayRecorder() })
      let replaying = clock.measure { batch.replay(chunk) }

      let all = plan.entries.reduce(0.0) { $0 + Double($1.bytes) }
      let rows = Double(chunk.count)
      ticks = rows / reader.fractionRead * (all / Double(max(1, entry.bytes)))
      let passes = (Double(plan.cellCount) / Double(WorkPlan.mostAtOnce)).rounded(.up)
      let perConfiguration = replaying / .seconds(1) / rows / Double(cells.count)
      seconds = ticks * (decoding / .seconds(1) / rows * passes + perConfiguration * Double(plan.cellCount))
    } catch {
      return nil
    }
  }
}
