/// The arithmetic mean.
public enum Mean {
  /// The mean of these numbers, in their unit; nil where there are none. The sum is a ``PairwiseSum``.
  ///
  /// - Complexity: O(*n*).
  public static func of(_ values: [Double]) -> Double? { of(values.span) }

  package static func of(_ values: Span<Double>) -> Double? {
    values.isEmpty ? nil : PairwiseSum.of(values) / Double(values.count)
  }
}
