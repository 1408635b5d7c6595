/// The reference system's drawdown of several curves put end to end, from what is known of each curve alone.
///
/// The reference system puts the cumulative P&L of one security after that of another and takes the deepest fall below
/// the highest value so far, which starts at the **first value**, not at 0. As a figure of the portfolio that means
/// little, since the order decides it and the curves do not add up; it is here because its tables have it. The
/// portfolio's drawdown is a ``DrawdownScan`` of the P&L merged by time.
///
/// Let *M* be the highest value of the curves before. A value *x* of the next curve, whose own highest so far is *r*, is
/// *x* − max(*M*, *r*) = min(*x* − *M*, *x* − *r*) below. The least of it over the curve is the lesser of the curve's own
/// drawdown and (its least value) − *M*. Rounding keeps order, so this holds to the last bit, and four facts of each
/// curve are enough: curves can be measured on any worker and joined later, in any grouping but in order.
public struct ConcatenatedDrawdown: Hashable, Sendable {
  /// The deepest fall: 0 or negative, in the unit of the P&L; 0 without a value.
  public private(set) var drawdown = 0.0
  /// The least and the highest value; nil without one.
  public private(set) var lowest: Double?
  public private(set) var highest: Double?
  /// Whether the highest so far was 0 at some value.
  private var peakWasZero = false

  public init() {}

  /// Adds the next value of the curve.
  ///
  /// - Complexity: O(1).
  public mutating func add(_ value: Double) {
    let peak = max(highest ?? value, value)
    highest = peak
    lowest = min(lowest ?? value, value)
    drawdown = min(drawdown, value - peak)
    if peak == 0 { peakWasZero = true }
  }

  /// Puts the values of another curve after those of this one.
  ///
  /// - Complexity: O(1).
  public mutating func append(_ next: ConcatenatedDrawdown) {
    guard let nextLowest = next.lowest, let nextHighest = next.highest else { return }
    guard let lowest, let highest else {
      self = next
      return
    }
    drawdown = min(drawdown, next.drawdown, nextLowest - highest)
    // Only a peak that was below 0 can come to stand at 0; one that stood there has been noted.
    if highest < 0, next.peakWasZero { peakWasZero = true }
    self.lowest = min(lowest, nextLowest)
    self.highest = max(highest, nextHighest)
  }

  /// The drawdown in percent of the highest value, as the reference system divides: where a peak on the way stood at 0, by
  /// 1 at least. 0 unless a value is above 0.
  public var percent: Double {
    guard let highest, highest > 0 else { return 0 }
    return drawdown / (peakWasZero ? max(highest, 1) : highest) * 100
  }
}
