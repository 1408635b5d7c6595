internal import CArrowBridge
internal import TickData

/// The columns of a columnar file that make ticks, whatever they are stored as.
final class ColumnarTicks {
  let table: ColumnarTable
  let columns: TickColumns
  private let reading: TickReading
  /// The number of the first row, as people count it: a CSV file's names are its row 1.
  let firstRow: Int64

  // Kept from chunk to chunk.
  private var isThere: [UInt8] = []
  private var timeOfDay: [Int64] = []
  private var realVolume: [Double] = []
  private var stamps = StampText()

  init(_ table: ColumnarTable, _ reading: TickReading) throws(TickFileError) {
    self.table = table
    self.reading = reading
    firstRow = table.hasHeader ? 2 : 1
    do {
      columns = try TickColumns(names: table.columns.map(\.name))
    } catch {
      throw TickFileError(path: table.path, error.text)
    }
    try expect(columns.type, "the type", [TB_KIND_TEXT], "text")
    try expect(columns.price, "the price", [TB_KIND_REAL, TB_KIND_INTEGER, TB_KIND_TEXT], "numbers")
    try expect(columns.volume, "the volume", [TB_KIND_REAL, TB_KIND_INTEGER, TB_KIND_TEXT], "numbers")
    try expectStamps()
  }

  private func expectStamps() throws(TickFileError) {
    switch columns.stamp {
    case .column(let column):
      try expect(column, "the timestamp", [TB_KIND_TIMESTAMP, TB_KIND_TEXT], "timestamps")
    case .dateAndTime(let date, let time):
      try expect(date, "the date", [TB_KIND_DATE, TB_KIND_TIMESTAMP, TB_KIND_TEXT], "dates")
      try expect(time, "the time", [TB_KIND_TIME, TB_KIND_TEXT], "times of day")
    }
  }

  /// Of a file of which the stamps alone are read this way.
  init(stampsOf table: ColumnarTable, _ stamp: TickColumns.Stamp, _ reading: TickReading) throws(TickFileError) {
    self.table = table
    self.reading = reading
    firstRow = table.hasHeader ? 2 : 1
    columns = TickColumns(stamp: stamp)
    try expectStamps()
  }

  private func expect(_ index: Int, _ purpose: String, _ kinds: [tb_kind], _ wanted: String) throws(TickFileError) {
    let column = table.columns[index]
    guard kinds.contains(column.kind) else {
      throw TickFileError(
        path: table.path, "column \(column.name) is \(purpose) and must hold \(wanted), but holds \(column.typeName)")
    }
    guard !column.hasZone else {
      throw TickFileError(
        path: table.path,
        "column \(column.name) carries a time zone (\(column.typeName)): convert it to the exchange's local time "
          + "and drop the zone")
    }
  }

  /// The names of the columns and what they hold, for comparing files.
  var signature: [String] {
    let stamps =
      switch columns.stamp {
      case .column(let column): [column]
      case .dateAndTime(let date, let time): [date, time]
      }
    return (stamps + [columns.type, columns.price, columns.volume]).map {
      "\(table.columns[$0].name) (\(table.columns[$0].typeName))"
    }
  }

  private static let mostRows = 1 << 22

  /// Goes on to the next rows; returns their number, 0 at the end. A file may say to have more rows than any memory holds,
  /// so that it may be less than the limit in the middle, too.
  func advance(rows limit: Int) throws(TickFileError) -> Int { try table.advance(rows: min(limit, Self.mostRows)) }

  /// Says of a row that a value stands there which cannot be read.
  typealias Unreadable = (_ row: Int) -> Void

  /// The stamps of the current rows; a missing one becomes one that no tick may have.
  func readStamps(_ rows: Int, into times: inout [Int64], unreadable: Unreadable = { _ in }) throws(TickFileError) {
    switch columns.stamp {
    case .column(let column):
      try readTimes(column, rows, into: &times, unreadable) { text, stamps in stamps.stamp(text) }
    case .dateAndTime(let date, let time):
      // A row is unreadable once, however many of its values are.
      var isUnreadable: Set<Int> = []
      try readTimes(date, rows, into: &times, { isUnreadable.insert($0) }) { text, stamps in stamps.midnight(text) }
      try readTimes(time, rows, into: &timeOfDay, { isUnreadable.insert($0) }) { text, _ in StampText.timeOfDay(text) }
      for row in 0..<rows {
        // A date of a type that has a time, too, is its day.
        let midnight = times[row] == .min ? .min : WallClock.startOfDay(times[row])
        let (sum, overflow) = midnight.addingReportingOverflow(timeOfDay[row])
        let isWhole = midnight != .min && timeOfDay[row] != .min && !overflow
        // Half a stamp is lost, too.
        if !isWhole, midnight != .min || timeOfDay[row] != .min || isUnreadable.contains(row) { unreadable(row) }
        times[row] = isWhole ? sum : .min
      }
    }
  }

  /// - Parameter parse: Reads a text of a column of texts.
  private func readTimes(
    _ column: Int, _ rows: Int, into times: inout [Int64], _ unreadable: Unreadable,
    parse: (Span<UInt8>, inout StampText) -> Int64?
  ) throws(TickFileError) {
    guard !isText(column) else {
      if times.count < rows { times = Array(repeating: 0, count: rows) }
      try table.readTexts(column) { row, text in
        let time = parse(text, &stamps)
        times[row] = time ?? .min
        if time == nil, !text.isEmpty { unreadable(row) }
      }
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

  /// The kinds of tick that the types of the current rows name.
  func readKinds(into kinds: inout [TickKind]) throws(TickFileError) {
    _ = try table.read(columns.type, into: &kinds, valid: &isThere)
  }

  /// The prices of the current rows, NaN for a missing one.
  func readPrices(_ rows: Int, into prices: inout [Double], unreadable: Unreadable = { _ in }) throws(TickFileError) {
    guard isText(columns.price) else {
      _ = try table.read(columns.price, into: &prices, valid: &isThere)
      return
    }
    if prices.count < rows { prices = Array(repeating: .nan, count: rows) }
    try table.readTexts(columns.price) { row, text in
      let price = DecimalNumber.double(text)
      prices[row] = price ?? .nan
      if price == nil, !text.isEmpty { unreadable(row) }
    }
  }

  /// The volumes of the current rows, one at a time; nil for a missing one.
  func readVolumes(
    _ rows: Int, unreadable: Unreadable = { _ in }, _ body: (_ row: Int, _ volume: Double?, _ whole: Int64?) -> Void
  ) throws(TickFileError) {
    switch table.columns[columns.volume].kind {
    case TB_KIND_TEXT:
      try table.readTexts(columns.volume) { row, text in
        let whole = DecimalNumber(text)?.whole
        let volume = whole == nil ? DecimalNumber.double(text) : nil
        if whole == nil, volume == nil, !text.isEmpty { unreadable(row) }
        body(row, volume, whole)
      }
    default:
      _ = try table.read(columns.volume, into: &realVolume, valid: &isThere)
      for row in 0..<rows { body(row, realVolume[row].isNaN ? nil : realVolume[row], nil) }
    }
  }

  /// Whether volumes are stored as whole numbers, which need no look at each.
  var areVolumesWhole: Bool { table.columns[columns.volume].kind == TB_KIND_INTEGER }

  /// Such volumes, 0 for a missing one. Returns how many are missing; where there are any, `valid` tells which.
  func readWholeVolumes(into volumes: inout [Int64], valid: inout [UInt8]) throws(TickFileError) -> Int64 {
    try table.read(columns.volume, into: &volumes, valid: &valid)
  }

  private func isText(_ column: Int) -> Bool { table.columns[column].kind == TB_KIND_TEXT }
}
