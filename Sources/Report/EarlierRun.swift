internal import Backtest
internal import FoundationEssentials
internal import Glibc
internal import Simulation
internal import TickStorage

/// What an earlier run has left in a folder, complete or not.
///
/// Only regular files are removed, and only those under the names that a run gives: its records, its summary, the trade
/// logs that its record lists, and what a killed run was writing.
struct EarlierRun {
  let folder: String

  init(in folder: String) { self.folder = folder }

  func remove() {
    for record in [RunRecord.fileName, IncompleteRun.fileName] {
      guard let logs = tradeLogs(of: record) else { continue }
      (logs + [BacktestSummary.fileName, record]).forEach(removeFile)
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    names.filter(isAbandoned).forEach(removeFile)
  }

  /// The logs that a record lists; nil where there is no record of a run.
  private func tradeLogs(of record: String) -> [String]? {
    guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(record)")),
      let run = try? JSONParser.parse(Array(data)), run["strategy"] != nil, run["version"] != nil,
      case .array(let logs)? = run["trade_logs"]?.content
    else { return nil }
    return logs.compactMap { log in
      guard case .string(let name) = log.content, ResultLayout.isTradeLog(name) else { return nil }
      return name
    }
  }

  /// Whether a name is that of a file which a process that is no more was writing.
  private func isAbandoned(_ name: String) -> Bool {
    guard let target = AtomicFile.abandonedTarget(name) else { return false }
    return ResultLayout.isTradeLog(target)
      || [RunRecord.fileName, IncompleteRun.fileName, BacktestSummary.fileName].contains(target)
  }

  private func removeFile(_ name: String) {
    let path = "\(folder)/\(name)"
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    unlink(path)
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
