public import TickData

/// The calendar days that a trace has come by, and the reach of one of them.
public struct TracedDays: Sendable {
  /// The day that is asked for.
  public let day: CivilDate
  /// The stamps of its first and last tick; nil where it has none.
  public private(set) var reach: ClosedRange<Int64>?
  private var days: Set<CivilDate> = []
  private var last: CivilDate?

  init(asking day: CivilDate) { self.day = day }

  public var count: Int { days.count }
  public var first: CivilDate? { days.min() }
  public var latest: CivilDate? { days.max() }

  mutating func take(_ time: Int64) {
    let date = CivilDate(of: time)
    if date != last {
      days.insert(date)
      last = date
    }
    guard date == day else { return }
    reach = reach.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
  }
}
