public import TickData

/// What other rules than the reference's do at the ticks where they bite, besides matching.
extension Replay {
  /// The book takes a tick of the window. A quote moves our place in the queue, may settle the opening, and may meet our
  /// order on the other side.
  @inlinable
  mutating func takeByRules(_ kind: TickKind, price: Double, size: Int64, row: Int64) {
    guard let side: Side = kind == .bid ? .bid : kind == .ask ? .ask : nil else {
      market.book.take(kind, price: price, size: size)
      if !isSettled { settle() }
      return
    }
    let before = market.book[side]
    let after = PriceLevel(price: price, quantity: size)
    let queueBefore = market.orders[side].queueAhead
    venue.displays(side, before, after, at: market.time, order: &market.orders[side], tail: &market.tails[side])
    market.book.take(kind, price: price, size: size)
    let moved = queueBefore &- market.orders[side].queueAhead
    if moved != 0 { observer.queueMoved(side, by: moved, because: .display, row: row, in: market) }
    if market.taken[side] != 0 { renewTaken(side, before, after) }
    if !isSettled { settle() }
    if isSettled, market.rules.quoteCross == .fills { meet(side, at: after, row: row) }
  }

  /// The opening has settled at the first row late enough that finds a book in order; see ``Opening``.
  @usableFromInline
  mutating func settle() {
    let start = market.session.open.nanoseconds &+ market.rules.openingSeconds &* WallClock.second
    guard market.timeOfDay >= start, market.book.hasBothSides, market.book.bid.price < market.book.ask.price else {
      return
    }
    isSettled = true
    answersStandUntil = .min
  }

  /// What we have taken of a level counts while its price is displayed, and never for more than is displayed.
  @usableFromInline
  mutating func renewTaken(_ side: Side, _ before: PriceLevel, _ after: PriceLevel) {
    let isSameLevel = !before.isEmpty && !after.isEmpty && before.price == after.price
    market.taken[side] = isSameLevel ? min(market.taken[side], after.quantity) : 0
  }

  /// A quote that comes at or through our price on the other side meets our order; see ``QuoteCross``. Who comes there has
  /// used up all that stood before us.
  @inlinable
  mutating func meet(_ quoted: Side, at level: PriceLevel, row: Int64) {
    let side = quoted.opposite
    let order = market.orders[side]
    guard order.isLive, !level.isEmpty, side == .bid ? level.price <= order.price : level.price >= order.price else {
      return
    }
    meet(order, on: side, at: level, row: row)
  }

  @usableFromInline
  mutating func meet(_ order: RestingOrder, on side: Side, at level: PriceLevel, row: Int64) {
    clearQueue(side, row: row)
    let filled = market.tails[side].fill(
      &market.orders[side], atMost: level.quantity - market.taken[side.opposite])
    guard filled > 0 else { return }
    market.taken[side.opposite] += filled
    fill(side, filled, of: order, tradePrice: level.price, row: row)
  }

  /// A new day: what is kept of a level is of its day, and orders of the day are gone.
  @usableFromInline
  mutating func beginDayByRules() {
    isSettled = market.rules.opening == .atTen
    market.taken = BothSides(0)
    venue.dayBegan()
    if market.rules.orders == .day { endOrders() }
  }

  /// A trade after the closing auction may close a share of the position; see ``ClosingTrade``.
  @usableFromInline
  mutating func closeShare(time: Int64, price: Double, volume: Int64, row: Int64) {
    let position = market.account.position
    guard market.rules.close == .share, time &- market.midnight >= market.session.flatten.nanoseconds, volume > 0,
      position != 0
    else { return }
    market.time = time
    let quantity = min(abs(position), market.rules.closeShare(of: volume))
    guard quantity > 0 else { return }
    execute(position > 0 ? .ask : .bid, rule: .closingShare, quantity: quantity, price: price, row: row)
  }

  /// Orders of the day end: with continuous trading, and before the first row of the next day.
  @usableFromInline
  mutating func endOrders() {
    market.orders = BothSides(.none)
    market.tails = BothSides(OrderTail())
    answersStandUntil = .min
  }
}

extension ExchangeRules {
  /// How many shares a closing trade closes at most, cut off.
  func closeShare(of volume: Int64) -> Int64 {
    // In two parts, so that no product is too large.
    volume / 100 * closeShare + volume % 100 * closeShare / 100
  }
}
