/// How a strategy's answers are carried out by other rules than the reference's: see ``TopUp``, ``Comeback`` and
/// ``QuoteCross``.
extension Replay {
  @inlinable @inline(never)
  mutating func requoteBidByRules() -> Bool { reach.answers ? requoteByRules(.bid) : requote(.bid) }

  @inlinable @inline(never)
  mutating func requoteAskByRules() -> Bool { reach.answers ? requoteByRules(.ask) : requote(.ask) }

  /// Asks the strategy for a side, where the book has a price there, and carries out the answer.
  ///
  /// Returns whether the strategy placed a new order, with which a promise of its answers ends.
  @inlinable @inline(__always)
  mutating func requoteByRules(_ side: Side) -> Bool {
    let level = market.book[side]
    guard !level.isEmpty else {
      observer.foundEmpty(side, in: market)
      return false
    }
    let decision = strategy.quoteByRules(side, at: level, in: market)
    var isPlaced = false
    switch decision {
    case .leave:
      break
    case .join(let size):
      isPlaced = place(side, at: level, size: size)
    case .follow(let size):
      if market.orders[side].price != level.price {
        isPlaced = place(side, at: level, size: size)
      } else if market.orders[side].isLive {
        if size <= 0 { fault(.order(size)) }
        if market.rules.topUp == .keep {
          market.orders[side].remaining = size
        } else if size != market.orders[side].remaining {
          market.tails[side].resize(&market.orders[side], to: size, behind: level.quantity)
        }
      } else if market.rules.comeback == .back || market.refuses(side, at: level.price) {
        isPlaced = place(side, at: level, size: size)
      } else {
        resume(side, size: size)
      }
    case .withdraw(let queueAhead, let reason):
      market.tails[side] = OrderTail()
      if reason == .wouldCross { refuse() }
      market.orders[side] = RestingOrder(
        price: level.price, queueAhead: queueAhead, remaining: 0, isLive: false, joining: market.time)
    }
    observer.quoted(side, decision, in: market)
    return isPlaced
  }

  /// A new order behind all that is displayed at the level; none where it would meet the other side and the rules refuse
  /// that.
  ///
  /// Returns whether it is placed.
  @inlinable
  mutating func place(_ side: Side, at level: PriceLevel, size: Int64) -> Bool {
    market.tails[side] = OrderTail()
    guard market.refuses(side, at: level.price) else {
      join(side, at: level, size: size)
      return true
    }
    refuse()
    market.orders[side] = RestingOrder(
      price: level.price, queueAhead: level.quantity, remaining: 0, isLive: false, joining: market.time)
    return false
  }

  /// An order is refused: it is tried again at the next tick, whichever side that is about.
  @inlinable
  mutating func refuse() {
    hasRefused = true
    answersStandUntil = .min
  }
}
