internal import CArrowBridge
internal import TickData

/// Reads the stamps of a described file, however its description says they are written.
final class DescribedStamps {
  private enum Form {
    /// As in any file of ticks: stamps with a date.
    case standard(ColumnarStamps)
    /// Counts of a unit, or stamps with a date: the first text of a CSV file tells.
    case texts(ColumnarStamps, column: Int, unit: Int64)
    /// Counts of a unit since 1970.
    case counts(column: Int, unit: Int64)
    /// Counts of a unit since midnight, or the digits of a clock.
    case timesOfDay(column: Int, unit: Int64?, midnight: Int64)
  }

  private let table: ColumnarTable
  private let current: TableRows
  /// The text of a stamp that ends the data.
  private let endMark: [UInt8]?
  /// The first of the current rows that has it; nil where none has.
  private(set) var endRow: Int?
  private var form: Form
  private let offsetColumn: Int?
  /// Turns what is in UTC into the time of the exchange's clock; nil where nothing is.
  private var clock: ExchangeClock?
  private var offsets: [Double] = []
  private var wholes: [Int64] = []
  private var reals: [Double] = []
  private var isThere: [UInt8] = []

  /// - Parameter date: that of the file, for stamps that are times of day.
  init(
    _ table: ColumnarTable, _ columns: DescribedColumns, _ description: SourceDescription, _ reading: TickReading,
    date: CivilDate?, _ current: TableRows
  ) throws(TickFileError) {
    self.table = table
    self.current = current
    endMark = description.csv.endMark.map { Array($0.utf8) }
    offsetColumn = reading.timeZone == nil ? columns[.gmtOffset] : nil
    clock = nil
    let time = description.time
    let isNumber = { (column: Int) in
      [TB_KIND_INTEGER, TB_KIND_REAL, TB_KIND_TEXT].contains(table.columns[column].kind)
    }
    if time.isTimeOfDay, let column = columns[.time], columns[.date] == nil {
      guard let date else {
        throw TickFileError(
          path: table.path,
          "its stamps are times of day, and its name has no date: name the date with --date, such as --date 2025-04-14")
      }
      form = .timesOfDay(column: column, unit: (time.unit ?? .milliseconds).nanoseconds, midnight: date.midnight)
    } else if let unit = time.unit?.nanoseconds, let column = columns[.time], columns[.date] == nil, isNumber(column),
      table.columns[column].kind != TB_KIND_TEXT
    {
      form = .counts(column: column, unit: unit)
      clock = try Self.clock(table, column, reading)
    } else {
      var inner = reading
      // What is in UTC, marked or not, stays so here, and is converted below.
      if description.time.isUTC || offsetColumn != nil { inner.timeZone = .named("UTC") }
      let stamp: TickColumns.Stamp =
        switch (columns[.date], columns[.time]) {
        case (let date?, let time?): .dateAndTime(date: date, time: time)
        case (let date?, nil): .column(date)
        case (nil, let time?): .column(time)
        case (nil, nil): preconditionFailure("a described file has a column for the time")
        }
      let stamps = try ColumnarStamps(table, stamp, inner, current)
      if let unit = time.unit?.nanoseconds, case .column(let column) = stamp, table.csv != nil {
        form = .texts(stamps, column: column, unit: unit)
      } else {
        form = .standard(stamps)
      }
      if description.time.isUTC, let column = columns[.time] ?? columns[.date] {
        clock = try Self.clock(table, column, reading)
      }
    }
  }

  /// How the stamps so far were read where that is a guess, one line each.
  var remarks: [String] {
    if case .standard(let stamps) = form { stamps.remarks } else { [] }
  }

  /// The clock of the exchange for a column in UTC; nil where the user says that no clock is to be turned.
  private static func clock(
    _ table: ColumnarTable, _ column: Int, _ reading: TickReading
  ) throws(TickFileError) -> ExchangeClock? {
    switch reading.timeZone {
    case .named(let name):
      do {
        return try ExchangeClock(zone: name)
      } catch {
        throw TickFileError(path: table.path, error.description)
      }
    case .exchangeClock: return nil
    case nil:
      throw TickFileError(
        path: table.path,
        "column \(table.columns[column].name) has times in UTC: name the exchange's time zone with --time-zone, such as "
          + "--time-zone Asia/Dubai")
    }
  }

  /// The stamps of the current rows; a missing one becomes `Int64.min`.
  func read(
    _ rows: Int, into times: inout [Int64], unreadable: (_ row: Int) -> Void
  ) throws(TickFileError) {
    endRow = nil
    if case .texts(let stamps, let column, let unit) = form {
      form = try isCount(column) ? .counts(column: column, unit: unit) : .standard(stamps)
    }
    switch form {
    case .texts: preconditionFailure("the form of texts has just been found out")
    case .standard(let stamps): try stamps.read(rows, into: &times, unreadable: unreadable)
    case .counts(let column, let unit):
      try readNumbers(column, rows, into: &times, unreadable) { Self.count($0, unit) }
    case .timesOfDay(let column, let unit, let midnight):
      try readNumbers(column, rows, into: &times, unreadable) { text in
        guard let time = unit.map({ Self.count(text, $0) }) ?? Self.clock(text), (0..<WallClock.day).contains(time)
        else {
          return nil
        }
        return midnight + time
      }
    }
    if let offsetColumn { try addOffsets(offsetColumn, rows, to: &times) }
    clock?.convert(&times, count: rows, lost: unreadable)
  }

  /// Whether the first text of a column is a number.
  private func isCount(_ column: Int) throws(TickFileError) -> Bool {
    var first: Bool?
    try table.readTexts(column) { _, text in
      if first == nil, !text.isEmpty { first = DecimalNumber(text) != nil }
    }
    return first ?? false
  }

  /// Numbers of any type, each as its text.
  private func readNumbers(
    _ column: Int, _ rows: Int, into times: inout [Int64], _ unreadable: (_ row: Int) -> Void,
    _ stamp: (Span<UInt8>) -> Int64?
  ) throws(TickFileError) {
    DescribedTable.grow(&times, rows, .min)
    func take(_ row: Int, _ text: Span<UInt8>) {
      if let endMark, endRow == nil, text.count == endMark.count, text.indices.allSatisfy({ text[$0] == endMark[$0] }) {
        endRow = row
      }
      let time = stamp(text).flatMap { WallClock.stamps.contains($0) ? $0 : nil }
      times[row] = time ?? .min
      guard time == nil, !text.isEmpty, endRow == nil else { return }
      unreadable(row)
      current.note("stamp", text, at: row)
    }
    switch table.columns[column].kind {
    case TB_KIND_TEXT: try table.readTexts(column, take)
    case TB_KIND_INTEGER:
      let missing = try table.read(column, into: &wholes, valid: &isThere)
      for row in 0..<rows {
        let text = missing > 0 && isThere[row] == 0 ? [] : Array("\(wholes[row])".utf8)
        take(row, text.span)
      }
    default:
      _ = try table.read(column, into: &reals, valid: &isThere)
      for row in 0..<rows { take(row, (reals[row].isNaN ? [] : Array("\(reals[row])".utf8)).span) }
    }
  }

  /// A count of a unit, with decimals or without, in nanoseconds; nil for anything else.
  private static func count(_ text: Span<UInt8>, _ unit: Int64) -> Int64? {
    guard let number = DecimalNumber(text), !number.isInexact else { return nil }
    let (product, overflow) = number.mantissa.multipliedReportingOverflow(by: UInt64(unit))
    guard !overflow, number.exponent >= -DecimalNumber.digits, number.exponent <= 0 else { return nil }
    let count = product / DecimalNumber.powersOfTen[-number.exponent]
    guard count < UInt64(Int64.max) else { return nil }
    return number.isNegative ? -Int64(count) : Int64(count)
  }

  /// The digits of a clock, `093000` and up to nine decimals, as nanoseconds since midnight. A leading zero may be missing.
  private static func clock(_ text: Span<UInt8>) -> Int64? {
    guard (5...15).contains(text.count) else { return nil }
    for index in text.indices where !text[index].isDigit { return nil }
    // Of an odd number of digits without decimals, the first zero is missing; with nine decimals there are 14 then.
    let lead = text.count == 5 || text.count == 14 ? 1 : 2
    func number(_ range: Range<Int>) -> Int64 { range.reduce(0) { 10 * $0 + Int64(text[$1] & 0x0F) } }
    guard text.count >= lead + 4 else { return nil }
    let (hour, minute, second) = (number(0..<lead), number(lead..<lead + 2), number(lead + 2..<lead + 4))
    guard hour < 24, minute < 60, second < 60 else { return nil }
    let decimals = text.count - lead - 4
    let fraction = number(lead + 4..<text.count) * Int64(DecimalNumber.powersOfTen[9 - decimals])
    return hour * WallClock.hour + minute * WallClock.minute + second * WallClock.second + fraction
  }

  private func addOffsets(_ column: Int, _ rows: Int, to times: inout [Int64]) throws(TickFileError) {
    DescribedTable.grow(&offsets, rows, .nan)
    switch table.columns[column].kind {
    case TB_KIND_TEXT:
      try table.readTexts(column) { row, text in offsets[row] = DecimalNumber.double(text) ?? .nan }
    default: _ = try table.read(column, into: &offsets, valid: &isThere)
    }
    for row in 0..<rows where times[row] != .min {
      let hours = offsets[row]
      // No clock is further from Greenwich.
      guard hours.magnitude <= 18 else {
        times[row] = .min
        continue
      }
      times[row] &+= Int64((hours * 3600).rounded()) * WallClock.second
    }
  }
}
