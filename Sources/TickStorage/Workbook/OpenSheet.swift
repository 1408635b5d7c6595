internal import TickData

/// A sheet that is being read, on a handle of its own on the file, so that readers share nothing that moves.
final class OpenSheet {
  private let path: String
  private let name: String
  var ticks: SheetTicks
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
