extension Replay {
  /// Fills the orders that a trade reaches: the ask where it is at or above our ask, the bid where it is at or below our
  /// bid, the ask first. By the reference's rules each fill is at the trade's price, and each side sees the trade's full
  /// size, so that one trade can fill both sides of a crossed pair. Position limits are checked when a quote is sized, not
  /// here.
  @inlinable
  mutating func match(price: Double, size: Int64, row: Int64) {
    let reachesAsk = market.orders.ask.isReached(.ask, by: price)
    let reachesBid = market.orders.bid.isReached(.bid, by: price)
    if reachesAsk { reach(.ask, price: price, size: size, row: row) }
    if reachesBid { reach(.bid, price: price, size: size, row: row) }
  }

  /// Most trades that reach an order end in the queue before it.
  @inlinable @inline(__always)
  mutating func reach(_ side: Side, price: Double, size: Int64, row: Int64) {
    guard size > 0, size <= market.orders[side].queueAhead else {
      take(side, price: price, size: size, row: row)
      return
    }
    market.orders[side].queueAhead &-= size
    observer.reached(side, queueEaten: size, row: row, in: market)
  }

  @inlinable @inline(never)
  mutating func take(_ side: Side, price: Double, size: Int64, row: Int64) {
    let before = market.orders[side]
    let filled = market.orders[side].take(traded: size)
    observer.reached(side, queueEaten: before.queueAhead &- market.orders[side].queueAhead, row: row, in: market)
    if filled > 0 { execute(side, rule: .restingOrder, quantity: filled, price: price, row: row, of: before) }
  }

  /// Books an execution and tells the strategy and the observer.
  ///
  /// - Parameter order: the resting order that is filled, as it was before.
  @inlinable
  mutating func execute(
    _ side: Side, rule: FillRule, quantity: Int64, price: Double, row: Int64, of order: RestingOrder? = nil
  ) {
    let fill = market.book(side, rule: rule, quantity: quantity, price: price, row: row, of: order)
    answersStandUntil = .min
    strategy.filled(fill)
    observer.filled(fill, in: market)
  }
}
