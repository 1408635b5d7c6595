internal import Glibc

/// The standard normal distribution.
public enum NormalDistribution {
  /// The chance of a value below `x`: Φ(x) = erfc(−x / √2) / 2.
  ///
  /// By the complementary error function of the C library, so that small chances keep their digits.
  public static func probability(below x: Double) -> Double { erfc(-x * 0.5.squareRoot()) / 2 }

  /// The value that is exceeded with a chance of 1 − `probability`: the inverse of ``probability(below:)``.
  ///
  /// M. J. Wichura, *Algorithm AS 241: The percentage points of the normal distribution*, Applied Statistics 37(3), 1988,
  /// routine PPND16: a relative accuracy of about 10^-16. nil unless 0 < `probability` < 1. Near 1 the argument itself
  /// has few digits left; ask for the negative of the value at 1 − `probability` where that is known better.
  ///
  /// - Complexity: O(1).
  public static func quantile(_ probability: Double) -> Double? {
    guard probability > 0, probability < 1 else { return nil }
    let distance = probability - 0.5
    if distance.magnitude <= 0.425 {
      return distance * central(0.180625 - distance * distance)
    }
    let root = (-log(distance < 0 ? probability : 1 - probability)).squareRoot()
    let value = root <= 5 ? middle(root - 1.6) : tail(root - 5)
    return distance < 0 ? -value : value
  }

  /// Within 1.44 deviations of the middle.
  private static func central(_ r: Double) -> Double {
    polynomial(
      r,
      2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
      13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608)
      / polynomial(
        r,
        5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
        5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1)
  }

  /// Chances of a tail down to 10^-11.
  private static func middle(_ r: Double) -> Double {
    polynomial(
      r,
      7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
      3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734)
      / polynomial(
        r,
        1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
        0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1)
  }

  private static func tail(_ r: Double) -> Double {
    polynomial(
      r,
      2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
      0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772)
      / polynomial(
        r,
        2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
        0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1)
  }

  /// A polynomial of degree 7, its coefficients from the highest power down.
  private static func polynomial(
    _ x: Double, _ c7: Double, _ c6: Double, _ c5: Double, _ c4: Double, _ c3: Double, _ c2: Double, _ c1: Double,
    _ c0: Double
  ) -> Double {
    ((((((c7 * x + c6) * x + c5) * x + c4) * x + c3) * x + c2) * x + c1) * x + c0
  }
}
