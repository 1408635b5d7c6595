/// Sums of numbers, rounded as numpy rounds them.
///
/// Floating-point sums depend on the order of the additions. This one is the order of numpy, and so of pandas: eight
/// running sums over blocks of up to 128 numbers, and halves of what is longer. Its rounding error grows with the
/// logarithm of the count, where that of a running sum grows with the count (N. J. Higham, *The accuracy of floating
/// point summation*, SIAM Journal on Scientific Computing 14(4), 1993), and the figures made of it are those of the
/// reference system to the last bit.
public enum PairwiseSum {
  /// The sum of these numbers; 0 where there are none.
  ///
  /// - Complexity: O(*n*), without memory of its own.
  public static func of(_ values: [Double]) -> Double { of(values.span) }

  /// The sum of these numbers; 0 where there are none.
  ///
  /// - Complexity: O(*n*), without memory of its own.
  public static func of(_ values: Span<Double>) -> Double {
    let count = values.count
    if count < 8 {
      var sum = 0.0
      for index in 0..<count { sum += values[index] }
      return sum
    }
    guard count > 128 else { return ofBlock(values) }
    let half = count / 2 - (count / 2) % 8
    return of(values.extracting(0..<half)) + of(values.extracting(half..<count))
  }

  /// The sum of 8 to 128 numbers.
  private static func ofBlock(_ values: Span<Double>) -> Double {
    let whole = values.count - values.count % 8
    var sums = SIMD8<Double>()
    for lane in 0..<8 { sums[lane] = values[lane] }
    var start = 8
    while start < whole {
      for lane in 0..<8 { sums[lane] += values[start + lane] }
      start += 8
    }
    var sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
    for index in whole..<values.count { sum += values[index] }
    return sum
  }
}
