/// The deepest fall of a cumulative P&L below its highest so far, found while it is fed value by value.
///
/// The highest so far starts at **0**, what a run begins with: a run that only loses has a drawdown of all that it lost.
/// It is an amount, in the unit of the P&L; a percentage would need the capital, which a market maker's P&L does not
/// know. (The reference system starts at the first value; see ``ReferenceFigures``.)
///
/// Fed with the P&L after each fill, of one security or of several merged by time, it sees falls within a day; fed with
/// the P&L at the days' ends it does not, and its durations are days.
///
/// - Complexity: O(1) for each value, without memory.
public struct DrawdownScan: Hashable, Sendable {
  /// The deepest fall so far: 0 or negative.
  public private(set) var drawdown = 0.0
  /// The highest value so far, at least 0.
  public private(set) var peak = 0.0
  /// The most values on end below the highest so far, by a millionth of the currency unit or more; those at the end
  /// included, where it was not yet reached again.
  public private(set) var longestBelowPeak = 0
  private var belowPeak = 0

  public init() {}

  /// The scan of the days' cumulative P&L, which is their running sum.
  public init(ofDaily amounts: [Double]) {
    var total = 0.0
    for amount in amounts {
      total += amount
      add(total)
    }
  }

  /// Adds the next value of the cumulative P&L.
  public mutating func add(_ cumulative: Double) {
    let fall = cumulative - peak
    drawdown = min(drawdown, fall)
    peak = max(peak, cumulative)
    belowPeak = fall.isLoss ? belowPeak + 1 : 0
    longestBelowPeak = max(longestBelowPeak, belowPeak)
  }
}
