/// How much more a run makes in a day than another, and whether that could be chance.
public struct PairedDifference: Hashable, Sendable {
  /// How many days at least one of the runs has.
  public let days: Int
  /// The mean over them of the first run's P&L less the second's, in its unit, and its interval.
  public let mean: Double
  public let interval: ConfidenceInterval
  /// The chance, if the runs were equally good, of a mean difference at least as large in either direction: above 0, at
  /// most 1. The smallest that *r* resamples can give is 1 / (*r* + 1).
  public let pValue: Double
}

extension BlockBootstrap {
  /// Compares two runs day by day. Days are drawn for both at once, since both had the same market on them.
  ///
  /// A day that one of the runs lacks counts as 0 for it. nil unless there are more days than a block has.
  ///
  /// The p-value is that of resamples moved to a mean of 0, which is what they would be if the runs were equally good:
  /// (1 + the number of resamples whose mean lies at least as far from the sample's mean as that lies from 0) / (*r* + 1).
  /// Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993, section 16.4; A. C. Davison and D. V. Hinkley,
  /// *Bootstrap Methods and their Application*, 1997, equation 4.11, for the two ones, which keep it above 0.
  ///
  /// - Complexity: O(*r* · (*n* + log *r*)) for *r* resamples of *n* days.
  public func difference(_ first: DailyPnL, _ second: DailyPnL) -> PairedDifference? {
    let (left, right) = DailyPnL.aligned(first, second)
    let differences = zip(left.amounts, right.amounts).map { $0 - $1 }
    guard let mean = Mean.of(differences) else { return nil }
    // A resample that is as far off but for rounding counts.
    let distance = mean.magnitude * (1 - 1e-12)
    var means: [Double] = []
    means.reserveCapacity(resamples)
    var asFar = 0
    let isPossible = forEachResample(of: differences) { resample in
      let resampled = PairwiseSum.of(resample) / Double(resample.count)
      means.append(resampled)
      if (resampled - mean).magnitude >= distance { asFar += 1 }
    }
    guard isPossible, let interval = ConfidenceInterval(means, of: resamples, confidence: confidence) else {
      return nil
    }
    return PairedDifference(
      days: differences.count, mean: mean, interval: interval, pValue: Double(1 + asFar) / Double(1 + resamples))
  }
}
