public import TickData

/// How one fill came about.
public struct FillExplanation: Sendable {
  /// Counted from 1 among the security's fills.
  public let number: Int
  public let fill: Fill
  /// The tick at which it was booked; nil after the last one. Its row is that of the fill, save for an auction's, which is
  /// booked when the auction is over.
  public let tick: Tick?
  public let row: Int64
  public let book: BothSides<PriceLevel>
  /// The position and all that was realized before it.
  public let positionBefore: Int64
  public let realizedBefore: Double
  /// Of a resting order: its life up to the fill.
  public let order: QueueHistory?
  /// What the strategy had noted up to the fill, on its side or on both, in the order of the notes: a quoting strategy since
  /// it began to intervene, a tick strategy on the fill's day.
  public let notes: [DecisionNote]
  /// Of a close at the end of the day that waited for a trade: the row and the stamp of the tick that asked for it.
  public let askedAt: Moment?

  /// A source row, counted from 0, and its stamp.
  public struct Moment: Hashable, Sendable {
    public let row: Int64
    public let time: Int64
  }
}
