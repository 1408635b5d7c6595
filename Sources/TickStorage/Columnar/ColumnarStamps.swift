internal import CArrowBridge
internal import TickData

/// The stamps of a columnar file, whatever they are stored as, as times of the exchange's clock.
final class ColumnarStamps {
  private enum Form {
    case times(Int)
    case counts(Int)
    case dateAndTime(date: Int, time: Int)
  }

  private let table: ColumnarTable
  private let form: Form
  /// The exchange's clock, where the user names its zone.
  private var clock: ExchangeClock?
  /// Whether the stamps are instants, all of them, which the clock is to show.
  private let areInstants: Bool
  private let fixedRemarks: [String]
  private let current: TableRows

  // Kept from chunk to chunk.
  private var isThere: [UInt8] = []
  private var timeOfDay: [Int64] = []
  /// How far the clock of each time of day is ahead of UTC, `Int64.min` where it does not say.
  private var timeOffset: [Int64] = []
  private var realCounts: [Double] = []
  private var counts = EpochCounts()
  private var texts: StampText

  init(
    _ table: ColumnarTable, _ stamp: TickColumns.Stamp, _ reading: TickReading, _ current: TableRows
  ) throws(TickFileError) {
    self.table = table
    self.current = current
    texts = StampText(reading)
    switch stamp {
    case .column(let column):
      try table.expect(
        column, "the timestamp", [TB_KIND_TIMESTAMP, TB_KIND_TEXT, TB_KIND_INTEGER, TB_KIND_REAL], "timestamps")
      let isCount = [TB_KIND_INTEGER, TB_KIND_REAL].contains(table.columns[column].kind)
      form = isCount ? .counts(column) : .times(column)
      areInstants = try table.areInstants(column, reading.timeZone)
      fixedRemarks = []
    case .dateAndTime(let date, let time):
      try table.expect(date, "the date", [TB_KIND_DATE, TB_KIND_TIMESTAMP, TB_KIND_TEXT], "dates")
      try table.expect(time, "the time", [TB_KIND_TIME, TB_KIND_TEXT], "times of day")
      form = .dateAndTime(date: date, time: time)
      let isDateInstant = try table.areInstants(date, reading.timeZone)
      let isTimeMarked = table.columns[time].clock != TB_CLOCK_WALL
      if case .named = reading.timeZone {
        areInstants = isDateInstant || isTimeMarked
      } else {
        areInstants = false
      }
      fixedRemarks = isTimeMarked && reading.timeZone == nil ? [table.remarkOfMarkedTime(time)] : []
    }
    if case .named(let zone) = reading.timeZone {
      do {
        clock = try ExchangeClock(zone: zone)
      } catch {
        throw TickFileError(path: table.path, error.description)
      }
    }
  }

  /// How the stamps so far were read where that is a guess, one line each.
  var remarks: [String] {
    guard case .counts(let column) = form, let unit = counts.unit else { return fixedRemarks + texts.remarks }
    return fixedRemarks + ["column \(table.columns[column].name) holds counts, read as \(unit.rawValue) since 1970"]
  }

  /// Reads the stamps of the current rows; a missing one becomes one that no tick may have.
  func read(
    _ rows: Int, into times: inout [Int64], unreadable: ColumnarTicks.Unreadable
  ) throws(TickFileError) {
    switch form {
    case .times(let column):
      try readTimes(column, "stamp", rows, into: &times, unreadable) { text, _ in texts.stamp(text) }
    case .counts(let column): try readCounts(column, rows, into: &times, unreadable)
    case .dateAndTime(let date, let time): try join(date, time, rows, into: &times, unreadable)
    }
    if areInstants { clock?.convert(&times, count: rows, lost: unreadable) }
  }

  private func join(
    _ date: Int, _ time: Int, _ rows: Int, into times: inout [Int64], _ unreadable: ColumnarTicks.Unreadable
  ) throws(TickFileError) {
    // A row is unreadable once, however many of its values are.
    var isUnreadable: Set<Int> = []
    try readTimes(date, "date", rows, into: &times, { isUnreadable.insert($0) }) { text, _ in texts.midnight(text) }
    timeOffset = Array(repeating: .min, count: rows)
    try readTimes(time, "time", rows, into: &timeOfDay, { isUnreadable.insert($0) }) { text, row in
      let read = StampText.timeOfDay(text)
      timeOffset[row] = read?.offset ?? .min
      return read?.time
    }
    let areTexts = table.columns[date].kind == TB_KIND_TEXT && table.columns[time].kind == TB_KIND_TEXT
    for row in 0..<rows {
      // A date of a type that has a time, too, is its day.
      let midnight = times[row] == .min ? .min : WallClock.startOfDay(times[row])
      let (sum, overflow) = midnight.addingReportingOverflow(timeOfDay[row])
      let isWhole = midnight != .min && timeOfDay[row] != .min && !overflow
      // Half a stamp is lost, too.
      if !isWhole, midnight != .min || timeOfDay[row] != .min || isUnreadable.contains(row) { unreadable(row) }
      times[row] = isWhole ? sum : .min
      if isWhole, areTexts || timeOffset[row] != .min {
        let offset = timeOffset[row] == .min ? nil : timeOffset[row]
        times[row] = texts.exchangeTime(sum, offset: offset, Span()) ?? .min
        try current.check(texts.problem, at: row)
      }
    }
  }

  /// - Parameter parse: Reads a text of a column of texts.
  private func readTimes(
    _ column: Int, _ purpose: String, _ rows: Int, into times: inout [Int64], _ unreadable: ColumnarTicks.Unreadable,
    parse: (_ text: Span<UInt8>, _ row: Int) -> Int64?
  ) throws(TickFileError) {
    guard table.columns[column].kind != TB_KIND_TEXT else {
      if times.count < rows { times = Array(repeating: 0, count: rows) }
      var problemRow: Int?
      try table.readTexts(column) { row, text in
        let time = parse(text, row)
        times[row] = time ?? .min
        guard time == nil, !text.isEmpty else { return }
        unreadable(row)
        current.note(purpose, text, at: row)
        if problemRow == nil, texts.problem != nil { problemRow = row }
      }
      try current.check(texts.problem, at: problemRow)
      return
    }
    let missing = try table.read(column, into: &times, valid: &isThere)
    let unit = table.columns[column].unit
    if unit != 1 {
      for row in 0..<rows {
        let (product, overflow) = times[row].multipliedReportingOverflow(by: unit)
        times[row] = overflow ? .min : product
        if overflow { unreadable(row) }
      }
    }
    guard missing > 0 else { return }
    for row in 0..<rows where isThere[row] == 0 { times[row] = .min }
  }

  private func readCounts(
    _ column: Int, _ rows: Int, into times: inout [Int64], _ unreadable: ColumnarTicks.Unreadable
  ) throws(TickFileError) {
    // A copy of its own, which need not be looked up for each row.
    var counts = counts
    if table.columns[column].kind == TB_KIND_INTEGER {
      let missing = try table.read(column, into: &times, valid: &isThere)
      for row in 0..<rows {
        let isMissing = missing > 0 && isThere[row] == 0
        let time = isMissing ? nil : counts.nanoseconds(times[row])
        times[row] = time ?? .min
        if time == nil, !isMissing { unreadable(row) }
      }
    } else {
      _ = try table.read(column, into: &realCounts, valid: &isThere)
      if times.count < rows { times = Array(repeating: 0, count: rows) }
      for row in 0..<rows {
        let time = counts.nanoseconds(realCounts[row])
        times[row] = time ?? .min
        if time == nil, !realCounts[row].isNaN { unreadable(row) }
      }
    }
    self.counts = counts
  }
}

extension ColumnarTable {
  /// Whether a column's stamps are instants, as far as the user and the file say. Throws where nobody says.
  fileprivate func areInstants(_ index: Int, _ zone: ExchangeTimeZone?) throws(TickFileError) -> Bool {
    let column = columns[index]
    let isCount = [TB_KIND_INTEGER, TB_KIND_REAL].contains(column.kind)
    guard !isCount || ![16, 32].contains(column.floatBits) else {
      throw TickFileError(
        path: path,
        "column \(column.name) is the timestamp, but holds \(column.typeName), which is too short for a stamp")
    }
    let option = "name the exchange's time zone with --time-zone, such as --time-zone Asia/Dubai"
    let problem: String
    switch (zone, column.clock) {
    case (.named, let clock): return isCount || clock != TB_CLOCK_WALL
    case (_, TB_CLOCK_UTC):
      problem = "holds instants (\(column.typeName)): \(option)"
    case (.exchangeClock, _): return false
    case (nil, TB_CLOCK_UNKNOWN):
      problem =
        "holds stamps that do not say whether they are UTC (\(column.typeName)): \(option), or say with --time-zone none that "
        + "they are the exchange's time"
    case (nil, _):
      guard isCount else { return false }
      problem =
        "holds counts (\(column.typeName)): \(option), or say with --time-zone none that they count from 1970 on the "
        + "exchange's clock"
    }
    throw TickFileError(path: path, "column \(column.name) \(problem)")
  }

  fileprivate func remarkOfMarkedTime(_ index: Int) -> String {
    "column \(columns[index].name) is marked as UTC, as old versions of Arrow mark every time of day, and is read as the "
      + "exchange's time: say which it is with --time-zone Asia/Dubai or --time-zone none"
  }
}
