/// A trade that was reported: what an auction settles at.
@frozen
public struct TradePrint: Hashable, Sendable {
  public var time: Int64
  public var price: Double
  /// Its source row, counted from 0.
  public var row: Int64

  @inlinable
  public init(time: Int64, price: Double, row: Int64) {
    self.time = time
    self.price = price
    self.row = row
  }
}
