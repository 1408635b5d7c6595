/// The figures of the reference system's fast sweep, to the last bit, where this house defines them otherwise.
///
/// They are for tables that are compared with the reference system's. Where there is nothing to divide by they are 0 or
/// something else that is a number, and none of them is nil. Its drawdown is ``ConcatenatedDrawdown``. Sums are a
/// ``PairwiseSum``.
///
/// - Complexity: O(*n*) each.
public enum ReferenceFigures {
  /// ``SharpeRatio`` of a year, but 0 where there are fewer than two days or no deviation. Days that are the same but for
  /// rounding have one.
  public static func sharpeRatio(_ daily: [Double]) -> Double {
    guard let mean = Mean.of(daily), let deviation = StandardDeviation.of(daily), deviation > 0 else { return 0 }
    return (mean / deviation) * SharpeRatio.daysPerYear.squareRoot()
  }

  /// The total P&L (not that of a year) over the drawdown; without a drawdown the total itself, or 0 for a loss.
  public static func calmarRatio(total: Double, drawdown: Double) -> Double {
    drawdown < 0 ? total / drawdown.magnitude : max(total, 0)
  }

  /// The percentage of **all** fills that realized a profit: opening fills count as no win. 0 without a fill.
  public static func winRate(_ realizedPnL: [Double]) -> Double {
    guard !realizedPnL.isEmpty else { return 0 }
    return 100 * Double(realizedPnL.count(where: { $0 > 0 })) / Double(realizedPnL.count)
  }

  /// What was won over what was lost; what was won, an amount, where nothing was lost.
  public static func profitFactor(_ realizedPnL: [Double]) -> Double {
    let profit = PairwiseSum.of(realizedPnL.filter { $0 > 0 })
    let loss = PairwiseSum.of(realizedPnL.filter { $0 < 0 }).magnitude
    return loss == 0 ? profit : profit / loss
  }
}
