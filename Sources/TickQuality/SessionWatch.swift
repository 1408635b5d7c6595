internal import TickData

/// What a day's continuous session has been through: how far its clock has come, and in what state its book is.
///
/// The clock is the latest stamp of the day so far, at least the open and at most the close. A row moves it forward or
/// leaves it where it is, so a stamp that steps back adds no time, and no time counts twice. The time between two
/// positions of the clock is spent in the state in which the earlier row left the book.
struct SessionWatch: Sendable {
  /// The time of day up to which the session has been measured.
  private var clock: Int64
  /// The last row of the session; 0 before the first.
  private var lastRow: Int64 = 0
  /// The place of the row that was the last one when the rows were numbered.
  private var numbered = Place(row: nil, time: nil)
  private var book = SessionBook()

  init(_ session: TradingSession) { clock = session.open.nanoseconds }

  /// Takes a row of the session.
  @inline(__always)
  mutating func take(_ tick: Tick, row: Int64, midnight: Int64, _ measures: inout Measures) {
    let timeOfDay = tick.time &- midnight
    if timeOfDay > clock { advance(to: timeOfDay, midnight: midnight, &measures) }
    lastRow = row
    measures.rows.inSession &+= 1
    book.take(tick, row: row, &measures)
  }

  /// The session is over.
  mutating func close(at close: Int64, midnight: Int64, _ measures: inout Measures) {
    guard clock < close else { return }
    advance(to: close, midnight: midnight, &measures)
  }

  /// Takes over the number that the last row has in the source, since it may begin a gap that later rows end.
  mutating func number(by numbers: RowNumbers) {
    guard lastRow > 0, !numbered.isRow(lastRow) else { return }
    numbered = Place(row: lastRow, time: nil)
    numbered.number(by: numbers)
  }

  /// The day is left before its end: as in a replay, the book is empty when it comes back. What the book was counts for
  /// the rest of the session only if it does not.
  mutating func resume() { book = SessionBook() }

  @inline(__always)
  private mutating func advance(to timeOfDay: Int64, midnight: Int64, _ measures: inout Measures) {
    let gap = timeOfDay &- clock
    if book.state != .normal { add(gap, to: &measures) }
    if gap > measures.largestGap.duration || gap >= Measures.longGap { noteGap(gap, midnight: midnight, &measures) }
    clock = timeOfDay
  }

  private func add(_ time: Int64, to measures: inout Measures) {
    if book.state == .crossed { measures.crossedTime += time } else { measures.lockedTime += time }
  }

  @inline(never)
  private func noteGap(_ gap: Int64, midnight: Int64, _ measures: inout Measures) {
    let place = lastRow == 0 || numbered.isRow(lastRow) ? numbered : Place(row: lastRow, time: nil)
    let start = place.at(midnight + clock)
    if gap > measures.largestGap.duration { measures.largestGap = Gap(duration: gap, start: start) }
    guard gap >= Measures.longGap else { return }
    measures.longGapTime += gap
    measures.findings.note(.longGaps, at: start)
  }
}
