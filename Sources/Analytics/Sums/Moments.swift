/// The shape of a sample beyond mean and deviation, as the deflated Sharpe ratio needs it.
///
/// Moments of the sample as it stands, divided by its count: m_k = Σ(x − mean)^k / n. They are the values of `skew` and
/// `kurtosis(fisher=False)` of scipy with its defaults.
public struct Moments: Hashable, Sendable {
  /// m3 / m2^1.5: 0 for a symmetric distribution, negative for one with large losses. Without a unit.
  public let skewness: Double
  /// m4 / m2²: 3 for a normal distribution, more for one with heavy tails. Without a unit; this is not the excess over 3.
  public let kurtosis: Double

  /// nil for fewer than two numbers, and for numbers that are all the same but for rounding.
  ///
  /// - Complexity: O(*n*).
  public init?(of values: [Double]) {
    guard let scale = StandardDeviation.divisor(values.span), let mean = Mean.of(values) else { return nil }
    let count = Double(values.count)
    // In units of the deviation, so that no power over- or underflows.
    let distances = values.map { ($0 - mean) / scale }
    let second = PairwiseSum.of(distances.map { $0 * $0 }) / count
    let third = PairwiseSum.of(distances.map { $0 * $0 * $0 }) / count
    let fourth = PairwiseSum.of(distances.map { $0 * $0 * ($0 * $0) }) / count
    skewness = third / (second * second.squareRoot())
    kurtosis = fourth / (second * second)
  }
}
