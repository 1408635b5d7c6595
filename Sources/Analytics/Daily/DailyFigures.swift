/// What the days of a run come to. Amounts are in the unit of the P&L, AED on ADX and DFM; a figure that does not exist
/// is nil.
public struct DailyFigures: Hashable, Sendable {
  /// How many days there are, and their P&L together.
  public let days: Int
  public let total: Double
  /// The mean of a day; nil without a day.
  public let mean: Double?
  /// The deviation of a day from the mean (*n* − 1); nil with fewer than two days.
  public let standardDeviation: Double?
  /// The most and the least that a day brought; nil without a day.
  public let best: Double?
  public let worst: Double?
  /// The share of days with a profit, of a millionth of the currency unit or more, from 0 to 1; nil without a day.
  public let positiveShare: Double?
  /// Of a year; see ``SharpeRatio``, ``SortinoRatio`` and ``CalmarRatio`` for when they do not exist.
  public let sharpeRatio: Double?
  public let sortinoRatio: Double?
  public let calmarRatio: Double?
  /// The deepest fall of the cumulative P&L at the days' ends below its highest so far, which starts at 0; 0 or negative.
  public let maximumDrawdown: Double
  /// The most days on end that the cumulative P&L ended below its highest so far.
  public let drawdownDays: Int

  /// The figures of these days, in their order.
  ///
  /// - Complexity: O(*n*).
  public init(of daily: [Double]) {
    days = daily.count
    total = PairwiseSum.of(daily)
    mean = Mean.of(daily)
    standardDeviation = StandardDeviation.of(daily)
    best = daily.max()
    worst = daily.min()
    positiveShare = ratio(Double(daily.count(where: \.isProfit)), Double(daily.count))
    sharpeRatio = SharpeRatio.of(daily)
    sortinoRatio = SortinoRatio.of(daily)
    calmarRatio = CalmarRatio.of(daily)
    let scan = DrawdownScan(ofDaily: daily)
    maximumDrawdown = scan.drawdown
    drawdownDays = scan.longestBelowPeak
  }
}
