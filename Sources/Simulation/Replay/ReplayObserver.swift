public import TickData

/// What watches a replay. Its calls are dispatched statically: one that does nothing costs nothing.
///
/// Every method has an implementation that does nothing.
public protocol ReplayObserver: Sendable {
  /// A fill, in execution order, and the market as it stands after it.
  mutating func filled(_ fill: Fill, in market: borrowing Market)

  /// A trade reached our order on a side and ate so much of the queue before it; called before the fill, if there is one.
  mutating func reached(_ side: Side, queueEaten: Int64, row: Int64, in market: borrowing Market)

  /// The queue before our order on a side got shorter by so many shares, or longer, without a trade that reached it.
  mutating func queueMoved(_ side: Side, by shares: Int64, because: QueueMove, row: Int64, in market: borrowing Market)

  /// A quoting strategy was asked about a side, and its answer has been carried out.
  mutating func quoted(_ side: Side, _ decision: QuoteDecision, in market: borrowing Market)

  /// A quoting strategy did something else before it quoted, or ended the tick.
  mutating func intervened(_ intervention: Intervention, in market: borrowing Market)

  /// A quoting strategy was not asked about a side, since the book has no price there: what rests stays.
  mutating func foundEmpty(_ side: Side, in market: borrowing Market)

  /// A tick strategy has seen a tick; what rests may be another.
  mutating func acted(in market: borrowing Market)

  /// Whether it wants the strategies' notes: without it none are written. Without an implementation it does not.
  static var readsNotes: Bool { get }

  /// A strategy has noted what it decided; called before the fills that came of it.
  mutating func noted(_ note: DecisionNote, in market: borrowing Market)

  /// A new calendar day has begun, and the book is empty.
  mutating func dayBegan(in market: borrowing Market)

  /// A tick is not for the quoting strategy; called before ``took(_:row:in:)``.
  mutating func passedBy(_ reason: PassedBy, in market: borrowing Market)

  /// A tick has had its effects. Ticks that normalisation drops are not reported.
  mutating func took(_ tick: Tick, row: Int64, in market: borrowing Market)

  /// The fills that it keeps; none for an observer that keeps none.
  var fills: [Fill] { get }
}

extension ReplayObserver {
  @inlinable
  public mutating func filled(_ fill: Fill, in market: borrowing Market) {}

  @inlinable
  public mutating func reached(_ side: Side, queueEaten: Int64, row: Int64, in market: borrowing Market) {}

  @inlinable
  public mutating func queueMoved(
    _ side: Side, by shares: Int64, because: QueueMove, row: Int64, in market: borrowing Market
  ) {}

  @inlinable
  public mutating func quoted(_ side: Side, _ decision: QuoteDecision, in market: borrowing Market) {}

  @inlinable
  public mutating func intervened(_ intervention: Intervention, in market: borrowing Market) {}

  @inlinable
  public mutating func foundEmpty(_ side: Side, in market: borrowing Market) {}

  @inlinable
  public mutating func acted(in market: borrowing Market) {}

  @inlinable
  public static var readsNotes: Bool { false }

  @inlinable
  public mutating func noted(_ note: DecisionNote, in market: borrowing Market) {}

  @inlinable
  public mutating func dayBegan(in market: borrowing Market) {}

  @inlinable
  public mutating func passedBy(_ reason: PassedBy, in market: borrowing Market) {}

  @inlinable
  public mutating func took(_ tick: Tick, row: Int64, in market: borrowing Market) {}

  @inlinable
  public var fills: [Fill] { [] }
}

/// Why the queue before an order moved without a trade that reached the order.
@frozen
public enum QueueMove: String, Hashable, Sendable {
  /// The displayed size fell: cancellations as ``QueueModel`` estimates them, and never more ahead than is displayed.
  case display
  /// A trade or a quote went through our price, so nobody is left ahead of us there.
  case priceGone = "price gone"
}

/// Why a quoting strategy does not see a tick.
@frozen
public enum PassedBy: String, Hashable, Sendable {
  /// The tick is outside the quoting window; the end-of-day rule may have closed the position by it.
  case outsideWindow = "outside window"
  /// The end-of-day rule waits for a trade to close the position.
  case flattenPending = "flatten pending"
}

/// Keeps every fill.
@frozen
public struct FillLog: ReplayObserver {
  public var fills: [Fill] = []

  @inlinable
  public init() {}

  @inlinable
  public mutating func filled(_ fill: Fill, in market: borrowing Market) { fills.append(fill) }
}
