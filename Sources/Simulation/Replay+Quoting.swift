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
      takeDisplayed(side, quantity: quantity, row: row)
      return thenQuote
    }
  }

  /// Trades at the price that is displayed on the other side. Kept out of the loop, since it happens seldom.
  @inlinable @inline(never)
  mutating func takeDisplayed(_ side: Side, quantity: Int64, row: Int64) {
    let level = market.book[side.opposite]
    if quantity <= 0 { fault(.takes(quantity)) }
    if level.isEmpty { fault(.takesNothing) }
    execute(
      side, rule: .taken, quantity: quantity, price: level.price, row: row, queueAheadAtJoin: 0, joinedAt: market.time)
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
        if size <= 0 { fault(.order(size)) }
        market.orders[side].remaining = size
      } else {
        comeBack(side, size: size)
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
    if size <= 0 { fault(.order(size)) }
    market.orders[side] = RestingOrder(
      price: level.price, queueAhead: level.quantity, remaining: size, isLive: true, joining: market.time)
  }

  /// An order comes back to the place that its side remembers.
  @inlinable @inline(never)
  mutating func comeBack(_ side: Side, size: Int64) {
    if size <= 0 { fault(.order(size)) }
    if market.orders[side].queueAhead < 0 { fault(.queue(market.orders[side].queueAhead)) }
    market.orders[side].comeBack(size: size, at: market.time)
  }

  /// Ends the process: the strategy has answered what cannot be carried out. Only what it changes is looked at, so that a
  /// tick at which it leaves everything costs nothing.
  @inlinable @inline(__always)
  func fault(_ fault: StrategyFault) -> Never { fault.endProcess(of: Strategy.name, at: market.time) }
}
