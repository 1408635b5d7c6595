/// The chance that the true Sharpe ratio is above a benchmark, given how long the run is and how its days are
/// distributed.
///
/// With Φ of the standard normal distribution, the ratio *S* of a day, the benchmark *B* of a day, *n* days of skewness γ3
/// and kurtosis γ4 (3 for a normal distribution):
///
///     Φ( (S − B) · √(n − 1) / √(1 − γ3·S + (γ4 − 1)/4·S²) )
///
/// D. H. Bailey and M. López de Prado, *The Sharpe ratio efficient frontier*, Journal of Risk 15(2), 2012.
public enum ProbabilisticSharpeRatio {
  /// From 0 to 1. The benchmark is the ratio of a **day**, not of a year; see ``SharpeRatio/ofDay(_:)``.
  ///
  /// nil where there are fewer than three days, and where all days are the same but for rounding.
  ///
  /// - Complexity: O(*n*).
  public static func of(_ daily: [Double], above benchmark: Double = 0) -> Double? {
    guard daily.count >= 3, let sharpe = SharpeRatio.ofDay(daily), let moments = Moments(of: daily) else { return nil }
    return of(sharpeRatio: sharpe, above: benchmark, days: daily.count, moments.skewness, moments.kurtosis)
  }

  /// The same from the figures of the days. nil where the spread of the estimate is 0, as it may be for days of only two
  /// different amounts.
  package static func of(
    sharpeRatio: Double, above benchmark: Double, days: Int, _ skewness: Double, _ kurtosis: Double
  ) -> Double? {
    let variance = 1 - skewness * sharpeRatio + (kurtosis - 1) / 4 * (sharpeRatio * sharpeRatio)
    guard days >= 2, variance > 0 else { return nil }
    let distance = ratio((sharpeRatio - benchmark) * Double(days - 1).squareRoot(), variance.squareRoot())
    return distance.map { NormalDistribution.probability(below: $0) }
  }
}
