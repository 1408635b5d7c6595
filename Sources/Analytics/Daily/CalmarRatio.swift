/// The P&L of a year for each unit of the largest drawdown.
///
/// T. W. Young, *Calmar ratio: a smoother tool*, Futures 20(1), 1991. His is of 36 months; this one is of the days given,
/// and both of its parts are amounts.
public enum CalmarRatio {
  /// Mean P&L of a day · 252 / the largest drawdown of the days' cumulative P&L. Without a unit but that of time.
  ///
  /// nil where there are no days, and where there is no drawdown.
  ///
  /// - Complexity: O(*n*).
  public static func of(_ daily: [Double]) -> Double? {
    let drawdown = DrawdownScan(ofDaily: daily).drawdown
    guard drawdown.isLoss, let mean = Mean.of(daily) else { return nil }
    return ratio(mean * SharpeRatio.daysPerYear, drawdown.magnitude)
  }
}
