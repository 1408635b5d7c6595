/// Where the figures of a run's days lie, with the bootstrap's confidence.
public struct DailyIntervals: Hashable, Sendable {
  /// Of the mean P&L of a day and of the total, in the unit of the P&L.
  public let mean: ConfidenceInterval
  public let total: ConfidenceInterval
  /// Of ``SharpeRatio`` of a year; nil where it does not exist for more resamples than a tail of the interval has.
  public let sharpeRatio: ConfidenceInterval?
}

extension BlockBootstrap {
  /// The intervals of these days, in their order; nil unless there are more days than a block has.
  ///
  /// - Complexity: O(*r* · (*n* + log *r*)) for *r* resamples of *n* days: about 1 ms for 2,000 of 136.
  public func intervals(of daily: [Double]) -> DailyIntervals? {
    var means: [Double] = []
    var totals: [Double] = []
    var ratios: [Double] = []
    means.reserveCapacity(resamples)
    totals.reserveCapacity(resamples)
    ratios.reserveCapacity(resamples)
    let isPossible = forEachResample(of: daily) { resample in
      let total = PairwiseSum.of(resample)
      totals.append(total)
      means.append(total / Double(resample.count))
      if let sharpe = SharpeRatio.of(resample) { ratios.append(sharpe) }
    }
    guard isPossible, let mean = ConfidenceInterval(means, of: resamples, confidence: confidence),
      let total = ConfidenceInterval(totals, of: resamples, confidence: confidence)
    else { return nil }
    return DailyIntervals(
      mean: mean, total: total,
      sharpeRatio: ConfidenceInterval(ratios, of: resamples, confidence: confidence))
  }
}
