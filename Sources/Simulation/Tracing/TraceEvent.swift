public import TickData

/// A tick, what was decided at it, and what stands after it.
public struct TraceEvent: Sendable {
  /// The source row of the tick, counted from 0.
  public var row: Int64
  /// Nil for what a strategy does after the last tick.
  public var tick: Tick?
  /// Why a quoting strategy did not see the tick; nil where it did.
  public var passedBy: PassedBy?
  /// Whether an intervention ended the tick: no quotes, and a trade reaches no order.
  public var isWaiting = false
  public var book: BothSides<PriceLevel>
  /// Our orders after the tick, and what became of each before a trade reached it; nil where nothing could.
  public var orders: BothSides<RestingOrder>
  public var decisions: BothSides<OrderDecision?> = BothSides(nil)
  /// How much of the queue before our order the trade ate; nil where it did not reach the order.
  public var eaten: BothSides<Int64?> = BothSides(nil)
  /// How the queue before our order moved without a trade that reached it.
  public var moves: BothSides<[QueueShift]> = BothSides([])
  /// What the strategy has noted of its decisions.
  public var notes: [DecisionNote] = []
  public var fills: [Fill] = []
  /// The number of the first of the fills among all of the security, from 1.
  public var firstFill = 0
  public var account: Account
  /// The price of the last trade that the book has taken, at which the position is marked; NaN before the first.
  public var mark: Double

  /// The P&L of the open position at the last trade; nil where there is a position and no trade yet.
  public var unrealizedPnL: Double? {
    account.position == 0 ? 0 : mark.isNaN ? nil : account.unrealizedPnL(mark: mark)
  }
}

/// A queue that got shorter by so many shares, or longer, without a trade that reached the order.
public struct QueueShift: Hashable, Sendable {
  public let shares: Int64
  public let reason: QueueMove
}
