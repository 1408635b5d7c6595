internal import TickData

/// Ticks from a sheet of a workbook, in one pass over its bytes.
final class WorkbookTickReader: TickReader {
  private let sheet: OpenSheet

  init(_ sheet: OpenSheet) { self.sheet = sheet }

  var fractionRead: Double { sheet.ticks.fractionRead }

  var findings: ReadingFindings { sheet.ticks.findings }

  func read(into chunk: inout TickChunk, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "a chunk holds at least one row")
    let firstRow = sheet.deliveredRows
    let count = try sheet.deliver { ticks, count throws(WorkbookProblem) in
      while count < limit, !ticks.isAtEnd {
        let room = OpenSheet.room(limit, capacity: chunk.capacity, count)
        chunk.grow(to: room)
        try ticks.read(
          to: room, &count, times: &chunk.time, kinds: &chunk.kind, prices: &chunk.price, sizes: &chunk.size)
      }
    }
    chunk.setFilled(count: count, firstRow: firstRow)
    return count > 0
  }

  func rowNumber(at index: Int, of chunk: TickChunk) -> Int64 { sheet.ticks.row(at: index) }
}

/// Rows from a sheet of a workbook as they stand.
final class WorkbookRowReader: SourceRowReader {
  private let sheet: OpenSheet

  init(_ sheet: OpenSheet) { self.sheet = sheet }

  var fractionRead: Double { sheet.ticks.fractionRead }

  var findings: RowFindings { sheet.ticks.rowFindings }

  func read(into rows: inout SourceRows, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "there is room for at least one row")
    let firstRow = sheet.deliveredRows
    let count = try sheet.deliver { ticks, count throws(WorkbookProblem) in
      while count < limit, !ticks.isAtEnd, !ticks.hasManyWords {
        let room = OpenSheet.room(limit, capacity: rows.capacity, count)
        rows.grow(to: room)
        try ticks.readRows(
          to: room, &count, times: &rows.time, types: &rows.type, prices: &rows.price, volumes: &rows.volume,
          hasVolume: &rows.hasVolume)
      }
      ticks.endRows(&rows)
    }
    rows.setFilled(count: count, firstRow: firstRow)
    return count > 0
  }

  func rowNumber(at index: Int, of rows: SourceRows) -> Int64 { sheet.ticks.row(at: index) }
}

/// A sheet that is being read, on a handle of its own on the file, so that readers share nothing that moves.
final class OpenSheet {
  private let path: String
  private let name: String
  fileprivate var ticks: SheetTicks
  /// The rows that have been read so far.
  private(set) var deliveredRows: Int64 = 0
  /// What has gone wrong, after which nothing more is read.
  private var failure: TickFileError?

  init(
    path: String, name: String, part: ZipEntry, headerRow: Int64, values: CellValues, limits: WorkbookLimits
  ) throws(TickFileError) {
    self.path = path
    self.name = name
    do {
      ticks = SheetTicks(
        try SheetScanner(part, in: try ArchiveFile(path: path), limits: limits), values, headerRow: headerRow)
    } catch {
      throw error.at(path, sheet: name)
    }
  }

  /// Has `read` read the next rows and count them from 0; returns their number.
  func deliver(
    _ read: (inout SheetTicks, inout Int) throws(WorkbookProblem) -> Void
  ) throws(TickFileError) -> Int {
    if let failure { throw failure }
    var count = 0
    ticks.startColumns()
    do {
      try read(&ticks, &count)
    } catch {
      let failure = error.at(path, sheet: name, row: ticks.row)
      self.failure = failure
      throw failure
    }
    deliveredRows += Int64(count)
    return count
  }

  /// Room for some more rows than there are, as a limit may be larger than any sheet.
  static func room(_ limit: Int, capacity: Int, _ count: Int) -> Int { min(limit, max(capacity, 2 * count, 4096)) }
}
