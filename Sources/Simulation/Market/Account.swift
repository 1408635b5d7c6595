/// The position of one security, its average entry price, and the P&L realized so far.
///
/// Average-cost accounting: a fill that reduces the position realizes the distance to the average entry; a fill that
/// adds moves the average. A flip does both in one fill: it closes the whole position, then opens the rest at the fill's
/// price. The order of the floating-point operations is part of the contract, since results are compared to the bit.
@frozen
public struct Account: Hashable, Sendable {
  /// Shares; negative is short.
  public var position: Int64
  /// The average price of the open position. Where there is none it keeps the last one; the next opening fill replaces it.
  public var averageEntry: Double
  /// The P&L of everything closed, in local currency.
  public var realizedPnL: Double

  @inlinable
  public init() {
    position = 0
    averageEntry = 0
    realizedPnL = 0
  }

  /// Buys (`.bid`) or sells (`.ask`) a quantity above zero; returns the P&L that this realizes.
  @inlinable
  public mutating func fill(_ side: Side, quantity: Int64, price: Double) -> Double {
    var realized = 0.0
    var opening = quantity
    let reduces = side == .bid ? position < 0 : position > 0
    if reduces {
      let closing = min(quantity, abs(position))
      let gain = side == .bid ? averageEntry - price : price - averageEntry
      realized = realized + gain * Double(closing)
      realizedPnL = realizedPnL + realized
      position += side == .bid ? closing : -closing
      opening -= closing
    }
    if opening > 0 {
      if position == 0 {
        averageEntry = price
        position = side == .bid ? opening : -opening
      } else {
        let cost = averageEntry * Double(abs(position)) + price * Double(opening)
        position += side == .bid ? opening : -opening
        averageEntry = cost / Double(abs(position))
      }
    }
    return realized
  }

  /// The same with the P&L measured as the basis says.
  @inlinable
  public mutating func fill(_ side: Side, quantity: Int64, price: Double, basis: CostBasis) -> Double {
    switch basis {
    case .averageEntry:
      return fill(side, quantity: quantity, price: price)
    case .opening:
      position += side.sign * quantity
      averageEntry = price
      return 0
    case .closing(let entry):
      let gain = side == .bid ? entry - price : price - entry
      let realized = gain * Double(quantity)
      position += side.sign * quantity
      realizedPnL = realizedPnL + realized
      return realized
    }
  }

  /// The P&L of the open position at a mark price; 0 without a position.
  @inlinable
  public func unrealizedPnL(mark: Double) -> Double {
    position == 0 ? 0 : (mark - averageEntry) * Double(position)
  }
}
