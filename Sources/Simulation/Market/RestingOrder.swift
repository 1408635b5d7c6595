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
  /// Shares of ours that are not filled, those of the tail included.
  public var remaining: Int64
  /// Shares of ours that were added to the order and stand further behind, after `tailAhead` shares; see ``TopUp``.
  public var tail: Int64
  public var tailAhead: Int64
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
    tail = 0
    tailAhead = 0
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

  /// Makes the live order larger or smaller, with the rule ``TopUp/back``: what is added goes behind all that is displayed,
  /// and what is taken off comes from there first.
  @usableFromInline
  mutating func resize(to size: Int64, behind displayed: Int64) {
    if size > remaining {
      tail += size - remaining
      tailAhead = displayed
    } else {
      tail = max(0, tail - (remaining - size))
      if tail == 0 { tailAhead = 0 }
    }
    remaining = size
  }

  /// Nobody is ahead any more.
  @inlinable
  mutating func advanceToFront() {
    queueAhead = 0
    tailAhead = 0
  }

  /// Whether a trade at a price reaches the order, which rests on this side.
  @inlinable
  func isReached(_ side: Side, by tradePrice: Double) -> Bool {
    isLive && (side == .bid ? tradePrice <= price : tradePrice >= price)
  }

  /// What a trade of `traded` shares at or through the order's price does: first it eats the queue ahead, what is left of
  /// it fills the order, then the queue ahead of the tail, then the tail. An order with nothing remaining is no longer
  /// live. Returns the shares filled, and those that are left of the trade.
  @inlinable
  mutating func take(traded: Int64) -> (filled: Int64, left: Int64) {
    let eaten = min(queueAhead, traded)
    // A trade of negative size lengthens the queue, as far as a queue can be long.
    let (rest, overflow) = queueAhead.subtractingReportingOverflow(eaten)
    queueAhead = overflow ? .max : rest
    let left = traded &- eaten
    guard tail == 0 else { return takeWithTail(left, eaten: eaten) }
    guard left > 0, remaining > 0 else { return (0, left) }
    let filled = min(remaining, left)
    remaining -= filled
    if remaining == 0 { isLive = false }
    return (filled, left &- filled)
  }

  @usableFromInline
  mutating func takeWithTail(_ traded: Int64, eaten: Int64) -> (filled: Int64, left: Int64) {
    var left = traded
    tailAhead -= min(tailAhead, eaten)
    var front = remaining - tail
    var filled = max(0, min(front, left))
    front -= filled
    left -= filled
    if front == 0 {
      let eatenOfTail = max(0, min(tailAhead, left))
      tailAhead -= eatenOfTail
      left -= eatenOfTail
      let filledOfTail = max(0, min(tail, left))
      tail -= filledOfTail
      left -= filledOfTail
      filled += filledOfTail
      // The tail becomes the order.
      queueAhead = tail > 0 ? tailAhead : queueAhead
      front = tail
      (tail, tailAhead) = (0, 0)
    }
    remaining = front + tail
    if remaining == 0 { isLive = false }
    return (filled, left)
  }

  /// Fills up to `shares`, the front of the order first. Returns how many.
  @usableFromInline
  mutating func fill(atMost shares: Int64) -> Int64 {
    let filled = min(remaining, shares)
    guard filled > 0 else { return 0 }
    let front = remaining - tail
    remaining -= filled
    if filled >= front, tail > 0 {
      // The tail becomes the order.
      if remaining > 0 { queueAhead = tailAhead }
      (tail, tailAhead) = (0, 0)
    }
    if remaining == 0 { isLive = false }
    return filled
  }
}
