internal import TickData

/// What the first rows of a sheet say about it.
enum SheetSurvey {
  /// Ticks in these columns.
  case ticks(TickColumns, in: ZipEntry)
  /// No ticks, and why.
  case nothing(String)

  /// How far down a header is looked for that is not where it should be.
  private static let searchedRows: Int64 = 50

  /// Reads a sheet as far as its first row of ticks.
  ///
  /// - Throws: What is wrong with the sheet, or with its header where it could hold ticks otherwise.
  init(
    _ listed: WorkbookPackage.Sheet, in file: ArchiveFile, headerRow: Int64, shared: SharedStrings,
    limits: WorkbookLimits
  ) throws(WorkbookProblem) {
    let part: ZipEntry
    switch listed.content {
    case .table(let table): part = table
    case .nothing(let reason):
      self = .nothing(reason)
      return
    case .lost(let problem): throw problem
    }
    var sheet = try SheetScanner(part, in: file, capacity: 1 << 14, limits: limits)
    var mismatch: TickColumns.Mismatch?
    var otherRow: Int64?
    while sheet.row < max(headerRow, Self.searchedRows), try sheet.nextRow() {
      let isHeader = sheet.row == headerRow
      guard isHeader || otherRow == nil else { continue }
      let names = try sheet.rowTexts(shared)
      switch Result(catching: { () throws(TickColumns.Mismatch) in try TickColumns(names: names) }) {
      case .success(let columns) where isHeader:
        if let column = names.first(where: SecurityNaming.isKey) {
          throw WorkbookProblem(
            "the header in row \(headerRow) has a column \(column) for the security, but a sheet holds one security, whose name "
              + "is the sheet's: remove the column, or save the table as a CSV file")
        }
        let hasTicks = try sheet.hasCell(in: columns)
        self = hasTicks ? .ticks(columns, in: part) : .nothing("it has no rows below its header")
        return
      case .success: otherRow = sheet.row
      case .failure(let problem): if isHeader { mismatch = problem }
      }
    }
    if let otherRow {
      throw WorkbookProblem(
        "row \(headerRow) is not a header, but row \(otherRow) seems to be one: use --header-row \(otherRow)")
    }
    guard let mismatch else {
      self = .nothing("it has no row \(headerRow), where the header should be")
      return
    }
    guard !mismatch.isAmbiguous else { throw WorkbookProblem("the header in row \(headerRow) has \(mismatch.text)") }
    self = .nothing("its row \(headerRow) has \(mismatch.text)")
  }
}

extension SheetScanner {
  /// The longest name of a column that is looked at.
  private static var longestName: Int { 256 }

  /// The texts of the current row's cells, by column; `col_3` where the fourth has none.
  fileprivate mutating func rowTexts(_ shared: SharedStrings) throws(WorkbookProblem) -> [String] {
    var texts: [String] = []
    while try nextCell() {
      guard column < Self.columns else { continue }
      while texts.count <= column { texts.append("col_\(texts.count)") }
      var bytes = cellText[...]
      if cellKind == .shared {
        bytes = Int(String(decoding: cellText[cellText.span.trimmed], as: UTF8.self)).flatMap { shared[$0] } ?? []
      }
      if !bytes.isEmpty { texts[column] = String(decoding: bytes.prefix(Self.longestName), as: UTF8.self) }
    }
    return texts
  }

  /// Goes on to the first row that holds something in these columns; false if there is none.
  fileprivate mutating func hasCell(in columns: TickColumns) throws(WorkbookProblem) -> Bool {
    let purposes = ColumnPurpose.table(columns)
    while try nextRow() {
      while try nextCell() {
        if column < purposes.count, purposes[column] != .none, !cellText.isEmpty { return true }
      }
    }
    return false
  }
}
