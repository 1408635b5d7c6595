internal import FoundationEssentials
internal import Glibc
package import Simulation
package import Sweep
package import TickData
internal import TickStorage

/// The trade logs of a sweep's kept cells: `{strategy}_{cell}/{SECURITY}_trades.csv` in the sweep's folder.
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
    let directory = "\(folder)/\(cell.id)"
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    } catch {
      throw AtomicFile.Failure(path: directory, reason: "the folder cannot be made; choose another with --output-dir")
    }
    let log = layouts[cell.strategyIndex].tradeLog(fills, of: security.name)
    try AtomicFile.write(log, to: "\(folder)/\(path(of: cell, security))")
  }

  package func isThere(_ path: String) -> Bool { access("\(folder)/\(path)", F_OK) == 0 }

  package func remove(_ path: String) {
    unlink("\(folder)/\(path)")
    // Only an empty folder goes.
    if let slash = path.lastIndex(of: "/") { rmdir("\(folder)/\(path[..<slash])") }
  }

  /// Removes what processes that are no more were writing.
  func removeAbandoned() {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in folders {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
      for file in files where AtomicFile.abandonedTarget(file)?.hasSuffix("_trades.csv") == true {
        unlink("\(folder)/\(name)/\(file)")
      }
    }
  }
}
