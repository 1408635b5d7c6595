public import TickData

/// What one configuration came to on one security: counts and sums, of which every figure is made, so that they can be
/// added up over securities. docs/metrics.md has the figures.
///
/// Sums of shares and of nanoseconds have 128 bits: in 64, the nanoseconds of a few hundred thousand days of trading do not
/// fit. They are exact, so that a figure does not depend on the order in which they are added.
public struct SecurityMetrics: Hashable, Sendable {
  /// Fills, and what they traded, in shares and AED.
  public var trades = 0
  public var shares: Int128 = 0
  public var notional = 0.0
  /// AED. The unrealized P&L is at the last trade of the window.
  public var realizedPnL = 0.0
  public var unrealizedPnL = 0.0
  /// Shares at the end.
  public var position: Int64 = 0
  /// Days with a tick.
  public var tickDays: [CivilDate] = []
  /// Days with a trade in the ticks, and the realized P&L of each day with a fill of ours.
  public var marketDays: [CivilDate] = []
  public var daily = DailyPnL(days: [], amounts: [])
  /// Fills that closed something, whatever they realized.
  public var closingFills = 0
  public var curve = RealizedCurve()
  public var resting = RestingFills()
  /// The fills that closed positions at the end of the day, and what they gained against the day's last mid price, in AED:
  /// negative where they were worse. Fills without such a price are not counted.
  public var flattenFills = 0
  public var flattenGain = 0.0
  public var time = QuotingTime()

  public init() {}

  /// The fills of resting orders.
  public struct RestingFills: Hashable, Sendable {
    public var count = 0
    /// Those whose order took its place in the queue on the day of the fill, and their nanoseconds from the one to the
    /// other. Other orders waited through a night.
    public var joinedSameDay = 0
    public var waiting: Int128 = 0
    /// Against the mid price at the fill.
    public var spread = Captured()
    /// Against the mid price after each of ``MidPath/horizons``.
    public var markouts = [Captured](repeating: Captured(), count: MidPath.horizons.count)

    public init() {}
  }

  /// What fills gained against some mid price, in AED, and the notional of those that had one.
  public struct Captured: Hashable, Sendable {
    public var gain = 0.0
    public var notional = 0.0

    public init() {}

    /// Takes a fill; a mid of NaN is none.
    mutating func add(sign: Double, quantity: Double, price: Double, mid: Double) {
      guard !mid.isNaN else { return }
      gain += sign * (mid - price) * quantity
      notional += price * quantity
    }

    mutating func add(_ other: Captured) {
      gain += other.gain
      notional += other.notional
    }

    /// In AED; nil without a fill that had a mid.
    public var amount: Double? { notional == 0 ? nil : gain }

    /// Basis points of the notional; nil where the amount is.
    public var basisPoints: Double? { ratio(gain * 10_000, notional) }
  }

  /// For how long something was so, in nanoseconds of the quoting window.
  public struct QuotingTime: Hashable, Sendable {
    /// All of it: a whole window for every day with a tick.
    public var window: Int128 = 0
    /// A live order on both sides; on the bid side and on the ask side, added up; at the touch, added up.
    public var twoSided: Int128 = 0
    public var live: Int128 = 0
    public var atTouch: Int128 = 0
    /// At the position limit, and of how much window time the limit is known.
    public var atLimit: Int128 = 0
    public var windowOfLimited: Int128 = 0
    /// Share-nanoseconds held, in magnitude.
    public var inventory = 0.0
    public var largestPosition: Int64 = 0
    /// Orders that took a place in a queue, and those of them that were filled.
    public var orders = 0
    public var filledOrders = 0

    public init() {}

    mutating func add(_ other: QuotingTime) {
      window += other.window
      twoSided += other.twoSided
      live += other.live
      atTouch += other.atTouch
      atLimit += other.atLimit
      windowOfLimited += other.windowOfLimited
      inventory += other.inventory
      largestPosition = max(largestPosition, other.largestPosition)
      orders += other.orders
      filledOrders += other.filledOrders
    }
  }
}
