/// The rule by which a fill came about.
@frozen
public enum FillRule: UInt8, Hashable, Sendable {
  /// A trade reached a resting order.
  case restingOrder
  /// The position was closed at the end of the day.
  case flatten
  /// The strategy took displayed liquidity.
  case taken
  /// An auction's price crossed an order's limit.
  case auction
  /// A trade after the closing auction closed a share of the position; see ``ClosingTrade``.
  case closingShare
}

/// One execution of ours: a line of the trade log, with what is needed to explain it.
@frozen
public struct Fill: Hashable, Sendable {
  /// The stamp of the tick that caused it.
  public var time: Int64
  /// `.bid` bought, `.ask` sold.
  public var side: Side
  public var rule: FillRule
  public var price: Double
  public var quantity: Int64
  /// The P&L that this fill realized, and all that was realized up to and with it.
  public var realizedPnL: Double
  public var totalRealizedPnL: Double
  /// The position after it.
  public var position: Int64
  /// The source row, counted from 0, of the tick that caused it.
  public var row: Int64
  /// For a resting order: the queue ahead when it took its place, and when that was. Otherwise 0, and the fill's time.
  public var queueAheadAtJoin: Int64
  public var joinedAt: Int64
  /// The price that the strategy meant it by, such as an order's limit or the entry that a stop loss is measured from; NaN
  /// where it named none.
  public var reference: Double
  /// For a resting order: what remains of it. Otherwise 0.
  public var orderLeft: Int64

  @inlinable
  public init(
    time: Int64, side: Side, rule: FillRule, price: Double, quantity: Int64, realizedPnL: Double,
    totalRealizedPnL: Double, position: Int64, row: Int64, queueAheadAtJoin: Int64, joinedAt: Int64,
    reference: Double = .nan, orderLeft: Int64 = 0
  ) {
    self.time = time
    self.side = side
    self.rule = rule
    self.price = price
    self.quantity = quantity
    self.realizedPnL = realizedPnL
    self.totalRealizedPnL = totalRealizedPnL
    self.position = position
    self.row = row
    self.queueAheadAtJoin = queueAheadAtJoin
    self.joinedAt = joinedAt
    self.reference = reference
    self.orderLeft = orderLeft
  }

  /// Numbers are equal to the last bit. One that is no number equals another: absurd prices can lead to a P&L of ∞ − ∞, and
  /// a fill may have no reference.
  @inlinable
  public static func == (left: Fill, right: Fill) -> Bool {
    left.time == right.time && left.side == right.side && left.rule == right.rule
      && areEqual(left.price, right.price) && left.quantity == right.quantity
      && areEqual(left.realizedPnL, right.realizedPnL) && areEqual(left.totalRealizedPnL, right.totalRealizedPnL)
      && left.position == right.position && left.row == right.row
      && left.queueAheadAtJoin == right.queueAheadAtJoin && left.joinedAt == right.joinedAt
      && areEqual(left.reference, right.reference) && left.orderLeft == right.orderLeft
  }

  @usableFromInline
  static func areEqual(_ left: Double, _ right: Double) -> Bool {
    left.bitPattern == right.bitPattern || left.isNaN && right.isNaN
  }

  /// As ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(time)
    hasher.combine(side)
    hasher.combine(quantity)
    hasher.combine(position)
    hasher.combine(row)
  }
}
