/// The standard deviation of a sample: the root of the squared distances from the mean, divided by one less than their
/// count.
public enum StandardDeviation {
  /// The standard deviation of these numbers, in their unit; nil where there are fewer than two.
  ///
  /// Two passes, with a ``PairwiseSum`` in each, as pandas does it: a mean that is far from 0 costs no digits.
  ///
  /// - Complexity: O(*n*).
  public static func of(_ values: [Double]) -> Double? { of(values.span) }

  package static func of(_ values: Span<Double>) -> Double? {
    guard values.count > 1, let mean = Mean.of(values) else { return nil }
    let squares = [Double](unsafeUninitializedCapacity: values.count) { buffer, count in
      for index in values.indices {
        let distance = mean - values[index]
        buffer.initializeElement(at: index, to: distance * distance)
      }
      count = values.count
    }
    return (PairwiseSum.of(squares) / Double(values.count - 1)).squareRoot()
  }

  /// The standard deviation where there is one to divide by: nil for fewer than two numbers, and for numbers that are
  /// all the same but for rounding.
  ///
  /// The P&L of a day is a sum whose last digits are rounded, so that days of equal P&L may differ by them; a ratio to
  /// that would be 10^15 and mean nothing. The line is drawn at a deviation of 10^-12 of the largest magnitude.
  package static func divisor(_ values: Span<Double>) -> Double? {
    guard let deviation = of(values), deviation.isFinite else { return nil }
    var largest = 0.0
    for index in values.indices { largest = max(largest, values[index].magnitude) }
    return deviation > 1e-12 * largest ? deviation : nil
  }
}
