internal import TickData

/// Ticks from a sheet of a workbook, in one pass over its bytes.
///
/// Rows that hold nothing in the ticks' columns are no rows: spreadsheets leave them behind wherever somebody has been.
final class WorkbookTickReader: TickReader {
  private let path: String
  private let sheetName: String
  private let headerRow: Int64
  private var sheet: SheetScanner
  private var values: CellValues
  private var deliveredRows: Int64 = 0
  private var isAtEnd = false
  private(set) var findings = ReadingFindings()
  /// The sheet's row of each tick of the last chunk, where it is not the one after the row before it.
  private var jumps: [(index: Int, row: Int64)] = []

  init(
    path: String, sheet: WorkbookPackage.Sheet, part: ZipEntry, headerRow: Int64, values: CellValues,
    limits: WorkbookLimits
  ) throws(TickFileError) {
    self.path = path
    sheetName = sheet.name
    self.headerRow = headerRow
    self.values = values
    do {
      self.sheet = try SheetScanner(part, in: try ArchiveFile(path: path), limits: limits)
    } catch {
      throw error.at(path, sheet: sheet.name)
    }
  }

  func read(into chunk: inout TickChunk, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "a chunk holds at least one row")
    var count = 0
    jumps.removeAll(keepingCapacity: true)
    do {
      while count < limit, !isAtEnd {
        // Room for some more rows, as a limit may be larger than any sheet.
        let room = min(limit, max(chunk.capacity, 2 * count, 4096))
        chunk.grow(to: room)
        try readRows(
          to: room, &count, times: &chunk.time, kinds: &chunk.kind, prices: &chunk.price, sizes: &chunk.size)
      }
    } catch {
      throw error.at(path, sheet: sheetName, row: sheet.row > 0 ? sheet.row : nil)
    }
    chunk.setFilled(count: count, firstRow: deliveredRows)
    deliveredRows += Int64(count)
    return count > 0
  }

  func rowNumber(at index: Int, of chunk: TickChunk) -> Int64 {
    guard let jump = jumps.last(where: { $0.index <= index }) else { return chunk.firstRow + Int64(index) + 1 }
    return jump.row + Int64(index - jump.index)
  }

  private func readRows(
    to room: Int, _ count: inout Int, times: inout [Int64], kinds: inout [TickKind], prices: inout [Double],
    sizes: inout [Int64]
  ) throws(WorkbookProblem) {
    let stamps = WallClock.stamps
    var times = times.mutableSpan
    var kinds = kinds.mutableSpan
    var prices = prices.mutableSpan
    var sizes = sizes.mutableSpan
    var expectedRow: Int64 = 0
    while count < room {
      guard try nextRow() else { return }
      var row = TickRow()
      try sheet.readTick(&row, &values)
      if row.isEmpty || sheet.row <= headerRow { continue }
      if sheet.row != expectedRow { jumps.append((count, sheet.row)) }
      expectedRow = sheet.row + 1
      let stamp = values.stamp(of: row)
      times[count] = stamp
      kinds[count] = row.kind
      prices[count] = row.price
      if let size = row.size {
        sizes[count] = size
        if row.isFractional { findings.fractionalVolumes += 1 }
      } else {
        sizes[count] = 0
        findings.missingVolumes += 1
      }
      if row.price.isNaN || !stamps.contains(stamp) {
        prices[count] = .nan
        findings.voidRows += 1
        if findings.firstVoidRow == nil { findings.firstVoidRow = sheet.row }
      }
      count += 1
    }
  }

  private func nextRow() throws(WorkbookProblem) -> Bool {
    if try sheet.nextPlainRow() { return true }
    if try sheet.nextRow() { return true }
    isAtEnd = true
    try sheet.xml.finish()
    return false
  }
}
