public import TickData

/// The volume-weighted average price of the trades of a window that ends where continuous trading ends.
///
/// Trades without a size or a price above zero do not count.
@frozen
@usableFromInline
struct VWAPWindow: Hashable, Sendable {
  @usableFromInline var turnover = 0.0
  @usableFromInline var volume: Int64 = 0

  @inlinable
  init() {}

  @inlinable @inline(__always)
  mutating func add(_ trade: Tick) {
    guard trade.size > 0, trade.price > 0 else { return }
    turnover = turnover + trade.price * Double(trade.size)
    volume = volume.addingWithinBounds(trade.size)
  }

  /// The average; nil where nothing was traded.
  @usableFromInline var average: Double? {
    guard volume > 0 else { return nil }
    let average = turnover / Double(volume)
    return average > 0 ? average : nil
  }
}

extension Int64 {
  /// The sum, or the bound that it would be beyond: a file may say anything of its volumes.
  @inlinable @inline(__always)
  func addingWithinBounds(_ other: Int64) -> Int64 {
    let (sum, isBeyond) = addingReportingOverflow(other)
    return isBeyond ? (other < 0 ? .min : .max) : sum
  }
}
