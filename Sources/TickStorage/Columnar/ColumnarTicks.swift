internal import CArrowBridge
internal import TickData

/// The columns of a columnar file that make ticks, whatever they are stored as.
final class ColumnarTicks {
  let table: ColumnarTable
  let columns: TickColumns
  let typeNames: TypeNames
  /// The number of the first row, as people count it: the one below a CSV file's names.
  let firstRow: Int64

  private let stamps: ColumnarStamps
  private let current: TableRows
  private var numbers: NumberTexts
  /// The first price that is not exact since it is too large, of a column of whole numbers or decimals.
  private var firstHuge: String?

  // Kept from chunk to chunk.
  private var isThere: [UInt8] = []
  private var realVolume: [Double] = []
  private var wholeVolume: [tb_whole] = []

  init(_ table: ColumnarTable, _ reading: TickReading) throws(TickFileError) {
    self.table = table
    firstRow = table.firstRow
    typeNames = reading.typeNames
    current = TableRows(of: table)
    numbers = NumberTexts(of: table)
    do {
      columns = try TickColumns(names: table.columns.map(\.name))
    } catch {
      throw TickFileError(path: table.path, error.text)
    }
    stamps = try ColumnarStamps(table, columns.stamp, reading, current)
    try table.expect(columns.type, "the type", [TB_KIND_TEXT], "text")
    try table.expect(columns.price, "the price", [TB_KIND_REAL, TB_KIND_INTEGER, TB_KIND_TEXT], "numbers")
    try table.expect(columns.volume, "the volume", [TB_KIND_REAL, TB_KIND_INTEGER, TB_KIND_TEXT], "numbers")
  }

  /// The first stamp or price that stands there and cannot be read.
  var firstUnreadable: UnreadableValue? { current.firstUnreadable }

  /// How the rows so far were read where that is a guess, one line each.
  var remarks: [String] {
    [table.csv?.remark, table.remarkOfShortFloats(columns.price), firstHuge.map(NumberTexts.remark(onHuge:))]
      .compactMap { $0 } + numbers.remarks + stamps.remarks
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
  func advance(rows limit: Int) throws(TickFileError) -> Int {
    let count = try table.advance(rows: min(limit, Self.mostRows))
    current.advance(to: count)
    return count
  }

  /// Says of a row that a value stands there which cannot be read.
  typealias Unreadable = (_ row: Int) -> Void

  /// The stamps of the current rows; a missing one becomes one that no tick may have.
  func readStamps(_ rows: Int, into times: inout [Int64], unreadable: Unreadable = { _ in }) throws(TickFileError) {
    try stamps.read(rows, into: &times, unreadable: unreadable)
  }

  /// The kinds of tick that the types of the current rows name.
  func readKinds(into kinds: inout [TickKind]) throws(TickFileError) {
    _ = try table.read(columns.type, by: typeNames, into: &kinds, valid: &isThere)
  }

  /// The prices of the current rows, NaN for a missing one.
  func readPrices(_ rows: Int, into prices: inout [Double], unreadable: Unreadable = { _ in }) throws(TickFileError) {
    guard isText(columns.price) else {
      _ = try table.read(columns.price, into: &prices, valid: &isThere)
      let column = table.columns[columns.price]
      if firstHuge == nil, column.isDecimal || column.kind == TB_KIND_INTEGER,
        let huge = prices[..<rows].first(where: { $0.magnitude > NumberTexts.exactly })
      {
        firstHuge = "\(huge)"
      }
      return
    }
    if prices.count < rows { prices = Array(repeating: .nan, count: rows) }
    var problemRow: Int?
    try table.readTexts(columns.price) { row, text in
      let price = numbers.price(text)
      prices[row] = price ?? .nan
      guard price == nil, !text.isEmpty else { return }
      unreadable(row)
      current.note("price", text, at: row)
      if problemRow == nil, numbers.problem != nil { problemRow = row }
    }
    try current.check(numbers.problem, at: problemRow)
  }

  /// A volume, and whether something had to be cut off to make it whole.
  typealias Volume = (whole: Int64, isFractional: Bool)

  /// The volumes of the current rows, one at a time; nil for a missing one.
  func readVolumes(
    _ rows: Int, unreadable: Unreadable = { _ in }, _ body: (_ row: Int, _ volume: Volume?) -> Void
  ) throws(TickFileError) {
    let column = table.columns[columns.volume]
    if column.kind == TB_KIND_TEXT {
      var problemRow: Int?
      try table.readTexts(columns.volume) { row, text in
        let (whole, real) = numbers.volume(text)
        let volume = whole.map { ($0, false) } ?? real.map(WholeVolume.truncating)
        if volume == nil, !text.isEmpty {
          unreadable(row)
          if problemRow == nil, numbers.problem != nil { problemRow = row }
        }
        body(row, volume)
      }
      try current.check(numbers.problem, at: problemRow)
    } else if column.isDecimal {
      let missing = try table.read(columns.volume, into: &wholeVolume, valid: &isThere)
      for row in 0..<rows {
        body(row, missing > 0 && isThere[row] == 0 ? nil : (wholeVolume[row].value, wholeVolume[row].is_cut))
      }
    } else {
      _ = try table.read(columns.volume, into: &realVolume, valid: &isThere)
      for row in 0..<rows { body(row, realVolume[row].isNaN ? nil : WholeVolume.truncating(realVolume[row])) }
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

extension ColumnarTable {
  /// What to say of a price in floats that cannot hold one.
  fileprivate func remarkOfShortFloats(_ column: Int) -> String? {
    guard columns[column].floatBits == 16 else { return nil }
    return
      "column \(columns[column].name) holds 16-bit floats, which have three digits and cannot hold prices: write them as "
      + "64-bit floats or decimals"
  }
}
