internal import TickData

/// Ticks from a sheet of a workbook, in one pass over its bytes.
final class WorkbookTickReader: TickReader {
  private let path: String
  private let sheet: String
  private var ticks: SheetTicks
  private var deliveredRows: Int64 = 0
  /// What has gone wrong, after which nothing more is read.
  private var failure: TickFileError?

  /// Opens the file anew, so that readers share nothing that moves.
  init(
    path: String, sheet: String, part: ZipEntry, headerRow: Int64, values: CellValues, limits: WorkbookLimits
  ) throws(TickFileError) {
    self.path = path
    self.sheet = sheet
    do {
      ticks = SheetTicks(
        try SheetScanner(part, in: try ArchiveFile(path: path), limits: limits), values, headerRow: headerRow)
    } catch {
      throw error.at(path, sheet: sheet)
    }
  }

  var fractionRead: Double { ticks.fractionRead }

  var findings: ReadingFindings { ticks.findings }

  func read(into chunk: inout TickChunk, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "a chunk holds at least one row")
    if let failure { throw failure }
    var count = 0
    ticks.startColumns()
    do {
      while count < limit, !ticks.isAtEnd {
        // Room for some more rows, as a limit may be larger than any sheet.
        let room = min(limit, max(chunk.capacity, 2 * count, 4096))
        chunk.grow(to: room)
        try ticks.read(
          to: room, &count, times: &chunk.time, kinds: &chunk.kind, prices: &chunk.price, sizes: &chunk.size)
      }
    } catch {
      let failure = error.at(path, sheet: sheet, row: ticks.row)
      self.failure = failure
      throw failure
    }
    chunk.setFilled(count: count, firstRow: deliveredRows)
    deliveredRows += Int64(count)
    return count > 0
  }

  func rowNumber(at index: Int, of chunk: TickChunk) -> Int64 { ticks.row(at: index) }
}
