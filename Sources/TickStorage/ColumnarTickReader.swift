internal import CArrowBridge
internal import TickData

/// Ticks from a columnar file, decoded straight into the chunk's columns.
final class ColumnarTickReader: TickReader {
  private let table: ColumnarTable
  private let columns: TickColumns
  /// The number of the first row, as people count it: a CSV file's names are its row 1.
  private let firstRow: Int64
  private var nextRow: Int64 = 0
  private(set) var findings = ReadingFindings()

  // Kept from chunk to chunk.
  private var isThere: [UInt8] = []
  private var timeOfDay: [Int64] = []
  private var realVolume: [Double] = []
  private var stamps = StampText()

  private static let mostRows = 1 << 22

  init(_ table: ColumnarTable) throws(TickFileError) {
    self.table = table
    firstRow = table.hasHeader ? 2 : 1
    do {
      columns = try TickColumns(names: table.columns.map(\.name))
    } catch {
      throw TickFileError(path: table.path, error.text)
    }
    try expect(columns.type, "the type", [TB_KIND_TEXT], "text")
    try expect(columns.price, "the price", [TB_KIND_REAL, TB_KIND_INTEGER, TB_KIND_TEXT], "numbers")
    try expect(columns.volume, "the volume", [TB_KIND_REAL, TB_KIND_INTEGER, TB_KIND_TEXT], "numbers")
    switch columns.stamp {
    case .column(let column):
      try expect(column, "the timestamp", [TB_KIND_TIMESTAMP, TB_KIND_TEXT], "timestamps")
    case .dateAndTime(let date, let time):
      try expect(date, "the date", [TB_KIND_DATE, TB_KIND_TIMESTAMP, TB_KIND_TEXT], "dates")
      try expect(time, "the time", [TB_KIND_TIME, TB_KIND_TEXT], "times of day")
    }
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

  var fractionRead: Double { table.fractionRead }

  func rowNumber(at index: Int, of chunk: TickChunk) -> Int64 { chunk.firstRow + Int64(index) + firstRow }

  func read(into chunk: inout TickChunk, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "a chunk holds at least one row")
    // A file may say to have more rows than any memory holds.
    let rows = try table.advance(rows: min(limit, Self.mostRows))
    if rows > 0 {
      try readStamps(rows, into: &chunk)
      _ = try table.read(columns.type, into: &chunk.kind, valid: &isThere)
      try readPrices(rows, into: &chunk)
      try readVolumes(rows, into: &chunk)
      let void = Self.voidRows(rows, times: chunk.time, prices: &chunk.price)
      findings.voidRows += void
      if void > 0, findings.firstVoidRow == nil {
        findings.firstVoidRow = chunk.price.firstIndex(where: \.isNaN).map { nextRow + Int64($0) + firstRow }
      }
    }
    chunk.setFilled(count: rows, firstRow: nextRow)
    nextRow += Int64(rows)
    return rows > 0
  }

  /// A missing stamp becomes one that no tick may have.
  private func readStamps(_ rows: Int, into chunk: inout TickChunk) throws(TickFileError) {
    switch columns.stamp {
    case .column(let column):
      try readTimes(column, rows, into: &chunk.time) { text, stamps in stamps.stamp(text) }
    case .dateAndTime(let date, let time):
      try readTimes(date, rows, into: &chunk.time) { text, stamps in stamps.midnight(text) }
      try readTimes(time, rows, into: &timeOfDay) { text, _ in StampText.timeOfDay(text) }
      for row in 0..<rows {
        let (sum, overflow) = chunk.time[row].addingReportingOverflow(timeOfDay[row])
        chunk.time[row] = overflow ? .min : sum
      }
    }
  }

  /// - Parameter parse: Reads a text of a column of texts.
  private func readTimes(
    _ column: Int, _ rows: Int, into times: inout [Int64], parse: (Span<UInt8>, inout StampText) -> Int64?
  ) throws(TickFileError) {
    guard !isText(column) else {
      if times.count < rows { times = Array(repeating: 0, count: rows) }
      try table.readTexts(column) { row, text in times[row] = parse(text, &stamps) ?? .min }
      return
    }
    let missing = try table.read(column, into: &times, valid: &isThere)
    let unit = table.columns[column].unit
    if unit != 1 {
      for row in 0..<rows {
        let (product, overflow) = times[row].multipliedReportingOverflow(by: unit)
        times[row] = overflow ? .min : product
      }
    }
    guard missing > 0 else { return }
    for row in 0..<rows where isThere[row] == 0 { times[row] = .min }
  }

  private func readPrices(_ rows: Int, into chunk: inout TickChunk) throws(TickFileError) {
    guard isText(columns.price) else {
      _ = try table.read(columns.price, into: &chunk.price, valid: &isThere)
      return
    }
    if chunk.price.count < rows { chunk.price = Array(repeating: .nan, count: rows) }
    try table.readTexts(columns.price) { row, text in
      chunk.price[row] = DecimalNumber.double(text) ?? .nan
    }
  }

  private func readVolumes(_ rows: Int, into chunk: inout TickChunk) throws(TickFileError) {
    switch table.columns[columns.volume].kind {
    case TB_KIND_TEXT:
      if chunk.size.count < rows { chunk.size = Array(repeating: 0, count: rows) }
      try table.readTexts(columns.volume) { row, text in
        chunk.size[row] = WholeVolume.parsing(text, noting: &findings)
      }
    case TB_KIND_REAL:
      _ = try table.read(columns.volume, into: &realVolume, valid: &isThere)
      if chunk.size.count < rows { chunk.size = Array(repeating: 0, count: rows) }
      for row in 0..<rows {
        chunk.size[row] = WholeVolume.truncating(realVolume[row], noting: &findings)
      }
    default:
      findings.missingVolumes += try table.read(columns.volume, into: &chunk.size, valid: &isThere)
    }
  }

  private func isText(_ column: Int) -> Bool { table.columns[column].kind == TB_KIND_TEXT }

  /// Voids the rows without a stamp that a tick may have; returns how many rows are void, for want of that or a price.
  private static func voidRows(_ rows: Int, times: [Int64], prices: inout [Double]) -> Int64 {
    guard isAnyRowVoid(times.span.extracting(first: rows), prices.span.extracting(first: rows)) else { return 0 }
    var void: Int64 = 0
    for row in 0..<rows where !WallClock.stamps.contains(times[row]) || prices[row].isNaN {
      prices[row] = .nan
      void += 1
    }
    return void
  }

  /// Without a branch for each row, since hardly any file has a void row: a stamp within the bounds, plus the bound, has
  /// no sign.
  private static func isAnyRowVoid(_ times: Span<Int64>, _ prices: Span<Double>) -> Bool {
    let bound = WallClock.stamps.upperBound
    var signs: Int64 = 0
    var missing: Int64 = 0
    for row in times.indices {
      signs |= times[row] &+ bound
      missing &+= prices[row].isNaN ? 1 : 0
    }
    return signs < 0 || missing > 0
  }
}
