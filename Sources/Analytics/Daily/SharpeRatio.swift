/// Mean P&L for each unit of its deviation: the Sharpe ratio with a risk-free rate of 0, of amounts instead of returns.
///
/// W. F. Sharpe, *The Sharpe ratio*, Journal of Portfolio Management 21(1), 1994. Amounts and returns have the same
/// ratio while the capital is fixed, as it is for a market maker with position limits. The ratio has no unit but that of
/// time; independent days are assumed where it is scaled from a day to a year (A. W. Lo, *The statistics of Sharpe
/// ratios*, Financial Analysts Journal 58(4), 2002).
public enum SharpeRatio {
  /// The trading days by which a year is counted.
  public static let daysPerYear = 252.0

  /// The ratio of a year: mean / standard deviation (*n* − 1) · √252.
  ///
  /// nil where there are fewer than two days, and where all days are the same but for rounding.
  ///
  /// - Complexity: O(*n*).
  public static func of(_ daily: [Double]) -> Double? { of(daily.span) }

  /// The ratio of a day, not of a year: mean / standard deviation. nil where ``of(_:)`` is.
  public static func ofDay(_ daily: [Double]) -> Double? { ofDay(daily.span) }

  package static func of(_ daily: Span<Double>) -> Double? {
    ofDay(daily).map { $0 * daysPerYear.squareRoot() }.flatMap { $0.isFinite ? $0 : nil }
  }

  package static func ofDay(_ daily: Span<Double>) -> Double? {
    guard let mean = Mean.of(daily), let deviation = StandardDeviation.divisor(daily) else { return nil }
    return ratio(mean, deviation)
  }
}
