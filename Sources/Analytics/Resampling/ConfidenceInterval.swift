/// Where a figure lies with a confidence that is said beside it: a **percentile** interval of its resamples.
///
/// B. Efron and R. J. Tibshirani, *An Introduction to the Bootstrap*, 1993, chapter 13. It is in the figure's unit.
public struct ConfidenceInterval: Hashable, Sendable {
  public let lower: Double
  public let upper: Double

  /// The middle part of some resamples' figures, which is the confidence's share of them. They need not be in order.
  ///
  /// nil where the figure did not exist in so many of the `resamples` that they could be a tail: more than half of what
  /// the confidence leaves out.
  init?(_ figures: [Double], of resamples: Int, confidence: Double) {
    let tail = (1 - confidence) / 2
    guard !figures.isEmpty, Double(resamples - figures.count) <= tail * Double(resamples) else { return nil }
    let ascending = figures.sorted()
    lower = Quantile.of(ascending, tail)
    upper = Quantile.of(ascending, 1 - tail)
  }

  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
