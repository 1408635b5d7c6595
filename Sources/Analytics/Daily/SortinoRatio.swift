/// Mean P&L for each unit of its downside deviation: like ``SharpeRatio``, but profits are no risk.
///
/// The downside deviation is √(Σ min(x, 0)² / *n*) over **all** *n* days, with a target of 0; days of profit count in *n*
/// and add nothing. F. A. Sortino and R. van der Meer, *Downside risk*, Journal of Portfolio Management 17(4), 1991;
/// F. A. Sortino and L. N. Price, *Performance measurement in a downside risk framework*, Journal of Investing 3(3), 1994.
public enum SortinoRatio {
  /// The ratio of a year: mean / downside deviation · √252. Without a unit but that of time.
  ///
  /// nil where there are fewer than two days, and where no day lost.
  ///
  /// - Complexity: O(*n*).
  public static func of(_ daily: [Double]) -> Double? {
    guard daily.count > 1, daily.contains(where: \.isLoss), let mean = Mean.of(daily),
      let deviation = downsideDeviation(of: daily)
    else { return nil }
    return ratio(mean, deviation).map { $0 * SharpeRatio.daysPerYear.squareRoot() }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The downside deviation of a day's P&L from 0, in its unit; nil without a day, 0 where no day lost.
  public static func downsideDeviation(of daily: [Double]) -> Double? {
    Mean.of(daily.map { $0 < 0 ? $0 * $0 : 0 })?.squareRoot()
  }
}
