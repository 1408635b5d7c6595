/// A decimal number as people write it, and arithmetic on it without rounding: 0.1 + 0.1 + 0.1 is 0.3.
///
/// Up to 18 digits before and behind the point; longer numbers have none.
struct ExactDecimal: Comparable {
  /// The number is this many units of 10^−scale.
  private let units: Int128
  /// From 0.
  private let scale: Int

  private static let most = 18

  private init(units: Int128, scale: Int) {
    var (units, scale) = (units, scale)
    while scale > 0, units % 10 == 0 { (units, scale) = (units / 10, scale - 1) }
    (self.units, self.scale) = (units, scale)
  }

  /// The number that a text is: `30`, `-0.5`, `1e-3`. Nil for any other text, and for numbers with more digits.
  init?(_ text: some StringProtocol) {
    let halves = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard halves.count <= 2, let exponent = halves.count == 2 ? Int(halves[1]) : 0 else { return nil }
    var mantissa = halves[0]
    let isNegative = mantissa.first == "-"
    if isNegative { mantissa.removeFirst() }
    let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
      return nil
    }
    let fraction = parts.count == 2 ? parts[1] : ""
    let scale = fraction.count - max(-1000, min(1000, exponent))
    guard let units = Int128(parts[0] + fraction), scale <= Self.most, scale >= -Self.most,
      units < Self.power(2 * Self.most)
    else { return nil }
    let (whole, overflows) = units.multipliedReportingOverflow(by: Self.power(max(0, -scale)))
    guard !overflows, whole < Self.power(Self.most + max(0, scale)) else { return nil }
    self.init(units: isNegative ? -whole : whole, scale: max(0, scale))
  }

  private static func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

  private func units(at scale: Int) -> Int128 { units * Self.power(scale - self.scale) }

  static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let scale = max(left.scale, right.scale)
    return left.units(at: scale) < right.units(at: scale)
  }

  /// The numbers from this one to another, a step apart; the other is among them if a step reaches it. Empty where the
  /// steps lead away from it, or the step is 0.
  ///
  /// - Parameter limit: the most numbers that there may be; nil for more.
  func steps(to last: ExactDecimal, by step: ExactDecimal, limit: Int) -> [ExactDecimal]? {
    let scale = max(self.scale, last.scale, step.scale)
    let (first, final, stride) = (units(at: scale), last.units(at: scale), step.units(at: scale))
    guard stride != 0, (final - first) * stride.signum() >= 0 else { return [] }
    let count = (final - first) / stride + 1
    guard count <= limit else { return nil }
    return (0..<count).map { ExactDecimal(units: first + $0 * stride, scale: scale) }
  }

  /// The shortest text of the number, without an exponent.
  var text: String {
    var digits = String(units.magnitude)
    if digits.count <= scale { digits = String(repeating: "0", count: scale - digits.count + 1) + digits }
    let sign = units < 0 ? "-" : ""
    return scale == 0 ? sign + digits : "\(sign)\(digits.dropLast(scale)).\(digits.suffix(scale))"
  }

  /// Whether the number has no fraction.
  var isWhole: Bool { scale == 0 }
}
