internal import TickData

/// Compares each row with the one before it, void rows aside: stamps that step back, and rows that stand twice.
struct RowSequence: Sendable {
  private var previous = Tick(time: .min, kind: .other, price: .nan, size: 0)

  @inline(__always)
  mutating func take(_ tick: Tick, row: Int64, _ measures: inout Measures) {
    if tick.time <= previous.time {
      if tick.time < previous.time {
        measures.findings.note(.backwardStamps, row: row, time: tick.time)
        measures.largestStepBack = max(measures.largestStepBack, previous.time - tick.time)
      } else if tick.price == previous.price, tick.size == previous.size, tick.kind == previous.kind {
        noteDuplicate(tick, row: row, &measures)
      }
    }
    previous = tick
  }

  private func noteDuplicate(_ tick: Tick, row: Int64, _ measures: inout Measures) {
    switch tick.kind {
    case .bid, .ask: measures.findings.note(.duplicateQuotes, row: row, time: tick.time)
    case .trade: measures.findings.note(.duplicateTrades, row: row, time: tick.time)
    default: break
    }
  }
}
