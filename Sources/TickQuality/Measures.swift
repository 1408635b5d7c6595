internal import TickData

/// What has been measured in some days' ticks: those of one day, or of all. Durations are in nanoseconds.
public struct Measures: Hashable, Sendable {
  /// From here on a stretch of the session without a row is long: half an hour.
  public static let longGap = 30 * WallClock.minute

  public internal(set) var rows = RowCounts()
  public internal(set) var findings = FindingTallies()
  /// The earliest and the latest stamp; nil without a row that has one.
  public internal(set) var earliest: Int64?
  public internal(set) var latest: Int64?
  /// The largest step back of a stamp from the row before.
  public internal(set) var largestStepBack: Int64 = 0
  /// The length of the days' continuous sessions together.
  public internal(set) var sessionTime: Int64 = 0
  /// How long the book was crossed or locked in the session.
  public internal(set) var crossedTime: Int64 = 0
  public internal(set) var lockedTime: Int64 = 0
  /// The longest stretch of a session without a row, and all those together that are long.
  public internal(set) var largestGap = Gap()
  public internal(set) var longGapTime: Int64 = 0
  /// The days that have a row, and the weekdays from the first of them to the last.
  public internal(set) var days: Int64 = 0
  public internal(set) var weekdays: Int64 = 0

  public init() {}

  /// Takes over the numbers that the rows have in the source.
  mutating func number(by numbers: RowNumbers) {
    findings.number(by: numbers)
    largestGap.start.number(by: numbers)
  }

  mutating func add(_ other: Measures) {
    rows.add(other.rows)
    findings.add(other.findings)
    if let theirs = other.earliest { earliest = min(earliest ?? theirs, theirs) }
    if let theirs = other.latest { latest = max(latest ?? theirs, theirs) }
    largestStepBack = max(largestStepBack, other.largestStepBack)
    sessionTime += other.sessionTime
    crossedTime += other.crossedTime
    lockedTime += other.lockedTime
    if other.largestGap.duration > largestGap.duration { largestGap = other.largestGap }
    longGapTime += other.longGapTime
    days += other.days
    weekdays += other.weekdays
  }
}

/// A stretch of a session without a row.
public struct Gap: Hashable, Sendable {
  public var duration: Int64 = 0
  /// Where it starts: the last row before it, or the open of a session that starts without one.
  public var start = Place(row: nil, time: nil)

  public init() {}

  init(duration: Int64, start: Place) {
    self.duration = duration
    self.start = start
  }
}
