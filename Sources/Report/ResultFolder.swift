public import Backtest
internal import FoundationEssentials
internal import Simulation
internal import TickData
public import TickStorage

/// The folder that a run's results go to: a trade log for each security with a fill, `backtest_summary.csv`, `run.json`.
///
/// Every file is complete or absent. The folder holds one run: what an earlier run left there, by the word of its
/// `run.json`, is removed before the new one begins; other files are not touched. `run.json` is written last, so that its
/// presence says that the run is complete.
public struct ResultFolder: Sendable {
  public let path: String

  /// Makes the folder, if it is not there, and clears it of an earlier run.
  public init(path: String) throws(AtomicFile.Failure) {
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw AtomicFile.Failure(path: path, reason: "the folder cannot be made; choose another with --output-dir")
    }
    guard FileManager.default.isWritableFile(atPath: path) else {
      throw AtomicFile.Failure(path: path, reason: "the folder is not writable; choose another with --output-dir")
    }
    removeEarlierRun()
    removeUnfinishedFiles()
  }

  /// The path of a file in the folder.
  public func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// Writes a security's trade log, if it has a fill. What cannot be written becomes the security's error.
  public func write(_ result: SecurityResult) -> SecurityReport {
    var report = SecurityReport(result)
    guard case .success(let outcome) = result.outcome, !outcome.fills.isEmpty else { return report }
    let name = TradeLog.fileName(of: result.security.name)
    do {
      try AtomicFile.write(TradeLog.csv(outcome.fills), to: path(of: name))
      report.tradeLog = name
    } catch {
      report.summary = SummaryRow(failed: result.security.name, error: "\(error)")
    }
    return report
  }

  /// Completes the folder: the summary, and the record of the run.
  public func finish(_ reports: [SecurityReport], _ run: RunDescription) throws(AtomicFile.Failure) {
    try AtomicFile.write(BacktestSummary.csv(reports.map(\.summary)), to: path(of: BacktestSummary.fileName))
    try AtomicFile.write(RunRecord(run, reports).json, to: path(of: RunRecord.fileName))
  }

  private func removeEarlierRun() {
    guard let data = try? Data(contentsOf: URL(filePath: path(of: RunRecord.fileName))),
      case .array(let logs)? = (try? JSONParser.parse(Array(data)))?["trade_logs"]?.content
    else { return }
    var names = [RunRecord.fileName, BacktestSummary.fileName]
    for case .string(let name) in logs.map(\.content) where !name.contains("/") { names.append(name) }
    for name in names { try? FileManager.default.removeItem(atPath: path(of: name)) }
  }

  /// What a killed run was writing, under its temporary name.
  private func removeUnfinishedFiles() {
    let isOurs: (String) -> Bool = { name in
      name.hasPrefix(RunRecord.fileName) || name.hasPrefix(BacktestSummary.fileName)
        || name.contains(TradeLog.fileName(of: ""))
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names where AtomicFile.isUnfinished(name) && isOurs(name) {
      try? FileManager.default.removeItem(atPath: path(of: name))
    }
  }
}

/// What a run's files say of one security.
public struct SecurityReport: Sendable {
  public internal(set) var summary: SummaryRow
  /// The name of its trade log; nil without a fill.
  public internal(set) var tradeLog: String?
  let result: RunRecord.Input

  init(_ result: SecurityResult) {
    summary = SummaryRow(result)
    self.result = RunRecord.Input(result)
  }
}
