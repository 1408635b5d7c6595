public import TickData

extension Replay {
  /// A new calendar day: the book is cleared, the end-of-day rule starts anew. Orders stay.
  @usableFromInline
  mutating func startDay(of time: Int64) {
    day.roll(to: time)
    market.book.clear()
  }

  /// A tick that is not for the strategy.
  ///
  /// **The end-of-day rule.** At the day's first tick at or after `session.flatten`, a position is closed at that tick's
  /// price where the tick is a trade, else at the price of the day's next trade, whatever its size. Without such a trade
  /// the position is carried to the next day, and the request is dropped. A day that is flat at that first tick is done.
  /// While a close is pending, ticks do nothing else. Orders stay as they are.
  @inlinable
  mutating func outsideWindow(time: Int64, timeOfDay: Int64, kind: TickKind, price: Double, row: Int64) {
    if timeOfDay >= market.session.flatten.nanoseconds, !day.isFlattenDone {
      day.isFlattenDone = true
      day.isFlattenPending = market.account.position != 0
    }
    guard day.isFlattenPending, kind == .trade else { return }
    day.isFlattenPending = false
    market.time = time
    market.timeOfDay = timeOfDay
    flatten(price: price, row: row)
  }

  /// Closes the whole position, if there is one, at a price.
  @inlinable
  mutating func flatten(price: Double, row: Int64) {
    let position = market.account.position
    guard position != 0 else { return }
    execute(
      position > 0 ? .ask : .bid, rule: .flatten, quantity: abs(position), price: price, row: row, queueAheadAtJoin: 0,
      joinedAt: market.time)
  }
}
