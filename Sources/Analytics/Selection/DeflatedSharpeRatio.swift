internal import Glibc

/// The chance that the best of many tried runs has a true Sharpe ratio above 0, which it would seem to have by being
/// the best alone.
///
/// The ``ProbabilisticSharpeRatio`` above the ratio that the best of *N* independent trials without any merit would be
/// expected to have, √V · ((1 − γ) · Φ⁻¹(1 − 1/N) + γ · Φ⁻¹(1 − 1/(N·e))), with the variance V of the ratios across the
/// trials and the constant γ of Euler and Mascheroni. D. H. Bailey and M. López de Prado, *The deflated Sharpe ratio:
/// correcting for selection bias, backtest overfitting, and non-normality*, Journal of Portfolio Management 40(5), 2014.
///
/// Cells of one grid are alike, so they are fewer independent trials than they are cells: the figure errs on the side of
/// doubt. What it does not know is what was tried before the sweep.
public enum DeflatedSharpeRatio {
  /// From 0 to 1, for the days of the run that was chosen and the days of every run tried, that one included.
  ///
  /// Trials without a Sharpe ratio (fewer than two days, or all days the same) could not have been chosen and do not
  /// count. nil where the ``ProbabilisticSharpeRatio`` is: fewer than three days, or all of them the same.
  ///
  /// - Complexity: O(*N* · *n*).
  public static func of(_ daily: [Double], amongTrials trials: [[Double]]) -> Double? {
    of(daily, amongRatios: trials.compactMap { SharpeRatio.ofDay($0) })
  }

  /// The same from the trials' ratios of a **day**, not of a year.
  public static func of(_ daily: [Double], amongRatios ratios: [Double]) -> Double? {
    ProbabilisticSharpeRatio.of(daily, above: expectedMaximum(ofRatios: ratios))
  }

  /// The ratio that the best of trials with these ratios is expected to have if none has merit.
  ///
  /// - Complexity: O(*N*).
  public static func expectedMaximum(ofRatios ratios: [Double]) -> Double {
    let variance = StandardDeviation.of(ratios).map { $0 * $0 } ?? 0
    return expectedMaximum(ofTrials: ratios.count, variance: variance)
  }

  /// The ratio that the best of some independent trials without merit is expected to have, in the unit in which their
  /// variance is (of a day, or of a year). 0 for one trial or none, and for trials without variance.
  ///
  /// - Complexity: O(1).
  public static func expectedMaximum(ofTrials count: Int, variance: Double) -> Double {
    let trials = Double(count)
    // The values at 1 − p are the negatives of those at p, which has more digits.
    guard count > 1, variance > 0, let most = NormalDistribution.quantile(1 / trials),
      let beyond = NormalDistribution.quantile(1 / (trials * exp(1)))
    else { return 0 }
    let gamma = 0.577_215_664_901_532_860_6
    return variance.squareRoot() * ((1 - gamma) * -most + gamma * -beyond)
  }
}
