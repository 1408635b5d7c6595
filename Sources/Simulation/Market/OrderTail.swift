/// Shares of a resting order that were added to it and stand further behind; see ``TopUp/back``.
@frozen
public struct OrderTail: Hashable, Sendable {
  /// Shares of ours; a part of what remains of the order.
  public var shares: Int64 = 0
  /// Shares ahead of them: those ahead of the order count, the order's own do not.
  public var queueAhead: Int64 = 0

  @inlinable
  public init() {}

  /// Makes a live order larger or smaller: what is added goes behind all that is displayed, and what is taken off comes from
  /// there first.
  @inlinable
  mutating func resize(_ order: inout RestingOrder, to size: Int64, behind displayed: Int64) {
    if size > order.remaining {
      shares += size - order.remaining
      queueAhead = displayed
    } else {
      shares = max(0, shares - (order.remaining - size))
      if shares == 0 { queueAhead = 0 }
    }
    order.remaining = size
  }

  /// Applies a trade at or through the order's price: it consumes the queue ahead and fills the order, then consumes what is
  /// ahead of the tail and fills that. When the front is filled the tail becomes the order. Returns the shares filled, and
  /// what is left of the trade.
  @inlinable
  mutating func take(_ order: inout RestingOrder, traded: Int64) -> (filled: Int64, left: Int64) {
    let queueBefore = order.queueAhead
    let all = order.remaining
    order.remaining -= shares
    var filled = order.take(traded: traded)
    let eaten = queueBefore &- order.queueAhead
    var left = traded &- eaten &- filled
    guard shares > 0 else { return (filled, left) }
    queueAhead -= min(queueAhead, eaten)
    if order.remaining == 0 {
      let eatenHere = max(0, min(queueAhead, left))
      left -= eatenHere
      let filledHere = max(0, min(shares, left))
      left -= filledHere
      filled += filledHere
      if shares > filledHere { order.queueAhead = queueAhead - eatenHere }
      self = OrderTail()
    }
    order.remaining = all - filled
    order.isLive = order.remaining > 0
    return (filled, left)
  }

  /// Fills up to `most` shares of an order with no queue ahead. Returns how many.
  @inlinable
  mutating func fill(_ order: inout RestingOrder, atMost most: Int64) -> Int64 {
    let filled = min(order.remaining, most)
    guard filled > 0 else { return 0 }
    if filled >= order.remaining - shares { self = OrderTail() }
    order.remaining -= filled
    order.isLive = order.remaining > 0
    return filled
  }
}
