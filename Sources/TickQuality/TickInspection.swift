public import TickData

/// Inspects the ticks of one security, once and in order, for what a backtest should know about them.
///
/// ```swift
/// var inspection = TickInspection(grid: PriceGrid(of: .adx), sessions: SessionCalendar(session))
/// while try reader.read(into: &chunk, limit: 100_000) { inspection.inspect(chunk) }
/// let quality = inspection.quality()
/// ```
///
/// What is found does not depend on how the ticks are cut into chunks. ``Finding`` has the definitions.
///
/// - Complexity: linear in the ticks. Memory is bounded by the days, of which no more than a record each is kept.
public struct TickInspection: Sendable {
  private let sessions: SessionCalendar
  /// The first day with a row that the calendar has no session for; nil where it has all. Such a day is taken to be closed.
  public private(set) var dayWithoutSession: CivilDate?
  private var grid: GridCheck
  private var sequence = RowSequence()
  private var void = VoidRows()
  /// The day of the last row, and those that were left for another, by midnight. Stamps may step back into one of them.
  private var day: DayInspection
  private var otherDays: [Int64: DayInspection] = [:]

  public init(grid: PriceGrid, sessions: SessionCalendar) {
    self.sessions = sessions
    self.grid = GridCheck(grid)
    day = .none
  }

  /// Inspects the next ticks of a source whose first row is row 1.
  public mutating func inspect(_ chunk: borrowing TickChunk) {
    let first = chunk.firstRow
    inspect(chunk) { first + Int64($0) + 1 }
  }

  /// Inspects the next ticks.
  ///
  /// - Parameter rowNumber: the row of the source, as people count it there, of the tick at an index of the chunk. It is asked
  ///   for the rows that the report names.
  public mutating func inspect(_ chunk: borrowing TickChunk, rowNumber: (_ index: Int) -> Int64) {
    let count = chunk.count
    let times = chunk.time.span.extracting(first: count)
    let kinds = chunk.kind.span.extracting(first: count)
    let prices = chunk.price.span.extracting(first: count)
    let sizes = chunk.size.span.extracting(first: count)
    var (open, close) = (day.hours.open.nanoseconds, day.hours.close.nanoseconds)

    // Rows count from 1.
    let first = chunk.firstRow
    func number(_ row: Int64) -> Int64? {
      row > first && row <= first + Int64(count) ? rowNumber(Int(row - first - 1)) : nil
    }
    var row = first
    for index in 0..<count {
      row &+= 1
      let tick = Tick(time: times[index], kind: kinds[index], price: prices[index], size: sizes[index])
      guard !tick.price.isNaN else {
        void.note(row: row, time: tick.time)
        continue
      }
      if !day.contains(tick.time) {
        enterDay(of: tick.time, row: row, number)
        (open, close) = (day.hours.open.nanoseconds, day.hours.close.nanoseconds)
      }
      sequence.take(tick, row: row, &day.measures)
      day.take(tick, row: row, open: open, close: close, &grid)
    }
    day.number(by: number)
    void.number(by: number)
  }

  /// The quality of the ticks so far. The volumes are what their reader had to put right.
  public func quality(missingVolumes: RowsOfReader = .none, fractionalVolumes: RowsOfReader = .none) -> SecurityQuality
  {
    var days = otherDays
    if day.midnight != .max { days[day.midnight] = day }
    let finished = days.keys.sorted().compactMap { midnight in
      days[midnight].map { DayQuality(date: CivilDate(of: midnight), measures: $0.finished()) }
    }
    var security = Measures()
    security.rows.void = void.count
    security.findings.add(void.tallies)
    security.findings.add(.missingVolumes, missingVolumes)
    security.findings.add(.fractionalVolumes, fractionalVolumes)
    return SecurityQuality(days: finished, besides: security)
  }

  private mutating func enterDay(of time: Int64, row: Int64, _ numbers: RowNumbers) {
    day.number(by: numbers)
    if day.midnight != .max { otherDays[day.midnight] = day }
    let midnight = WallClock.startOfDay(time)
    if var known = otherDays.removeValue(forKey: midnight) {
      known.resume()
      day = known
    } else {
      let date = CivilDate(of: time)
      let session = sessions.session(on: date)
      if session == nil { dayWithoutSession = dayWithoutSession ?? date }
      day = DayInspection(midnight: midnight, firstRow: row, firstTime: time, session ?? .closed)
    }
  }
}

/// The rows without a stamp or a price. They are in no day.
private struct VoidRows: Sendable {
  private(set) var tallies = FindingTallies()

  var count: Int64 { tallies[.voidRows].count }

  mutating func number(by numbers: RowNumbers) { tallies.number(by: numbers) }

  mutating func note(row: Int64, time: Int64) {
    tallies.note(.voidRows, row: row, time: WallClock.stamps.contains(time) ? time : nil)
  }
}
