internal import TickData

/// The inspection of one calendar day as far as it has come.
struct DayInspection: Sendable {
  /// The day's midnight; before the first row one that no stamp is after.
  let midnight: Int64
  /// Its session.
  let hours: TradingSession
  /// The first row of the day.
  private var first: Place
  private var earliest: Int64
  private var latest: Int64
  /// The latest time of day of a trade; negative without one.
  private var lastTrade: Int64 = -1
  private var session: SessionWatch
  var measures = Measures()

  init(midnight: Int64, firstRow: Int64, firstTime: Int64, _ hours: TradingSession) {
    self.midnight = midnight
    self.hours = hours
    first = Place(row: firstRow, time: firstTime)
    self.session = SessionWatch(hours)
    earliest = firstTime
    latest = firstTime
  }

  /// The day that no row is in.
  static let none = DayInspection(midnight: .max, firstRow: 0, firstTime: .max, .closed)

  @inline(__always)
  func contains(_ time: Int64) -> Bool {
    UInt64(bitPattern: time &- midnight) < UInt64(bitPattern: WallClock.day)
  }

  /// Takes over the numbers that the rows have in the source.
  mutating func number(by numbers: RowNumbers) {
    first.number(by: numbers)
    measures.number(by: numbers)
    session.number(by: numbers)
  }

  /// The day goes on after another one came between.
  mutating func resume() { session.resume() }

  /// Takes a row with a stamp of this day and a price.
  @inline(__always)
  mutating func take(_ tick: Tick, row: Int64, open: Int64, close: Int64, _ grid: inout GridCheck) {
    measures.rows.count(tick.kind)
    earliest = min(earliest, tick.time)
    latest = max(latest, tick.time)
    if tick.kind.rawValue > TickKind.trade.rawValue { measures.findings.note(.unknownTypes, row: row, time: tick.time) }
    let timeOfDay = tick.time &- midnight
    let isInSession = timeOfDay >= open && timeOfDay < close
    if tick.size <= 0 { noteSize(tick, row: row) }
    guard tick.price > 0 else {
      notePrice(tick, isInSession: isInSession, row: row)
      return
    }
    measures.rows.kept &+= 1
    if !grid.allows(tick.price) { measures.findings.note(.offGridPrices, row: row, time: tick.time) }
    if tick.kind == .trade { lastTrade = max(lastTrade, timeOfDay) }
    if isInSession {
      session.take(tick, row: row, midnight: midnight, &measures)
    } else if timeOfDay >= close {
      session.close(at: close, midnight: midnight, &measures)
    }
  }

  /// The measures of the day as if it ended here.
  func finished() -> Measures {
    var day = self
    day.session.close(at: hours.close.nanoseconds, midnight: midnight, &day.measures)
    day.measures.sessionTime = hours.length
    day.measures.days = 1
    day.measures.earliest = earliest
    day.measures.latest = latest
    // Where the day ends with the phase, no trade can be after it.
    if lastTrade < hours.close.nanoseconds, hours.close < .endOfDay { day.noteDay(.daysWithoutClosingTrade) }
    if lastTrade < hours.flatten.nanoseconds, hours.flatten < .endOfDay { day.noteDay(.daysWithoutFlatteningTrade) }
    if !CivilDate(of: midnight).isWeekday { day.noteDay(.weekendDays) }
    return day.measures
  }

  private mutating func noteDay(_ finding: Finding) {
    measures.findings.note(finding, at: first)
  }

  @inline(never)
  private mutating func noteSize(_ tick: Tick, row: Int64) {
    if tick.size < 0 {
      measures.findings.note(.negativeSizes, row: row, time: tick.time)
    } else if tick.kind == .trade {
      measures.findings.note(.zeroSizeTrades, row: row, time: tick.time)
    } else if tick.kind == .bid || tick.kind == .ask {
      measures.findings.note(.zeroSizeQuotes, row: row, time: tick.time)
    }
  }

  @inline(never)
  private mutating func notePrice(_ tick: Tick, isInSession: Bool, row: Int64) {
    if tick.price < 0 {
      measures.findings.note(.negativePrices, row: row, time: tick.time)
    } else {
      measures.findings.note(
        isInSession ? .zeroPricesInSession : .zeroPricesOutsideSession, row: row, time: tick.time)
    }
  }
}
