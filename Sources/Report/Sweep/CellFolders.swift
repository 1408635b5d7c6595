internal import Backtest
internal import FoundationEssentials
internal import Glibc
package import Simulation
package import Sweep
package import TickData
internal import TickStorage

/// The folders of a sweep's kept cells: `{strategy}_{cell}/{SECURITY}_trades.csv` in the sweep's folder, and a `run.json`.
package struct CellFolders: TradeFiles {
  let folder: String
  /// Of the trade logs of each strategy.
  private let layouts: [ResultLayout]

  package init(in folder: String, layouts: [ResultLayout]) {
    self.folder = folder
    self.layouts = layouts
  }

  package func path(of cell: SweepCell, _ security: Security) -> String {
    "\(cell.id)/\(security.name)_trades.csv"
  }

  package func write(_ fills: [Fill], of cell: SweepCell, _ security: Security) throws -> String {
    try AtomicFile.makeFolder("\(folder)/\(cell.id)", option: "--output-dir")
    let log = layouts[cell.strategyIndex].tradeLog(fills, of: security.name)
    try AtomicFile.write(log, to: "\(folder)/\(path(of: cell, security))", .unsynced)
    return ContentHash(of: log).description
  }

  /// What a record says of a log that was written.
  func content(of path: String, hash: String) -> LogContent {
    var status = stat()
    let isThere = stat("\(folder)/\(path)", &status) == 0
    let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    return LogContent(name: name, bytes: isThere ? Int(status.st_size) : nil, xxh128: hash)
  }

  func write(_ record: CellRecord) throws {
    try AtomicFile.makeFolder("\(folder)/\(record.sweepCell)", option: "--output-dir")
    try AtomicFile.write(record.json, to: "\(folder)/\(record.sweepCell)/\(RunRecord.fileName)", .unsynced)
  }

  package func holds(_ path: String, hash: String) -> Bool {
    guard isOwn(path), let log = try? WholeFile.read("\(folder)/\(path)", limit: WholeFile.tableLimit) else {
      return false
    }
    return ContentHash(of: log).description == hash
  }

  /// Whether a path is that of a log in a cell's folder: the journal may be anybody's, and name any file.
  private func isOwn(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    var status = stat()
    return parts.count == 2 && !["", ".", ".."].contains(parts[0]) && parts[1].hasSuffix("_trades.csv")
      && lstat("\(folder)/\(parts[0])", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      && lstat("\(folder)/\(path)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  package func remove(_ path: String) {
    guard isOwn(path) else { return }
    unlink("\(folder)/\(path)")
    // Only an empty folder goes.
    if let slash = path.lastIndex(of: "/") { rmdir("\(folder)/\(path[..<slash])") }
  }

  /// Removes what processes that are no more were writing.
  func removeAbandoned() {
    for name in names(in: folder) {
      AbandonedFiles.remove(in: "\(folder)/\(name)") { $0.hasSuffix("_trades.csv") || $0 == RunRecord.fileName }
    }
  }

  /// Removes the records of the cells that an earlier sweep has kept. A folder that says of itself that it is something else
  /// stays as it is.
  func removeRecords() {
    for name in names(in: folder) {
      let path = "\(folder)/\(name)/\(RunRecord.fileName)"
      guard let bytes = try? WholeFile.read(path), let record = try? JSONParser.parse(bytes),
        record["sweep_cell"]?.content == .string(name)
      else { continue }
      unlink(path)
      // Only an empty folder goes: that of a cell without trades.
      rmdir("\(folder)/\(name)")
    }
  }

  private func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }
}
