/// One row of market data, as a value; the hot path reads columns (``TickChunk``) instead.
@frozen
public struct Tick: Hashable, Sendable {
  /// Exchange-local wall-clock time, nanoseconds since 1970-01-01 00:00:00.
  public var time: Int64
  public var kind: TickKind
  /// Exactly as read. A row without a stamp or a price is void: its price is NaN.
  public var price: Double
  /// Shares or contracts; whole, may be zero or negative in dirty data.
  public var size: Int64

  @inlinable
  public init(time: Int64, kind: TickKind, price: Double, size: Int64) {
    self.time = time
    self.kind = kind
    self.price = price
    self.size = size
  }
}
