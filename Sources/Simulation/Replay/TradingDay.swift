public import TickData

/// Where a replay stands in its calendar days.
///
/// Nearly every tick is in the quoting window of the day of the tick before it, which one comparison tells; the rest of
/// the day's rules is for the others.
@frozen
@usableFromInline
struct TradingDay: Hashable, Sendable {
  /// The current day, and those before it that had a trade.
  @usableFromInline var days = MarketDays()
  /// When the current day's quoting window opens, and how long it is; 0 while ticks are not for the strategy: before the
  /// first tick, and while a position waits to be closed.
  @usableFromInline var open: Int64 = 0
  @usableFromInline var windowLength: UInt64 = 0
  /// Whether the end-of-day rule is spent for the current day.
  @usableFromInline var isFlattenDone = false
  /// Whether a position waits for the next trade to be closed.
  @usableFromInline var isFlattenPending = false

  @inlinable
  init() {}

  /// Whether a stamp is in the quoting window of the current day, and ticks are for the strategy.
  @inlinable
  func isQuoting(at time: Int64) -> Bool { UInt64(bitPattern: time &- open) < windowLength }

  /// Goes on to the day of a stamp. The end-of-day rule starts anew: a position that no trade has closed is carried.
  /// Returns the day's session.
  @usableFromInline
  mutating func roll(to time: Int64, _ sessions: SessionCalendar) -> TradingSession {
    let session = days.roll(to: time, sessions)
    isFlattenDone = false
    setFlattenPending(false, session)
    return session
  }

  @usableFromInline
  mutating func setFlattenPending(_ isPending: Bool, _ session: TradingSession) {
    isFlattenPending = isPending
    open = days.start &+ session.open.nanoseconds
    windowLength = isPending ? 0 : UInt64(session.length)
  }
}
