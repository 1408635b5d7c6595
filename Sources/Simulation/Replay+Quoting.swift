extension Replay {
  /// Lets the strategy trade before it quotes; returns whether it goes on to quote.
  @inlinable @inline(__always)
  mutating func intervene(row: Int64) -> Bool {
    let intervention = strategy.beforeQuoting(in: market)
    switch intervention {
    case .quote:
      return true
    case .wait:
      answersStandUntil = .min
      if Observer.readsNotes { noteReason(for: intervention, row: row) }
      observer.intervened(intervention, in: market)
      return false
    case .take(let side, let quantity, let thenQuote):
      if Observer.readsNotes { noteReason(for: intervention, row: row) }
      observer.intervened(intervention, in: market)
      execute(
        side, rule: .taken, quantity: quantity, price: market.book[side.opposite].price, row: row, queueAheadAtJoin: 0,
        joinedAt: market.time)
      return thenQuote
    }
  }

  @usableFromInline
  mutating func noteReason(for intervention: Intervention, row: Int64) {
    guard let text = strategy.reason(for: intervention, in: market) else { return }
    let side: Side? = if case .take(let side, _, _) = intervention { side } else { nil }
    observer.noted(DecisionNote(text, on: side, time: market.time, row: row), in: market)
  }

  /// Asks the strategy for a side, where the book has a price there, and carries out the answer.
  ///
  /// Returns whether the strategy placed a new order, with which a promise of its answers ends.
  @inlinable @inline(__always) @discardableResult
  mutating func requote(_ side: Side) -> Bool {
    let level = market.book[side]
    guard !level.isEmpty else {
      observer.foundEmpty(side, in: market)
      return false
    }
    let decision = strategy.quote(side, at: level, in: market)
    var isPlaced = false
    switch decision {
    case .leave:
      break
    case .join(let size):
      join(side, at: level, size: size)
      isPlaced = true
    case .follow(let size):
      if market.orders[side].price != level.price {
        join(side, at: level, size: size)
      } else if market.orders[side].isLive {
        market.orders[side].remaining = size
      } else {
        market.orders[side].comeBack(size: size, at: market.time)
      }
    case .withdraw(let queueAhead, _):
      market.orders[side] = RestingOrder(
        price: level.price, queueAhead: queueAhead, remaining: 0, isLive: false, joining: market.time)
    }
    observer.quoted(side, decision, in: market)
    return isPlaced
  }

  /// A new order behind all that is displayed at the level.
  @inlinable @inline(__always)
  mutating func join(_ side: Side, at level: PriceLevel, size: Int64) {
    market.orders[side] = RestingOrder(
      price: level.price, queueAhead: level.quantity, remaining: size, isLive: true, joining: market.time)
  }
}
