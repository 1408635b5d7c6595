package import Analytics
internal import Backtest
internal import FoundationEssentials
internal import Glibc
internal import Simulation
package import Sweep
internal import TickData
internal import TickStorage

/// The folder of a sweep: its journal, its tables, the trades of kept cells, and its record.
///
/// The tables are those of one sweep, the last one; `sweep.json` is written last, so that its presence says that they are
/// complete. The journal has the results of all sweeps of the folder.
package struct SweepFolder: Sendable {
  package let path: String
  private let layouts: [ResultLayout]
  /// Held for as long as the sweep lives.
  private let lock: FolderLock

  /// Makes the folder, if it is not there, and locks it.
  package init(path: String, for plan: SweepPlan) throws {
    self.path = path
    layouts = plan.grid.strategies.map(\.resultLayout)
    try AtomicFile.makeFolder(path, option: "--output-dir")
    try ResultFolder.requireNoTicks(of: plan.entries, in: path)
    guard access("\(path)/\(BacktestSummary.fileName)", F_OK) != 0 else {
      throw AtomicFile.Failure(path: path, reason: "it is the folder of a run; choose another with --output-dir")
    }
    lock = try FolderLock(folder: path)
  }

  /// Whether a folder is that of a sweep, complete or not.
  static func isSweep(_ path: String) -> Bool { access("\(path)/\(SweepJournal.fileName)", F_OK) == 0 }

  package var cells: CellFolders { CellFolders(in: path, layouts: layouts) }

  /// Removes the tables of an earlier sweep, and what a killed one was writing.
  package func clear() {
    let files = SweepTables.all + [SweepRecord.fileName]
    for name in files { unlink("\(path)/\(name)") }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names where AtomicFile.abandonedTarget(name).map(files.contains) == true { unlink("\(path)/\(name)") }
    cells.removeAbandoned()
    cells.removeRecords()
  }

  /// Adds up the cells and writes a line for each of their securities, as it goes. Returns the cells.
  package func writeSecurities(_ plan: SweepPlan, _ run: SweepRun, _ results: SweepResults) throws -> [CellResult] {
    var cells: [CellResult] = []
    cells.reserveCapacity(plan.cellCount)
    let target = "\(path)/\(SweepTables.securities)"
    // What stops the sweep for another reason than the file's.
    var problem: (any Error)?
    do throws(AtomicFile.Failure) {
      try AtomicFile.replace(target) { temporary throws(AtomicFile.Failure) in
        var file = try WritableFile(path: temporary, target: target)
        do {
          try run.forEachCell(results) { cell, outcomes in
            let table = SweepTables.securities(cell, outcomes, plan.grid.axes)
            return (cell.index == 0 ? table.header : []) + table.lines
          } _: { cell, lines in
            try file.append(lines)
            cells.append(cell)
          }
        } catch {
          problem = error
          throw AtomicFile.Failure(path: target, reason: "\(error)")
        }
        try file.finish()
      }
    } catch {
      throw problem ?? error
    }
    return cells
  }

  /// Writes the tables of all cells.
  package func writeTables(
    _ plan: SweepPlan, _ cells: [CellResult], _ selection: SelectionFigures, _ analysis: WalkForward?
  )
    throws
  {
    let results = SweepTables.results(cells, selection, plan.grid.axes)
    try results.writeCSV(to: "\(path)/\(SweepTables.results)")
    try results.writeParquet(to: "\(path)/\(SweepTables.resultsParquet)")
    try SweepComparisonTable(cells, plan.grid.axes).table(plan.grid.strategies.map(\.name))
      .writeCSV(to: "\(path)/\(SweepTables.comparison)")
    if let analysis {
      try SweepTables.walkForward(analysis, cells, days: SweepTables.days(of: cells))
        .writeCSV(to: "\(path)/\(SweepTables.walkForward)")
    }
  }

  /// Writes what each kept cell is, beside its trades.
  package func writeRecords(
    ofCells kept: [Int], _ plan: SweepPlan, _ run: SweepRun, _ results: SweepResults
  ) throws {
    for index in kept {
      let logs = try run.tradeLogs(ofCell: index, results, in: cells).map {
        String($0.split(separator: "/").last ?? "")
      }
      try cells.write(CellRecord(ofCell: index, plan, results, tradeLogs: logs))
    }
  }

  /// Completes the folder.
  package func finish(_ record: SweepRecord) throws {
    try AtomicFile.write(record.json, to: "\(path)/\(SweepRecord.fileName)")
  }
}
