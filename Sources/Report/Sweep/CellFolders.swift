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

  package func write(_ fills: [Fill], of cell: SweepCell, _ security: Security) throws {
    try AtomicFile.makeFolder("\(folder)/\(cell.id)", option: "--output-dir")
    let log = layouts[cell.strategyIndex].tradeLog(fills, of: security.name)
    try AtomicFile.write(log, to: "\(folder)/\(path(of: cell, security))", .unsynced)
  }

  func write(_ record: CellRecord) throws {
    try AtomicFile.makeFolder("\(folder)/\(record.sweepCell)", option: "--output-dir")
    try AtomicFile.write(record.json, to: "\(folder)/\(record.sweepCell)/\(RunRecord.fileName)", .unsynced)
  }

  package func isThere(_ path: String) -> Bool { access("\(folder)/\(path)", F_OK) == 0 }

  package func remove(_ path: String) {
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
