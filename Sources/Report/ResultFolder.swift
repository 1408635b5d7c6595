public import Backtest
internal import FoundationEssentials
internal import Glibc
internal import Simulation
internal import TickData
public import TickStorage

/// The folder that a run's results go to: a trade log for each security with a fill, `backtest_summary.csv`, `run.json`.
///
/// Every file is complete or absent. The folder holds one run: what an earlier run left there, by the word of its record,
/// is removed before the new one begins; other files are not touched. `run.json` is written last, so that its presence
/// says that the run is complete; until then `run.incomplete.json` stands in its place and names the logs to come.
public struct ResultFolder: Sendable {
  public let path: String
  private let layout: ResultLayout
  private let durability: Durability
  /// Held for as long as the run lives.
  private let lock: FolderLock

  /// Makes the folder, if it is not there, clears it of an earlier run, and marks it as that of a run that is under way.
  public init(
    path: String, for plan: BacktestPlan, durability: Durability = .onDisk
  ) throws(AtomicFile.Failure) {
    self.path = path
    self.durability = durability
    layout = plan.strategy.resultLayout
    try AtomicFile.makeFolder(path, option: "--output-dir")
    guard FileManager.default.isWritableFile(atPath: path) else {
      throw AtomicFile.Failure(path: path, reason: "the folder is not writable; choose another with --output-dir")
    }
    lock = try FolderLock(path, option: "--output-dir")
    guard !SweepFolder.isSweep(path) else {
      throw AtomicFile.Failure(path: path, reason: "it is the folder of a sweep; choose another with --output-dir")
    }
    try Self.requireNoTicks(of: plan.entries, in: path)
    // What could not be replaced in the end is found out before anything is run.
    for name in [RunRecord.fileName, BacktestSummary.fileName] {
      try UnfinishedFile.requireReplaceable(self.path(of: name))
    }
    let earlier = EarlierRun(in: path)
    let logs = plan.entries.map { plan.strategy.resultLayout.tradeLogName(of: $0.security.name) }
    // From here on every file of either run is named by this record, whenever the process ends.
    try AtomicFile.write(
      IncompleteRun(plan, tradeLogs: logs + earlier.tradeLogs).json, to: self.path(of: IncompleteRun.fileName),
      .unsynced)
    try earlier.remove()
  }

  /// What the user should know of the folder; nil where there is nothing.
  public var notice: String? { lock.notice }

  /// What is written among the ticks would be taken for ticks next time.
  static func requireNoTicks(of entries: [TickEntry], in folder: String) throws(AtomicFile.Failure) {
    let output = URL(filePath: folder).resolvingSymlinksInPath().path
    let isAmongTicks = entries.contains {
      $0.sheet == nil && URL(filePath: $0.path).resolvingSymlinksInPath().deletingLastPathComponent().path == output
    }
    guard !isAmongTicks else {
      throw AtomicFile.Failure(path: folder, reason: "the ticks are in this folder; choose another with --output-dir")
    }
  }

  /// The path of a file in the folder.
  public func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// Writes a security's trade log, if it has a fill. What cannot be written becomes the security's error.
  public func write(_ result: SecurityResult) -> SecurityReport {
    var report = SecurityReport(result)
    guard case .success(let outcome) = result.outcome, !outcome.fills.isEmpty else { return report }
    let name = layout.tradeLogName(of: result.security.name)
    do {
      let log = layout.tradeLog(outcome.fills, of: result.security.name)
      try AtomicFile.write(log, to: path(of: name), .unsynced)
      report.log = LogContent(name: name, of: log)
    } catch {
      report.summary = SummaryRow(
        failed: result.security.name,
        error: "\(error): \(error.isOutOfSpace ? "free some space, or " : "")choose another folder with --output-dir")
    }
    return report
  }

  /// Completes the folder: the summary, and the record of the run. What the record speaks of is on the disk before it, in
  /// one wait for all files.
  public func finish(_ reports: [SecurityReport], _ run: RunDescription) throws(AtomicFile.Failure) {
    let summary = path(of: BacktestSummary.fileName)
    try AtomicFile.write(layout.summary(reports.map(\.summary)), to: summary, .unsynced)
    try AtomicFile.write(
      RunRecord(run, reports).json, to: path(of: RunRecord.fileName), durability,
      after: reports.compactMap(\.tradeLog).map(path(of:)) + [summary])
    let marker = path(of: IncompleteRun.fileName)
    guard unlink(marker) == 0 || errno == ENOENT else {
      throw AtomicFile.Failure(
        path: marker, reason: "the results are complete, but it cannot be removed: \(String(cString: strerror(errno)))")
    }
  }
}

/// What a run's files say of one security.
public struct SecurityReport: Sendable {
  public package(set) var summary: SummaryRow
  /// Its trade log; nil without a fill.
  var log: LogContent?
  let result: RunRecord.Input

  init(_ result: SecurityResult) {
    summary = SummaryRow(result)
    self.result = RunRecord.Input(result)
  }

  /// The name of its trade log; nil without a fill.
  public var tradeLog: String? { log?.name }
}
