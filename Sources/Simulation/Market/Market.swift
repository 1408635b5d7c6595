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
  /// The rules that hold. The reference's for a ``TickStrategy``, which has its own.
  public let rules: ExchangeRules
  /// Shares that were added to our orders and stand further behind; a part of what remains of them.
  public var tails = BothSides(OrderTail())
  /// What we have taken of each side's displayed level since it was last renewed.
  @usableFromInline var taken = BothSides<Int64>(0)

  /// Before the first tick.
  @inlinable
  init(_ rules: ExchangeRules = .reference) {
    self.rules = rules
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

  /// The shares of a side's level that we can take: all that are displayed, or those not taken yet under ``Taking/once``.
  @inlinable @inline(__always)
  public func takeable(on side: Side) -> Int64 {
    rules.taken == .again ? book[side].quantity : max(0, book[side].quantity &- taken[side])
  }

  /// Whether the exchange refuses an order on a side at a price, since it would meet the other side at once. The reference's
  /// never does; see ``QuoteCross``.
  @inlinable @inline(__always)
  public func refuses(_ side: Side, at price: Double) -> Bool {
    guard rules.quoteCross == .fills else { return false }
    let level = book[side.opposite]
    return !level.isEmpty && (side == .bid ? level.price <= price : level.price >= price)
  }
}
