public import TickData

extension Replay {
  /// A tick that is not in the quoting window as it stood at the tick before: it may begin a new day, and it may be for
  /// the end-of-day rule. Returns whether it is in the window after all.
  ///
  /// **A new calendar day** has its own session, clears the book and lets the end-of-day rule start anew. Orders stay.
  ///
  /// **The end-of-day rule.** At the day's first tick at or after `session.flatten`, a position is closed at that tick's
  /// price where the tick is a trade, else at the price of the day's next trade, whatever its size. Without such a trade
  /// the position is carried to the next day, and the request is dropped. A day that is flat at that first tick is done.
  /// While a close is pending, ticks do nothing else. Orders stay as they are.
  @inlinable
  mutating func beginsWindow(time: Int64, kind: TickKind, price: Double, size: Int64, row: Int64) -> Bool {
    guard !closes(at: time, kind: kind) else {
      market.time = time
      flatten(price: price, row: row)
      return false
    }
    if Model.isModelled, kind == .trade { closeShare(time: time, price: price, volume: size, row: row) }
    return day.isQuoting(at: time)
  }

  /// Goes on to a tick's day and phase; returns whether the position is to be closed at this tick, which is then a trade.
  @inlinable
  mutating func closes(at time: Int64, kind: TickKind) -> Bool {
    if !day.days.contains(time) {
      market.session = day.roll(to: time, sessions)
      market.midnight = day.days.start
      market.book.clear()
      if Model.isModelled { beginDayByRules() }
      observer.dayBegan(in: market)
    }
    if Model.isModelled, market.rules.orders == .day, time &- day.days.start >= market.session.close.nanoseconds {
      endOrders()
    }
    if kind == .trade { day.days.hasTrade = true }
    if Model.isModelled, market.rules.close == .share { return false }
    if time &- day.days.start >= market.session.flatten.nanoseconds, !day.isFlattenDone {
      day.isFlattenDone = true
      day.setFlattenPending(market.account.position != 0, market.session)
    }
    guard day.isFlattenPending, kind == .trade else { return false }
    day.setFlattenPending(false, market.session)
    return true
  }

  /// Closes the whole position, if there is one, at a price.
  @inlinable
  mutating func flatten(price: Double, row: Int64) {
    let position = market.account.position
    guard position != 0 else { return }
    execute(position > 0 ? .ask : .bid, rule: .flatten, quantity: abs(position), price: price, row: row)
  }
}
