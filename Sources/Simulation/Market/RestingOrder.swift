/// Our order on one side: its price, the queue ahead of it, and what remains of it.
///
/// Queue ahead is the displayed quantity when the order joined, less what trades have eaten since, and less what the rule
/// ``QueueModel`` takes off for cancellations. Only trades that reach our price eat it.
///
/// A side remembers its price and queue while it is withdrawn, since the reference rules let an order that comes back
/// at that price take up the remembered place.
@frozen
public struct RestingOrder: Hashable, Sendable {
  /// The order's price; NaN before the first order. Kept after a withdrawal or a complete fill.
  public var price: Double
  /// Shares that stand before ours at the price.
  public var queueAhead: Int64
  /// Shares of ours that are not filled; those of its ``OrderTail`` included.
  public var remaining: Int64
  /// Whether trades can reach the order.
  public var isLive: Bool
  /// The queue ahead when the order took its place, or took it up again, and when that was.
  public var queueAheadAtJoin: Int64
  public var joinedAt: Int64

  /// No order, and none remembered.
  @inlinable
  public static var none: RestingOrder {
    RestingOrder(price: .nan, queueAhead: 0, remaining: 0, isLive: false, joining: 0)
  }

  @inlinable
  init(price: Double, queueAhead: Int64, remaining: Int64, isLive: Bool, joining time: Int64) {
    self.price = price
    self.queueAhead = queueAhead
    self.remaining = remaining
    self.isLive = isLive
    queueAheadAtJoin = queueAhead
    joinedAt = time
  }

  /// Goes live again at the remembered price and place.
  @usableFromInline
  mutating func resume(size: Int64, at time: Int64) {
    isLive = true
    remaining = size
    queueAheadAtJoin = queueAhead
    joinedAt = time
  }

  /// Whether a trade at a price reaches the order, which rests on this side.
  @inlinable
  func isReached(_ side: Side, by tradePrice: Double) -> Bool {
    isLive && (side == .bid ? tradePrice <= price : tradePrice >= price)
  }

  /// The quantity that a trade of `traded` shares at or through the order's price fills: first it eats the queue ahead,
  /// what is left of it fills the order. An order with nothing remaining is no longer live.
  @inlinable
  mutating func take(traded: Int64) -> Int64 {
    let eaten = min(queueAhead, traded)
    // A trade of negative size lengthens the queue, as far as a queue can be long.
    let (rest, overflow) = queueAhead.subtractingReportingOverflow(eaten)
    queueAhead = overflow ? .max : rest
    let left = traded &- eaten
    guard left > 0, remaining > 0 else { return 0 }
    let filled = min(remaining, left)
    remaining -= filled
    if remaining == 0 { isLive = false }
    return filled
  }
}
