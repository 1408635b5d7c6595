internal import FoundationEssentials
public import Simulation
internal import TickData

/// The trade logs of a folder, by security in upper case: of a run of this system or the reference, or of a kept cell of a
/// sweep, `FOLDER:CELL`.
public struct ResultLogs: Sendable {
  public let folder: String
  /// Nil where the folder has no record of a complete run.
  public let run: RecordedRun?
  /// Whether a run is under way in the folder, or was when it was killed.
  public let isIncomplete: Bool
  private let paths: [String: String]

  public init(folder name: String) throws(ResultFileError) {
    let folder = try CellName.folder(of: name)
    self.folder = folder
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else {
      throw ResultFileError("\(folder): \(isFolder ? "cannot be listed" : "is no folder"): name a folder of results")
    }
    var paths: [String: String] = [:]
    for name in names.sorted() {
      guard let security = Self.security(ofLog: name) else { continue }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if let other = paths.updateValue(path, forKey: security) {
        throw ResultFileError("\(path): is of the same security as \(other): remove one of them")
      }
    }
    self.paths = paths
    // With a record, all that the record speaks of is there: it comes last and goes first. The marker may be there again after
    // a power failure.
    isIncomplete = names.contains(IncompleteRun.fileName) && !names.contains(RunRecord.fileName)
    run = names.contains(RunRecord.fileName) ? try RecordedRun(folder: folder) : nil
    guard !paths.isEmpty || run != nil || names.contains(BacktestSummary.fileName) else {
      throw ResultFileError(
        "\(folder): holds no results: neither trade logs (*\(TradeLogFile.endings.joined(separator: ", *"))) nor run.json"
      )
    }
  }

  /// The securities that have a log or are in the record.
  var securities: Set<String> { Set(paths.keys).union(run?.inputs.map { $0.security.uppercased() } ?? []) }

  /// Why a security has no result, if the record says so.
  func failure(of security: String) -> String? { run?.errors.first { $0.key.uppercased() == security }?.value }

  /// What is wrong with a security's log where it does not have what its run replays to; nil where it has.
  public func problem(with explanation: FillExplanation, of security: String) throws(ResultFileError) -> String? {
    let number = explanation.number
    guard let log = try log(of: security.uppercased()) else {
      return "\(folder) has no trade log of \(security), but its run replays to fills"
    }
    guard log.rows.count >= number else {
      return "\(log.path) ends before fill \(number): it is not what its run replays to"
    }
    guard !log.rows[number - 1].agrees(with: explanation.fill) else { return log.change }
    return "\(log.path) has another fill \(number): it is not what its run replays to"
  }

  /// A security's log; nil where there is none, as of one without a fill.
  func log(of security: String) throws(ResultFileError) -> TradeLogFile? {
    guard let path = paths[security] else { return nil }
    return try TradeLogFile(path: path, recorded: run?.logs)
  }

  /// What is wrong with a security's log where it is not the one that the folder's record names; nil where it is, or there
  /// is no record.
  func change(of security: String, _ log: TradeLogFile?) -> String? {
    if let log { return log.change }
    guard let name = run?.logs.names?.first(where: { Self.security(ofLog: $0) == security }) else { return nil }
    return "\(folder): has no \(name), which its run wrote"
  }

  /// The security of a log by its name; nil where that is no log's.
  private static func security(ofLog name: String) -> String? {
    guard let ending = TradeLogFile.endings.first(where: name.hasSuffix), name.count > ending.count else { return nil }
    return Security(name.dropLast(ending.count).uppercased()).name
  }
}
