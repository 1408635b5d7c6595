package import Analytics
internal import Backtest
internal import Glibc
internal import Simulation
package import Sweep
internal import TickData
package import TickStorage

/// The folder of a sweep: its journal, its tables, the trades of kept cells, and its record.
///
/// The tables are those of one sweep, the last one; `sweep.json` is written last, so that its presence says that they are
/// complete. The journal has the results of all sweeps of the folder.
package struct SweepFolder: Sendable {
  package let path: String
  private let layouts: [ResultLayout]
  private let durability: Durability
  /// Held for as long as the sweep lives.
  private let lock: FolderLock

  /// Makes the folder, if it is not there, and locks it.
  package init(path: String, for plan: SweepPlan, durability: Durability = .onDisk) throws {
    self.path = path
    self.durability = durability
    layouts = plan.grid.strategies.map(\.resultLayout)
    try AtomicFile.makeFolder(path, option: "--output-dir")
    lock = try FolderLock(path, option: "--output-dir")
    try ResultFolder.requireNoTicks(of: plan.entries, in: path)
    // Of a run that was killed, too.
    let run = [RunRecord.fileName, IncompleteRun.fileName, BacktestSummary.fileName]
    guard !run.contains(where: { access("\(path)/\($0)", F_OK) == 0 }) else {
      throw AtomicFile.Failure(path: path, reason: "it is the folder of a run; choose another with --output-dir")
    }
  }

  /// What the user should know of the folder; nil where there is nothing.
  package var notice: String? { lock.notice }

  /// Whether a folder is that of a sweep, complete or not.
  static func isSweep(_ path: String) -> Bool { access("\(path)/\(SweepJournal.fileName)", F_OK) == 0 }

  package var cells: CellFolders { CellFolders(in: path, layouts: layouts) }

  /// Removes the record and the tables of an earlier sweep, and what a killed one was writing. The record goes first: a
  /// folder without one is not taken for a complete one.
  package func clear() throws(AtomicFile.Failure) {
    let files = [SweepRecord.fileName] + SweepTables.all
    for name in files {
      guard unlink("\(path)/\(name)") == 0 || errno == ENOENT else {
        throw AtomicFile.Failure(
          path: "\(path)/\(name)",
          reason: "the file of an earlier sweep cannot be removed: \(String(cString: strerror(errno))); choose another "
            + "folder with --output-dir")
      }
    }
    AbandonedFiles.remove(in: path, where: files.contains)
    cells.removeAbandoned()
    cells.removeRecords()
  }

  /// Adds up the cells and writes a line for each of their securities, as it goes. Returns the cells.
  package func writeSecurities(_ plan: SweepPlan, _ run: SweepRun, _ results: SweepResults) throws -> [CellResult] {
    var cells: [CellResult] = []
    cells.reserveCapacity(plan.cellCount)
    let target = "\(path)/\(SweepTables.securities)"
    let file = try UnfinishedFile(path: target)
    try run.forEachCell(results) { cell, outcomes in
      let table = SweepTables.securities(cell, outcomes, plan.grid.axes)
      return (cell.index == 0 ? table.header : []) + table.lines
    } _: { cell, lines in
      try file.append(lines)
      cells.append(cell)
    }
    try file.publish(.unsynced)
    return cells
  }

  /// Writes the tables of all cells. They are on the disk when the folder is complete.
  package func writeTables(
    _ plan: SweepPlan, _ cells: [CellResult], _ selection: SelectionFigures, _ analysis: WalkForward?
  )
    throws
  {
    let results = SweepTables.results(cells, selection, plan.grid.axes)
    try results.writeCSV(to: "\(path)/\(SweepTables.results)", .unsynced)
    try results.writeParquet(to: "\(path)/\(SweepTables.resultsParquet)", .unsynced)
    try SweepComparisonTable(cells, plan.grid.axes).table(plan.grid.strategies.map(\.name))
      .writeCSV(to: "\(path)/\(SweepTables.comparison)", .unsynced)
    if let analysis {
      try SweepTables.walkForward(analysis, cells, days: SweepTables.days(of: cells))
        .writeCSV(to: "\(path)/\(SweepTables.walkForward)", .unsynced)
    }
  }

  /// Writes what each kept cell is, beside its trades. Returns the paths of all logs in the folder.
  package func writeRecords(
    ofCells kept: [Int], _ plan: SweepPlan, _ run: SweepRun, _ results: SweepResults
  ) throws -> [String] {
    var all: [String] = []
    let hashes = try run.hashesOfKeptLogs()
    for index in kept {
      let logs = try run.tradeLogs(ofCell: index, results, in: cells)
      try cells.write(
        CellRecord(ofCell: index, plan, results, logs: logs.map { cells.content(of: $0, hash: hashes[$0] ?? "") }))
      all += logs
    }
    return all
  }

  /// Completes the folder. What the record speaks of is on the disk before it, in one wait for all files.
  ///
  /// - Parameter logs: the trade logs that are kept, by their paths in the folder.
  package func finish(_ record: SweepRecord, keeping logs: [String]) throws {
    let cells = record.keptCells.map { "\($0)/\(RunRecord.fileName)" }
    // The walk-forward table exists only if there were folds.
    let files = (SweepTables.all + cells).filter { access("\(path)/\($0)", F_OK) == 0 } + logs
    try AtomicFile.write(
      record.json, to: "\(path)/\(SweepRecord.fileName)", durability, after: files.map { "\(path)/\($0)" })
  }
}
