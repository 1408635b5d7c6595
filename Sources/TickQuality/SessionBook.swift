internal import TickData

/// The best bid and ask of a session, by the rules of the simulation: a quote replaces its side, a size of zero or less
/// empties it, a trade changes nothing, and every session starts with an empty book.
struct SessionBook: Sendable {
  enum State: Hashable, Sendable {
    /// The bid below the ask, or a side empty.
    case normal
    case locked
    case crossed
  }

  /// The price of a side; NaN where it is empty, so that no comparison with it holds.
  private var bid = Double.nan
  private var ask = Double.nan
  private(set) var state = State.normal

  @inline(__always)
  mutating func take(_ tick: Tick, row: Int64, _ measures: inout Measures) {
    switch tick.kind {
    case .bid:
      bid = tick.size > 0 ? tick.price : .nan
      if bid >= ask || state != .normal { update(tick, row: row, &measures) }
    case .ask:
      ask = tick.size > 0 ? tick.price : .nan
      if bid >= ask || state != .normal { update(tick, row: row, &measures) }
    case .trade:
      measures.rows.tradesInSession &+= 1
      let isOutside = tick.price < bid && tick.price < ask || tick.price > bid && tick.price > ask
      if isOutside { noteOutside(tick, row: row, &measures) }
    default: break
    }
  }

  @inline(never)
  private mutating func update(_ tick: Tick, row: Int64, _ measures: inout Measures) {
    let before = state
    state = bid > ask ? .crossed : bid == ask ? .locked : .normal
    guard state != before else { return }
    switch state {
    case .normal: break
    case .locked: measures.findings.note(.lockedBooks, row: row, time: tick.time)
    case .crossed: measures.findings.note(.crossedBooks, row: row, time: tick.time)
    }
  }

  private func noteOutside(_ tick: Tick, row: Int64, _ measures: inout Measures) {
    measures.findings.note(.tradesOutsideSpread, row: row, time: tick.time)
  }
}
