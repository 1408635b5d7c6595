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
  /// A resample's total and variance are added up of those of its blocks, about the mean of all days.
  ///
  /// - Complexity: O(*r* · (*n* / *l* + log *r*)) for *r* resamples of *n* days in blocks of *l*.
  public func intervals(of daily: [Double]) -> DailyIntervals? {
    var means: [Double] = []
    var totals: [Double] = []
    var ratios: [Double] = []
    means.reserveCapacity(resamples)
    totals.reserveCapacity(resamples)
    ratios.reserveCapacity(resamples)
    guard let center = Mean.of(daily), let largest = daily.map(\.magnitude).max() else { return nil }
    let count = Double(daily.count)
    let isPossible = forEachResampledMoments(of: daily.map { $0 - center }) { sum, squares in
      let mean = center + sum / count
      totals.append(count * center + sum)
      means.append(mean)
      let deviation = (max(0, squares - sum * sum / count) / (count - 1)).squareRoot()
      // As for a sample's own ratio: days that are the same but for rounding have none.
      guard deviation > 1e-12 * largest, let sharpe = ratio(mean, deviation) else { return }
      ratios.append(sharpe * SharpeRatio.daysPerYear.squareRoot())
    }
    guard isPossible, let mean = ConfidenceInterval(means, of: resamples, confidence: confidence),
      let total = ConfidenceInterval(totals, of: resamples, confidence: confidence)
    else { return nil }
    return DailyIntervals(
      mean: mean, total: total,
      sharpeRatio: ConfidenceInterval(ratios, of: resamples, confidence: confidence))
  }
}
