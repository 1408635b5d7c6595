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
      let displayed = market.book[side.opposite].quantity
      if quantity <= 0 || displayed == 0 {
        fault(
          "it takes \(quantity) of \(displayed) displayed: take one share at least, and only from a side that has a price"
        )
      }
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
      if size <= 0 { fault("it follows with an order for \(size): an order is for one share at least") }
      if market.orders[side].price != level.price {
        join(side, at: level, size: size)
      } else if market.orders[side].isLive {
        market.orders[side].remaining = size
      } else {
        market.orders[side].comeBack(size: size, at: market.time)
      }
    case .withdraw(let queueAhead, _):
      if queueAhead < 0 { fault("it remembers a queue of \(queueAhead) shares: a queue is 0 or more") }
      market.orders[side] = RestingOrder(
        price: level.price, queueAhead: queueAhead, remaining: 0, isLive: false, joining: market.time)
    }
    observer.quoted(side, decision, in: market)
    return isPlaced
  }

  /// A new order behind all that is displayed at the level.
  @inlinable @inline(__always)
  mutating func join(_ side: Side, at level: PriceLevel, size: Int64) {
    if size <= 0 { fault("it joins with an order for \(size): an order is for one share at least") }
    market.orders[side] = RestingOrder(
      price: level.price, queueAhead: level.quantity, remaining: size, isLive: true, joining: market.time)
  }

  /// Ends the process: the strategy has answered what cannot be carried out. Only what it changes is looked at, so that a
  /// tick at which it leaves everything costs nothing.
  @usableFromInline
  @inline(never)
  func fault(_ reason: @autoclosure () -> String) -> Never {
    endForFault(of: Strategy.name, at: market.time, reason())
  }
}
