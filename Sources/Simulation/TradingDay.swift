public import TickData

/// Where a replay stands in its calendar days.
@frozen
@usableFromInline
struct TradingDay: Hashable, Sendable {
  /// The midnight that began the current day; before the first tick a day that no tick is in.
  @usableFromInline var start: Int64 = .max
  /// Whether the current day has had a trade, at any time of the day.
  @usableFromInline var hasTrade = false
  /// Whether the end-of-day rule is spent for the current day.
  @usableFromInline var isFlattenDone = false
  /// Whether a position waits for the next trade to be closed.
  @usableFromInline var isFlattenPending = false
  /// The days that have had a trade, up to the current day and without it. A set, since stamps may step back over
  /// midnight.
  @usableFromInline var earlierWithTrade: Set<Int64> = []

  @inlinable
  init() {}

  @inlinable
  func contains(_ time: Int64) -> Bool {
    UInt64(bitPattern: time &- start) < UInt64(bitPattern: WallClock.day)
  }

  /// Goes on to the day of a stamp. The end-of-day rule starts anew: a position that no trade has closed is carried.
  mutating func roll(to time: Int64) {
    if hasTrade { earlierWithTrade.insert(start) }
    start = WallClock.startOfDay(time)
    hasTrade = earlierWithTrade.contains(start)
    isFlattenDone = false
    isFlattenPending = false
  }

  /// The number of days with a trade.
  var daysWithTrade: Int {
    earlierWithTrade.count + (hasTrade && !earlierWithTrade.contains(start) ? 1 : 0)
  }
}
