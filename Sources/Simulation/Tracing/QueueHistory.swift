public import TickData

/// The life of an order since it took its place in the queue.
public struct QueueHistory: Sendable {
  /// A trade that ate of the queue before the order.
  public struct Eater: Hashable, Sendable {
    /// Its source row, counted from 0.
    public var row: Int64
    public var tick: Tick
    /// What it ate, and what it left before the order. A trade of negative size lengthens the queue.
    public var eaten: Int64
    public var left: Int64
  }

  /// The tick at which it took its place.
  public let row: Int64
  public let tick: Tick
  /// How it came there, and the order as it was then.
  public let decision: OrderDecision
  /// What was displayed on its side.
  public let level: PriceLevel
  public internal(set) var eaters: [Eater] = []
  /// By how many shares the queue got shorter without a trade that reached the order: cancellations as the queue model
  /// estimates them, and what was gone with its price. Negative where it got longer.
  public internal(set) var cancelled: Int64 = 0
  public internal(set) var gone: Int64 = 0
  /// What was filled of it before the fill in question.
  public internal(set) var earlierFills: [Fill] = []
  /// The order before and after the fill in question.
  public internal(set) var remainingBefore: Int64 = 0
  public internal(set) var remainingAfter: Int64 = 0
  /// The queue that is left before it.
  public internal(set) var queueLeft: Int64

  init(row: Int64, tick: Tick, decision: OrderDecision, level: PriceLevel) {
    self.row = row
    self.tick = tick
    self.decision = decision
    self.level = level
    queueLeft = decision.order.queueAhead
  }

  mutating func moved(by shares: Int64, because reason: QueueMove, left: Int64) {
    switch reason {
    case .display: cancelled += shares
    case .priceGone: gone += shares
    }
    queueLeft = left
  }

  mutating func reached(by tick: Tick, row: Int64, eaten: Int64, left: Int64) {
    if eaten != 0 { eaters.append(Eater(row: row, tick: tick, eaten: eaten, left: left)) }
    queueLeft = left
  }
}
