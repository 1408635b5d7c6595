public import TickData

/// The P&L of some days, in their order. The unit is that of the prices: AED on ADX and DFM.
///
/// It is realized P&L where it is made of fills: what a day's fills closed, whenever it was opened. A day without a fill
/// is not in it unless ``over(_:)`` puts it in, with 0.
public struct DailyPnL: Hashable, Sendable {
  /// The days, ascending, each once.
  public private(set) var days: [CivilDate]
  /// What each of them brought.
  public private(set) var amounts: [Double]

  /// Traps unless there is an amount for each day and the days ascend.
  public init(days: [CivilDate], amounts: [Double]) {
    precondition(days.count == amounts.count, "\(days.count) days, \(amounts.count) amounts")
    precondition(zip(days, days.dropFirst()).allSatisfy { $0 < $1 }, "days ascend")
    self.days = days
    self.amounts = amounts
  }

  /// Adds an amount to a day's.
  ///
  /// - Complexity: O(1) for the last day or one after it, otherwise O(*n*).
  mutating func add(_ amount: Double, on day: CivilDate) {
    let index = days.last.map { $0 < day } ?? true ? days.count : days.firstIndex { $0 >= day } ?? days.count
    if index < days.count, days[index] == day {
      amounts[index] += amount
    } else {
      days.insert(day, at: index)
      amounts.insert(amount, at: index)
    }
  }

  /// The same for these days, which are ascending: a day that was not there has 0.
  ///
  /// Traps if a day that was there is not among them, since its P&L would be lost.
  public func over(_ days: [CivilDate]) -> DailyPnL {
    var amounts: [Double] = []
    amounts.reserveCapacity(days.count)
    var next = 0
    for day in days {
      if next < self.days.count, self.days[next] == day {
        amounts.append(self.amounts[next])
        next += 1
      } else {
        amounts.append(0)
      }
    }
    precondition(next == self.days.count, "a day with P&L is not among the days asked for")
    return DailyPnL(days: days, amounts: amounts)
  }

  /// Both over the days that at least one of them has, with 0 where it is missing: P&L that was not made is 0.
  ///
  /// - Complexity: O(*n*).
  public static func aligned(_ first: DailyPnL, _ second: DailyPnL) -> (first: DailyPnL, second: DailyPnL) {
    var days: [CivilDate] = []
    days.reserveCapacity(max(first.days.count, second.days.count))
    var (left, right) = (first.days[...], second.days[...])
    while let day = [left.first, right.first].compactMap(\.self).min() {
      days.append(day)
      if left.first == day { left.removeFirst() }
      if right.first == day { right.removeFirst() }
    }
    return (first.over(days), second.over(days))
  }
}
