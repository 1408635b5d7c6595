/// Reads the rows and cells of a sheet forward.
///
/// Rows and cells may stand without their references; they then follow the one before. What a sheet has besides its
/// rows is passed over.
struct SheetScanner: ~Copyable {
  /// What is in a cell; its text is in `cellText`.
  enum CellKind {
    case number
    /// The index of a shared string.
    case shared
    case text
    /// A date of ISO 8601 (`t="d"`).
    case date
    case boolean
    case error
  }

  var xml: XMLScanner
  /// The sheet's row that is being read, counted from 1; 0 before the first.
  private(set) var row: Int64 = 0
  /// The digits of `row` and a quote, as the reference of its cells ends, and how many bytes they are.
  private(set) var rowMark: UInt64 = 0
  private(set) var rowMarkLength = 0
  /// The column of the last cell, counted from 0; -1 before the first of a row.
  private(set) var column = -1
  private(set) var cellKind = CellKind.number
  /// The last cell's value with its entities replaced; empty where it has none.
  var cellText: [UInt8] = []

  private enum Place { case beforeRows, betweenRows, inRow, behindRows }
  private var place = Place.beforeRows

  /// - Parameter capacity: The bytes that are inflated at once.
  init(
    _ entry: ZipEntry, in file: ArchiveFile, capacity: Int = 1 << 18, limits: WorkbookLimits
  ) throws(WorkbookProblem) {
    xml = try XMLScanner(entry, in: file, capacity: capacity, limits: limits)
  }

  var isBetweenRows: Bool { place == .betweenRows }

  /// Goes on to the next row, whether or not the last one has been read to its end; false behind the last.
  mutating func nextRow() throws(WorkbookProblem) -> Bool {
    while place == .inRow { _ = try nextCell() }
    while place != .behindRows {
      switch try xml.next() {
      case .open where place == .beforeRows:
        if xml.isNamed("sheetData") { place = .betweenRows }
      case .open where xml.isNamed("row"):
        try beginRow(try rowReference())
        return true
      case .open: try xml.skipElement()
      case .close where place == .betweenRows && xml.isNamed("sheetData"):
        place = .behindRows
      case .end:
        guard place == .beforeRows else { throw XMLScanner.cutOff }
        place = .behindRows
      case .close, .text: continue
      }
    }
    return false
  }

  /// Starts a row; its cells come next.
  mutating func beginRow(_ number: Int64) throws(WorkbookProblem) {
    try step(to: number)
    var digits: UInt64 = UInt64(UInt8(ascii: "\""))
    var rest = number
    rowMarkLength = 1
    while rest > 0 {
      digits = digits << 8 | UInt64(UInt8(ascii: "0")) + UInt64(rest % 10)
      rest /= 10
      rowMarkLength += 1
    }
    rowMark = digits
  }

  /// The same with the digits and the quote as they stand in the row's own reference.
  @inline(__always)
  mutating func beginRow(_ number: Int64, mark: UInt64, length: Int) throws(WorkbookProblem) {
    try step(to: number)
    rowMark = mark
    rowMarkLength = length
  }

  @inline(__always)
  private mutating func step(to number: Int64) throws(WorkbookProblem) {
    guard number > row else {
      throw WorkbookProblem("row \(number) comes after row \(row): open the workbook in Excel and save it again")
    }
    row = number
    column = -1
    place = .inRow
  }

  /// Says that the row's end has been passed.
  @inline(__always)
  mutating func endRow() { place = .betweenRows }

  /// Goes on to the next cell of the row; false behind the last.
  mutating func nextCell() throws(WorkbookProblem) -> Bool {
    guard place == .inRow else { return false }
    while true {
      switch try xml.next() {
      case .open where xml.isNamed("c"):
        try readCell()
        return true
      case .open: try xml.skipElement()
      case .close:
        // Only the row's own end tag can come here.
        endRow()
        return false
      case .text: continue
      case .end: throw XMLScanner.cutOff
      }
    }
  }

  /// Says that the last cell was in this column.
  @inline(__always)
  mutating func setColumn(_ index: Int) { column = index }

  private mutating func readCell() throws(WorkbookProblem) {
    column = try columnReference()
    cellText.removeAll(keepingCapacity: true)
    cellKind = cellType()
    while true {
      switch try xml.next() {
      case .open where xml.isNamed("v"): try xml.appendContent(to: &cellText)
      case .open where xml.isNamed("is"): try xml.appendRuns(to: &cellText)
      case .open: try xml.skipElement()
      case .close:
        if cellKind == .text { EscapedText.decode(&cellText) }
        return
      case .text: continue
      case .end: throw XMLScanner.cutOff
      }
    }
  }
}
