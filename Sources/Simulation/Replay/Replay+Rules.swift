public import TickData

/// What other rules than the reference's do at the ticks where they bite, besides matching.
extension Replay {
  /// A tick of the quoting window by the market's rules: points 4 to 6 of the row procedure.
  ///
  /// Where the rules change nothing of a part (``RuleReach``) it is done as the reference does it. Each side has functions of
  /// its own, in which the compiler knows the side.
  @inlinable @inline(__always)
  mutating func takeByRules(
    _ kind: TickKind, time: Int64, price: Double, size: Int64, row: Int64, asking: Asking
  ) {
    market.time = time
    if !reach.quotes {
      market.book.take(kind, price: price, size: size)
    } else if kind == .bid {
      takeBidByRules(price: price, size: size, row: row)
    } else if kind == .ask {
      takeAskByRules(price: price, size: size, row: row)
    } else {
      takeOtherByRules(kind, price: price, size: size)
    }
    if kind == .trade { day.days.hasTrade = true }
    if isSettled, intervene(row: row) {
      hasRefused = false
      if asking == .both || time >= answersStandUntil {
        _ = requoteBidByRules()
        _ = requoteAskByRules()
        if asking == .whatChanged { renewPromise() }
      } else if kind == .bid {
        if requoteBidByRules() { renewPromise() }
      } else if kind == .ask {
        if requoteAskByRules() { renewPromise() }
      }
      if kind == .trade {
        if reach.matching {
          matchByRules(price: price, size: size, row: row)
        } else {
          match(price: price, size: size, row: row)
        }
      }
    }
    if reach.display, kind == .trade, size > 0 {
      venue.traded(price: price, size: size, at: time, in: market.book)
    }
    observer.took(Tick(time: time, kind: kind, price: price, size: size), row: row, in: market)
  }

  /// Asks the strategy until when its answers stand.
  @inlinable
  mutating func renewPromise() {
    answersStandUntil = hasRefused ? .min : strategy.answersStand(from: market.time)
  }

  @inlinable @inline(never)
  mutating func takeBidByRules(price: Double, size: Int64, row: Int64) {
    takeQuoteByRules(.bid, .bid, price: price, size: size, row: row)
  }

  @inlinable @inline(never)
  mutating func takeAskByRules(price: Double, size: Int64, row: Int64) {
    takeQuoteByRules(.ask, .ask, price: price, size: size, row: row)
  }

  @inlinable
  mutating func takeOtherByRules(_ kind: TickKind, price: Double, size: Int64) {
    market.book.take(kind, price: price, size: size)
    if !isSettled { settle() }
  }

  /// The book takes a quote of the window: it moves our place in the queue, may settle the opening, and may meet our order
  /// on the other side.
  @inlinable @inline(__always)
  mutating func takeQuoteByRules(_ side: Side, _ kind: TickKind, price: Double, size: Int64, row: Int64) {
    let before = market.book[side]
    let after = PriceLevel(price: price, quantity: size)
    if reach.display { display(side, before, after, row: row) }
    market.book.take(kind, price: price, size: size)
    if market.taken[side] != 0 { renewTaken(side, before, after) }
    if strategy.dependsOnMid, before.price != after.price || before.isEmpty != after.isEmpty {
      answersStandUntil = .min
    }
    if !isSettled { settle() }
    if market.rules.quoteCross == .fills, isSettled, !after.isEmpty { meet(side, at: after, row: row) }
  }

  /// What a change of the display does to our place in the queue.
  @inlinable @inline(__always)
  mutating func display(_ side: Side, _ before: PriceLevel, _ after: PriceLevel, row: Int64) {
    let queueBefore = market.orders[side].queueAhead
    if side == .bid {
      venue.displays(
        .bid, before, after, at: market.time, order: &market.orders.bid, tail: &market.tails.bid)
    } else {
      venue.displays(
        .ask, before, after, at: market.time, order: &market.orders.ask, tail: &market.tails.ask)
    }
    let moved = queueBefore &- market.orders[side].queueAhead
    if moved != 0 { observer.queueMoved(side, by: moved, because: .display, row: row, in: market) }
  }

  /// The opening has settled at the first row late enough that finds a book in order; see ``Opening``.
  @inlinable
  mutating func settle() {
    let start = market.session.open.nanoseconds &+ market.rules.openingSeconds &* WallClock.second
    guard market.timeOfDay >= start, market.book.hasBothSides, market.book.bid.price < market.book.ask.price else {
      return
    }
    isSettled = true
    answersStandUntil = .min
  }

  /// What we have taken of a level counts while its price is displayed, and never for more than is displayed.
  @inlinable
  mutating func renewTaken(_ side: Side, _ before: PriceLevel, _ after: PriceLevel) {
    let isSameLevel = !before.isEmpty && !after.isEmpty && before.price == after.price
    market.taken[side] = isSameLevel ? min(market.taken[side], after.quantity) : 0
  }

  /// A quote that comes at or through our price on the other side meets our order; see ``QuoteCross``. Who comes there has
  /// used up all that stood before us.
  @inlinable @inline(__always)
  mutating func meet(_ quoted: Side, at level: PriceLevel, row: Int64) {
    let side = quoted.opposite
    let (isLive, price) = (market.orders[side].isLive, market.orders[side].price)
    if isLive, side == .bid ? level.price <= price : level.price >= price { fill(side, at: level, row: row) }
  }

  @inlinable
  mutating func fill(_ side: Side, at level: PriceLevel, row: Int64) {
    let order = market.orders[side]
    clearQueue(side, row: row)
    let filled = market.tails[side].fill(
      &market.orders[side], atMost: level.quantity - market.taken[side.opposite])
    guard filled > 0 else { return }
    market.taken[side.opposite] += filled
    fill(side, filled, of: order, tradePrice: level.price, row: row)
  }

  /// A new day: what is kept of a level is of its day, and orders of the day are gone.
  @inlinable
  mutating func beginDayByRules() {
    isSettled = market.rules.opening == .atTen
    market.taken = BothSides(0)
    venue.dayBegan()
    if market.rules.orders == .day { endOrders() }
  }

  /// A trade after the closing auction may close a share of the position; see ``ClosingTrade``.
  @inlinable
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
  @inlinable
  mutating func endOrders() {
    market.orders = BothSides(.none)
    market.tails = BothSides(OrderTail())
    answersStandUntil = .min
  }
}

extension ExchangeRules {
  /// How many shares a closing trade closes at most, cut off.
  @inlinable
  func closeShare(of volume: Int64) -> Int64 {
    // In two parts, so that no product is too large.
    volume / 100 * closeShare + volume % 100 * closeShare / 100
  }
}
