public import TickData

/// The last bid and the last ask above zero; 0 before the first. Which ones count is the rule ``LastPriceLife``.
@frozen
@usableFromInline
struct LastPrices: Sendable {
  /// By the kind of tick, so that a tick is stored without asking for it, as in the book.
  @usableFromInline var byKind = InlineArray<4, Double>(repeating: 0)

  @inlinable
  init() {}

  @inlinable
  var bid: Double { byKind[Int(TickKind.bid.rawValue)] }

  @inlinable
  var ask: Double { byKind[Int(TickKind.ask.rawValue)] }

  @inlinable @inline(__always)
  mutating func take(_ tick: Tick) {
    if tick.price > 0 { byKind[Int(tick.kind.rawValue & 3)] = tick.price }
  }
}
