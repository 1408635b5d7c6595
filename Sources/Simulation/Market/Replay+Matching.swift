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

  /// The same by the market's rules.
  @inlinable
  mutating func matchByRules(price: Double, size: Int64, row: Int64) {
    let reachesAsk = market.orders.ask.isReached(.ask, by: price)
    let reachesBid = market.orders.bid.isReached(.bid, by: price)
    var left = size
    if reachesAsk { left = takeByRules(.ask, price: price, size: size, left: left, row: row) }
    if reachesBid {
      takeByRules(.bid, price: price, size: size, left: market.rules.crossedPair == .shared ? left : size, row: row)
    }
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

  /// What a trade that reaches the order on a side does there by the market's rules. Returns what is left of the trade.
  ///
  /// - Parameters:
  ///   - size: the trade's.
  ///   - left: what our other order has left of it.
  @inlinable @discardableResult
  mutating func takeByRules(_ side: Side, price: Double, size: Int64, left: Int64, row: Int64) -> Int64 {
    var left = left
    let other = side.opposite
    if market.rules.quoteCross == .fills, left > 0, market.taken[other] > 0, price == market.book[other].price,
      !market.book[other].isEmpty
    {
      // Shares that we have taken already cannot fill us again.
      let known = min(left, market.taken[other])
      market.taken[other] -= known
      left -= known
    }
    if market.rules.tradeThrough == .fill, size > 0, price != market.orders[side].price { clearQueue(side, row: row) }
    let before = market.orders[side]
    let filled: Int64
    (filled, left) = market.tails[side].take(&market.orders[side], traded: left)
    observer.reached(side, queueEaten: before.queueAhead &- market.orders[side].queueAhead, row: row, in: market)
    if filled > 0 { fill(side, filled, of: before, tradePrice: price, row: row) }
    return left
  }

  /// Nobody stands before our order any more.
  @inlinable
  mutating func clearQueue(_ side: Side, row: Int64) {
    let gone = market.orders[side].queueAhead
    market.orders[side].queueAhead = 0
    market.tails[side].queueAhead = 0
    if gone != 0 { observer.queueMoved(side, by: gone, because: .priceGone, row: row, in: market) }
  }

  /// Books a fill of a resting order by the market's rules.
  ///
  /// - Parameter before: the order before it.
  @inlinable
  mutating func fill(_ side: Side, _ quantity: Int64, of before: RestingOrder, tradePrice: Double, row: Int64) {
    execute(
      side, rule: .restingOrder, quantity: quantity,
      price: market.rules.fillPrice.price(trade: tradePrice, quote: before.price), row: row, of: before)
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
