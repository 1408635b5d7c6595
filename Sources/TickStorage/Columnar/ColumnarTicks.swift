internal import CArrowBridge
internal import TickData

/// The columns of a columnar file that make ticks, whatever they are stored as.
final class ColumnarTicks {
  let table: ColumnarTable
  let columns: TickColumns
  private let reading: TickReading
  /// The number of the first row, as people count it: the one below a CSV file's names.
  let firstRow: Int64
  /// The rows before the current ones, and how many those are.
  private var passedRows: Int64 = 0
  private var currentRows = 0
  /// The first value so far that stands there and cannot be read.
  private(set) var firstUnreadable: UnreadableValue?

  // Kept from chunk to chunk.
  private var isThere: [UInt8] = []
  private var timeOfDay: [Int64] = []
  private var realVolume: [Double] = []
  private var timeOffset: [Int64] = []
  private var stamps: StampText
  private var numbers: NumberTexts

  init(_ table: ColumnarTable, _ reading: TickReading) throws(TickFileError) {
    self.table = table
    self.reading = reading
    firstRow = (table.csv?.headerRow ?? 0) + 1
    stamps = StampText(reading)
    numbers = NumberTexts(mayHaveComma: table.csv.map { $0.separator != UInt8(ascii: ",") } ?? false)
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

  private static let mostRows = 1 << 22

  /// Goes on to the next rows; returns their number, 0 at the end. A file may say to have more rows than any memory holds,
  /// so that it may be less than the limit in the middle, too.
  func advance(rows limit: Int) throws(TickFileError) -> Int {
    passedRows += Int64(currentRows)
    currentRows = 0
    currentRows = try table.advance(rows: min(limit, Self.mostRows))
    return currentRows
  }

  var typeNames: TypeNames { reading.typeNames }

  /// How the rows so far were read where that is a guess, one line each.
  var remarks: [String] { [table.csv?.remark, numbers.remark].compactMap { $0 } + stamps.remarks }

  /// Says of a row that a value stands there which cannot be read.
  typealias Unreadable = (_ row: Int) -> Void

  /// Keeps the first value that cannot be read.
  private func note(_ purpose: String, _ text: Span<UInt8>, at row: Int) {
    guard firstUnreadable == nil else { return }
    firstUnreadable = UnreadableValue(purpose: purpose, text: QuotedText.of(text), row: number(ofRow: row))
  }

  /// One of the current rows, as people count them.
  private func number(ofRow row: Int) -> Int64 { passedRows + Int64(row) + firstRow }

  /// Throws if the texts of a column contradict each other.
  private func check(_ problem: String?, at row: Int?) throws(TickFileError) {
    guard let problem else { return }
    throw TickFileError(path: table.path, row: row.map(number), problem)
  }

  /// The stamps of the current rows; a missing one becomes one that no tick may have.
  func readStamps(_ rows: Int, into times: inout [Int64], unreadable: Unreadable = { _ in }) throws(TickFileError) {
    switch columns.stamp {
    case .column(let column):
      try readTimes(column, "stamp", rows, into: &times, unreadable) { text, _ in stamps.stamp(text) }
    case .dateAndTime(let date, let time):
      // A row is unreadable once, however many of its values are.
      var isUnreadable: Set<Int> = []
      try readTimes(date, "date", rows, into: &times, { isUnreadable.insert($0) }) { text, _ in stamps.midnight(text) }
      if timeOffset.count < rows { timeOffset = Array(repeating: .min, count: rows) }
      try readTimes(time, "time", rows, into: &timeOfDay, { isUnreadable.insert($0) }) { text, row in
        let read = StampText.timeOfDay(text)
        timeOffset[row] = read?.offset ?? .min
        return read?.time
      }
      for row in 0..<rows {
        // A date of a type that has a time, too, is its day.
        let midnight = times[row] == .min ? .min : WallClock.startOfDay(times[row])
        let (sum, overflow) = midnight.addingReportingOverflow(timeOfDay[row])
        let isWhole = midnight != .min && timeOfDay[row] != .min && !overflow
        // Half a stamp is lost, too.
        if !isWhole, midnight != .min || timeOfDay[row] != .min || isUnreadable.contains(row) { unreadable(row) }
        let offset = timeOffset[row] == .min ? nil : timeOffset[row]
        times[row] = isWhole ? stamps.exchangeTime(sum, offset: offset, Span()) ?? .min : .min
        try check(stamps.problem, at: row)
      }
    }
  }

  /// - Parameter parse: Reads a text of a column of texts.
  private func readTimes(
    _ column: Int, _ purpose: String, _ rows: Int, into times: inout [Int64], _ unreadable: Unreadable,
    parse: (_ text: Span<UInt8>, _ row: Int) -> Int64?
  ) throws(TickFileError) {
    guard !isText(column) else {
      if times.count < rows { times = Array(repeating: 0, count: rows) }
      var problemRow: Int?
      try table.readTexts(column) { row, text in
        let time = parse(text, row)
        times[row] = time ?? .min
        guard time == nil, !text.isEmpty else { return }
        unreadable(row)
        note(purpose, text, at: row)
        if problemRow == nil, stamps.problem != nil { problemRow = row }
      }
      try check(stamps.problem, at: problemRow)
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
    _ = try table.read(columns.type, by: reading.typeNames, into: &kinds, valid: &isThere)
  }

  /// The prices of the current rows, NaN for a missing one.
  func readPrices(_ rows: Int, into prices: inout [Double], unreadable: Unreadable = { _ in }) throws(TickFileError) {
    guard isText(columns.price) else {
      _ = try table.read(columns.price, into: &prices, valid: &isThere)
      return
    }
    if prices.count < rows { prices = Array(repeating: .nan, count: rows) }
    var problemRow: Int?
    try table.readTexts(columns.price) { row, text in
      let price = numbers.price(text)
      prices[row] = price ?? .nan
      guard price == nil, !text.isEmpty else { return }
      unreadable(row)
      note("price", text, at: row)
      if problemRow == nil, numbers.problem != nil { problemRow = row }
    }
    try check(numbers.problem, at: problemRow)
  }

  /// The volumes of the current rows, one at a time; nil for a missing one.
  func readVolumes(
    _ rows: Int, unreadable: Unreadable = { _ in }, _ body: (_ row: Int, _ volume: Double?, _ whole: Int64?) -> Void
  ) throws(TickFileError) {
    switch table.columns[columns.volume].kind {
    case TB_KIND_TEXT:
      var problemRow: Int?
      try table.readTexts(columns.volume) { row, text in
        let (whole, volume) = numbers.volume(text)
        if whole == nil, volume == nil, !text.isEmpty {
          unreadable(row)
          if problemRow == nil, numbers.problem != nil { problemRow = row }
        }
        body(row, volume, whole)
      }
      try check(numbers.problem, at: problemRow)
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
