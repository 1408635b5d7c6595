public import TickData

/// The calendar days of a replay that have had a trade, at any time of the day.
@frozen
public struct MarketDays: Hashable, Sendable {
  /// The midnight that began the current day; before the first tick a day that no tick is in.
  @usableFromInline var start: Int64 = .max
  /// Whether the current day has had a trade.
  @usableFromInline var hasTrade = false
  /// The days that have had a trade, up to the current day and without it. A set, since stamps may step back over
  /// midnight.
  @usableFromInline var earlierWithTrade: Set<Int64> = []
  /// The first day that the calendar has no session for; nil where it has all.
  @usableFromInline var dayWithoutSession: CivilDate?

  @inlinable
  init() {}

  @inlinable
  func contains(_ time: Int64) -> Bool {
    UInt64(bitPattern: time &- start) < UInt64(bitPattern: WallClock.day)
  }

  /// Goes on to the day of a stamp. Returns its session; a closed one where the calendar has none.
  @usableFromInline
  mutating func roll(to time: Int64, _ sessions: SessionCalendar) -> TradingSession {
    if hasTrade { earlierWithTrade.insert(start) }
    start = WallClock.startOfDay(time)
    hasTrade = earlierWithTrade.contains(start)
    let date = CivilDate(of: time)
    if let session = sessions.session(on: date) { return session }
    dayWithoutSession = dayWithoutSession ?? date
    return .closed
  }

  /// The number of days with a trade.
  var count: Int { earlierWithTrade.count + (hasTrade && !earlierWithTrade.contains(start) ? 1 : 0) }
}
