/// How much two runs make and lose on the same days: the correlation coefficient of K. Pearson (1895).
public enum Correlation {
  /// From −1 to 1, without a unit: 1 where the runs' days move together.
  ///
  /// The days are those that at least one of the runs has; the other's P&L is 0 there. nil where there are fewer than two
  /// days, and where all days of one run are the same but for rounding.
  ///
  /// - Complexity: O(*n*).
  public static func of(_ first: DailyPnL, _ second: DailyPnL) -> Double? {
    let (left, right) = DailyPnL.aligned(first, second)
    return of(left.amounts, right.amounts)
  }

  /// The same for numbers that belong together in pairs. Traps unless there are as many of both.
  public static func of(_ left: [Double], _ right: [Double]) -> Double? {
    precondition(left.count == right.count, "pairs of \(left.count) and \(right.count) numbers")
    guard let x = standardized(left), let y = standardized(right) else { return nil }
    let sum = PairwiseSum.of(zip(x, y).map { $0 * $1 })
    return max(-1, min(1, sum / Double(left.count - 1)))
  }

  /// The distances from the mean, in standard deviations.
  private static func standardized(_ values: [Double]) -> [Double]? {
    guard let deviation = StandardDeviation.divisor(values.span), let mean = Mean.of(values) else { return nil }
    return values.map { ($0 - mean) / deviation }
  }
}
