public import TickData

/// Counts fills, and adds up what they realize day by day: all that a table of many configurations needs.
@frozen
public struct FillTally: ReplayObserver {
  public var fillCount = 0
  /// The midnights that began the days on which something was realized, in the order of the fills, and the amounts in AED.
  public var days: [Int64] = []
  public var amounts: [Double] = []

  @inlinable
  public init() {}

  @inlinable
  public mutating func filled(_ fill: Fill, in market: borrowing Market) {
    fillCount += 1
    guard fill.realizedPnL != 0 else { return }
    let day = WallClock.startOfDay(fill.time)
    if days.last == day {
      amounts[amounts.count - 1] += fill.realizedPnL
    } else {
      days.append(day)
      amounts.append(fill.realizedPnL)
    }
  }
}
