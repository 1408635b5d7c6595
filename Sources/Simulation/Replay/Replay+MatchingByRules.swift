/// How a trade meets our orders by other rules than the reference's: see ``FillPrice``, ``TradeThrough``, ``CrossedPair`` and
/// ``QuoteCross``.
extension Replay {
  /// Fills the orders that a trade reaches, the ask first.
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

  /// Applies a trade to the order on a side, which it reaches. Returns what is left of the trade.
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

  /// Books a fill of a resting order.
  ///
  /// - Parameter before: the order before it.
  @inlinable
  mutating func fill(_ side: Side, _ quantity: Int64, of before: RestingOrder, tradePrice: Double, row: Int64) {
    execute(
      side, rule: .restingOrder, quantity: quantity,
      price: market.rules.fillPrice.price(trade: tradePrice, quote: before.price), row: row, of: before)
  }
}
