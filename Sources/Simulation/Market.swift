public import TickData

/// All that a strategy sees at a tick: the clock, the book, its own orders and its account.
@frozen
public struct Market: Sendable {
  /// The stamp of the current tick.
  public var time: Int64
  /// The midnight that began the current day.
  public var midnight: Int64
  /// The book with the current tick in it. It starts empty every day: for a ``QuotingStrategy`` at the first tick of the
  /// quoting window, for a ``TickStrategy`` at the first tick.
  public var book: TopOfBook
  /// Our order on each side.
  public var orders: BothSides<RestingOrder>
  public var account: Account
  /// The current day's.
  public var session: TradingSession

  /// Before the first tick.
  @inlinable
  init() {
    time = 0
    midnight = 0
    book = TopOfBook()
    orders = BothSides(.none)
    account = Account()
    session = .closed
  }

  /// The time of day of the current tick, in nanoseconds since midnight.
  @inlinable
  public var timeOfDay: Int64 { time &- midnight }

  /// When the current day's quoting window opens, and when it closes.
  @inlinable
  public var windowStart: Int64 { midnight &+ session.open.nanoseconds }
  @inlinable
  public var windowEnd: Int64 { midnight &+ session.close.nanoseconds }

  /// Whether the current tick is in the silent period that follows the open.
  @inlinable
  public var isSilentPeriod: Bool { timeOfDay < session.endOfSilence.nanoseconds }
}
