extension Replay {
  /// Lets the strategy trade before it quotes; returns whether it goes on to quote.
  @inlinable @inline(__always)
  mutating func intervene(row: Int64) -> Bool {
    intervene(
      Model.isModelled && reach.answers
        ? strategy.beforeQuotingByRules(in: market) : strategy.beforeQuoting(in: market), row: row)
  }

  @inlinable @inline(__always)
  mutating func intervene(_ intervention: Intervention, row: Int64) -> Bool {
    switch intervention {
    case .quote:
      return true
    case .cancel:
      return cancel(row: row)
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

  /// Takes back both orders, and asks again. Kept out of the loop, since it happens seldom.
  @inlinable @inline(never)
  mutating func cancel(row: Int64) -> Bool {
    if Observer.readsNotes { noteReason(for: .cancel, row: row) }
    market.orders = BothSides(.none)
    market.tails = BothSides(OrderTail())
    answersStandUntil = .min
    observer.intervened(.cancel, in: market)
    let next =
      Model.isModelled && reach.answers ? strategy.beforeQuotingByRules(in: market) : strategy.beforeQuoting(in: market)
    return intervene(next == .cancel ? .wait : next, row: row)
  }

  /// Trades at the price that is displayed on the other side. Kept out of the loop, since it happens seldom.
  @inlinable @inline(never)
  mutating func takeDisplayed(_ side: Side, quantity: Int64, row: Int64) {
    let level = market.book[side.opposite]
    if quantity <= 0 { fault(.takes(quantity)) }
    if level.isEmpty { fault(.takesNothing) }
    var quantity = quantity
    if Model.isModelled, market.rules.taken == .once {
      quantity = min(quantity, market.takeable(on: side.opposite))
      guard quantity > 0 else { return }
      market.taken[side.opposite] += quantity
    }
    execute(side, rule: .taken, quantity: quantity, price: level.price, row: row)
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
        resume(side, size: size)
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

  /// An order goes live again at the place that its side remembers.
  @inlinable @inline(never)
  mutating func resume(_ side: Side, size: Int64) {
    if size <= 0 { fault(.order(size)) }
    if market.orders[side].queueAhead < 0 { fault(.queue(market.orders[side].queueAhead)) }
    market.orders[side].resume(size: size, at: market.time)
  }

  /// Ends the process: the strategy has answered what cannot be carried out. Only what it changes is looked at, so that a
  /// tick at which it leaves everything costs nothing.
  @inlinable @inline(__always)
  func fault(_ fault: StrategyFault) -> Never { fault.endProcess(of: Strategy.name, at: market.time) }
}
