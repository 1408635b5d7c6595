internal import Backtest
internal import Glibc
internal import Simulation
internal import TickStorage

/// What an earlier run has left in a folder, complete or not.
///
/// Only regular files are removed, and only those under the names that a run gives: its records, its summary, the trade
/// logs that its record lists, and what a killed run was writing.
struct EarlierRun {
  private let folder: String
  /// The trade logs that its records list.
  let tradeLogs: [String]
  /// Whether there is a record of it.
  private let isRecorded: Bool

  init(in folder: String) {
    self.folder = folder
    let records = [RunRecord.fileName, IncompleteRun.fileName].compactMap { Self.tradeLogs(of: "\(folder)/\($0)") }
    tradeLogs = records.flatMap(\.self)
    isRecorded = !records.isEmpty
  }

  /// Removes its files, the record first: a folder without a record is not taken for a complete one. The record of the run
  /// that is under way stays.
  func remove() throws(AtomicFile.Failure) {
    try removeFile(RunRecord.fileName)
    if isRecorded {
      for name in tradeLogs + [BacktestSummary.fileName] { try removeFile(name) }
    }
    AbandonedFiles.remove(in: folder) { name in
      ResultLayout.isTradeLog(name)
        || [RunRecord.fileName, IncompleteRun.fileName, BacktestSummary.fileName].contains(name)
    }
  }

  /// The logs that a record lists; nil where there is no record of a run.
  private static func tradeLogs(of record: String) -> [String]? {
    guard let text = try? WholeFile.read(record), let run = try? JSONParser.parse(text), run["strategy"] != nil,
      run["version"] != nil, case .array(let logs)? = run["trade_logs"]?.content
    else { return nil }
    return logs.compactMap { log in
      guard case .string(let name) = log.content, ResultLayout.isTradeLog(name) else { return nil }
      return name
    }
  }

  private func removeFile(_ name: String) throws(AtomicFile.Failure) {
    let path = "\(folder)/\(name)"
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    guard unlink(path) == 0 || errno == ENOENT else {
      throw AtomicFile.Failure(
        path: path,
        reason:
          "the file of an earlier run cannot be removed: \(String(cString: strerror(errno))); choose another folder "
          + "with --output-dir")
    }
  }
}

/// `run.incomplete.json`: the run that is under way in a folder, or was when it was killed.
struct IncompleteRun: Encodable {
  static let fileName = "run.incomplete.json"

  let version: String
  let strategy: String
  let tradeLogs: [String]

  init(_ plan: BacktestPlan, tradeLogs: [String]) {
    version = Version.current
    strategy = plan.strategy.name
    self.tradeLogs = tradeLogs
  }

  var json: [UInt8] { recordText(self) }
}
