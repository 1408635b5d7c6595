extension Replay {
  /// Lets the strategy trade before it quotes; returns whether it goes on to quote.
  @inlinable
  mutating func intervene(row: Int64) -> Bool {
    switch strategy.beforeQuoting(in: market) {
    case .quote:
      return true
    case .wait:
      return false
    case .take(let side, let quantity, let thenQuote):
      execute(
        side, rule: .taken, quantity: quantity, price: market.book[side.opposite].price, row: row, queueAheadAtJoin: 0,
        joinedAt: market.time)
      return thenQuote
    }
  }

  /// Asks the strategy for each side of the book that has a price, the bid side first.
  @inlinable
  mutating func requote() {
    requote(.bid)
    requote(.ask)
  }

  @inlinable
  mutating func requote(_ side: Side) {
    let level = market.book[side]
    guard !level.isEmpty else { return }
    switch strategy.quote(side, at: level, in: market) {
    case .leave:
      break
    case .join(let size):
      join(side, at: level, size: size)
    case .follow(let size):
      if market.orders[side].price == level.price {
        market.orders[side].remaining = size
        market.orders[side].isLive = true
      } else {
        join(side, at: level, size: size)
      }
    case .withdraw(let queueAhead):
      market.orders[side] = RestingOrder(
        price: level.price, queueAhead: queueAhead, remaining: 0, isLive: false, joining: market.time)
    }
  }

  /// A new order behind all that is displayed at the level.
  @inlinable
  mutating func join(_ side: Side, at level: PriceLevel, size: Int64) {
    market.orders[side] = RestingOrder(
      price: level.price, queueAhead: level.quantity, remaining: size, isLive: true, joining: market.time)
  }
}
