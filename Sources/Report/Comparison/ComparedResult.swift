internal import Analytics
internal import Backtest
internal import FoundationEssentials
internal import Sweep
internal import TickData
internal import TickStorage

/// A result to compare: a run's folder, or a cell of a sweep.
package struct ComparedResult: Sendable {
  package struct Security: Sendable {
    let name: String
    let trades: Double
    /// AED, realized.
    let pnl: Double
    /// nil where the result does not say.
    let marketDates: Double?
    let strategyDates: Double?
    /// The hash of the file that its ticks are of; nil where the result does not say.
    let ticks: String?
  }

  /// As it can be named again: the folder, or folder:cell.
  package let name: String
  let strategy: String
  let securities: [Security]
  /// The securities that failed, which are none of those.
  let failed: [String]
  /// The realized P&L of each day; nil where neither trades nor days were kept.
  let daily: DailyPnL?

  /// The result of a name: a run's folder, a sweep's folder for its best cell, or a cell as `folder:cell` or by its folder.
  package init(_ name: String) throws {
    if Self.isFolder(name) {
      if let cell = try Self.bestCell(of: name) {
        try self.init(sweep: name, cell: cell)
      } else if let (sweep, cell) = try Self.keptCell(in: name) {
        try self.init(sweep: sweep, cell: cell)
      } else {
        try self.init(run: name)
      }
    } else if let colon = name.lastIndex(of: ":"), Self.isFolder(String(name[..<colon])) {
      try self.init(sweep: String(name[..<colon]), cell: String(name[name.index(after: colon)...]))
    } else {
      throw ComparisonError("\(name): there is no such folder")
    }
  }

  /// Of `tickbt run`, whatever the strategy.
  private init(run folder: String) throws {
    let path = "\(folder)/\(BacktestSummary.fileName)"
    guard Self.isFile(path) else {
      throw ComparisonError(
        "\(folder): holds no results: there is neither \(BacktestSummary.fileName) nor a complete sweep")
    }
    let summary = try CSVFile(path: path)
    let record = try Self.record("\(folder)/\(RunRecord.fileName)")
    name = folder
    strategy = record?.text("strategy") ?? String(folder.split(separator: "/").last ?? "")
    let found = try Self.securities(summary, pnl: "realized_pnl", ticks: record?.hashes)
    securities = found.compactMap(\.self)
    failed = zip(try summary.texts("security"), found).filter { $0.1 == nil }.map(\.0)
    let recorded = record.map { RecordedLogs($0, path: "\(folder)/\(RunRecord.fileName)") }
    let logs = recorded?.names ?? TradeDays.logs(in: folder)
    let isIdle = securities.allSatisfy { $0.trades == 0 }
    daily =
      isIdle
      ? DailyPnL(days: [], amounts: [])
      : try TradeDays.daily(of: logs.map { "\(folder)/\($0)" }, recorded: recorded)
  }

  private init(sweep folder: String, cell: String) throws {
    let table = try CSVFile(path: "\(folder)/\(SweepTables.securities)")
    let (scenarios, strategies) = (try table.texts("scenario"), try table.texts("strategy"))
    let wanted = zip(scenarios, strategies).map { $0 == cell || $0 == "\($1)_\(cell)" }
    let found = Set(zip(scenarios, wanted).filter(\.1).map(\.0)).sorted()
    guard let id = found.first else {
      let nearest = nearestName(to: cell, among: Array(Set(scenarios)).sorted())
      throw ComparisonError("\(folder): has no cell \(cell)" + (nearest.map { "; the nearest is \($0)" } ?? ""))
    }
    guard found.count == 1 else {
      throw ComparisonError("\(folder): \(cell) may be \(found.joined(separator: " or ")): name one of them")
    }
    name = "\(folder):\(id)"
    strategy = zip(scenarios, strategies).first { $0.0 == id }?.1 ?? ""
    let hashes = try Self.record("\(folder)/\(SweepRecord.fileName)")?.hashes
    let results = zip(try Self.securities(table, pnl: "pnl", ticks: hashes), scenarios)
    securities = results.filter { $0.1 == id }.compactMap(\.0)
    failed = zip(try table.texts("security"), results).filter { $0.1.1 == id && $0.1.0 == nil }.map(\.0)
    // A log that is listed and missing would be days without a fill.
    let kept = "\(folder)/\(id)/\(RunRecord.fileName)"
    let recorded = try Self.record(kept).map { RecordedLogs($0, path: kept) }
    let logs = (recorded?.names ?? []).map { "\(folder)/\(id)/\($0)" }
    daily =
      logs.isEmpty || !logs.allSatisfy(Self.isFile)
      ? try SweepJournal.days(ofCell: id, inFolder: folder)
      : try TradeDays.daily(of: logs, recorded: recorded)
  }

  /// A security for each row; nil for one that has failed, which is no result of 0.
  private static func securities(
    _ table: CSVFile, pnl: String, ticks: [String: String]?
  ) throws -> [Security?] {
    let (names, trades, amounts) =
      (try table.texts("security"), try table.numbers("trades", "total_trades"), try table.numbers(pnl))
    let market = table.hasColumn("market_dates") ? try table.numbers("market_dates") : nil
    let strategy = table.hasColumn("strategy_dates") ? try table.numbers("strategy_dates") : nil
    let errors = table.hasColumn("error") ? try table.texts("error") : nil
    return names.indices.map { index in
      guard errors?[index].isEmpty ?? true else { return nil }
      return Security(
        name: names[index], trades: trades[index], pnl: amounts[index], marketDates: market?[index],
        strategyDates: strategy?[index], ticks: ticks?[names[index]])
    }
  }

  private static func bestCell(of folder: String) throws -> String? {
    guard let record = try record("\(folder)/\(SweepRecord.fileName)") else { return nil }
    guard let best = record.text("best_cell") else { throw ComparisonError("\(folder): no cell has a result") }
    return best
  }

  /// The sweep and the cell that a folder says it is of.
  private static func keptCell(in folder: String) throws -> (sweep: String, cell: String)? {
    guard let cell = try record("\(folder)/\(RunRecord.fileName)")?.text("sweep_cell") else { return nil }
    let parent = URL(filePath: folder).deletingLastPathComponent().relativePath
    return (parent, cell)
  }

  /// Reads a record; nil if the file does not exist.
  private static func record(_ path: String) throws(ComparisonError) -> JSONValue? {
    guard isFile(path) else { return nil }
    do {
      return try JSONParser.parse(try WholeFile.read(path))
    } catch let error as JSONError {
      throw ComparisonError("\(path), \(error.position): \(error.problem)")
    } catch {
      throw ComparisonError("\(path): cannot be read (\(error))")
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  static func isFile(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

extension JSONValue {
  fileprivate func text(_ name: String) -> String? {
    if case .string(let text)? = self[name]?.content { text } else { nil }
  }

  /// The hashes of a record's inputs, by security.
  fileprivate var hashes: [String: String] {
    guard case .array(let inputs)? = self["inputs"]?.content else { return [:] }
    let pairs = inputs.compactMap { input in
      input.text("security").flatMap { security in input.text("xxh128").map { (security, $0) } }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}

extension ComparedResult {
  var trades: Double { securities.reduce(0) { $0 + $1.trades } }
  var pnl: Double { securities.reduce(0) { $0 + $1.pnl } }
  var marketDates: Double? { total(\.marketDates) }
  var strategyDates: Double? { total(\.strategyDates) }

  /// nil where a security does not say.
  private func total(_ figure: KeyPath<Security, Double?>) -> Double? {
    let figures = securities.compactMap { $0[keyPath: figure] }
    return figures.count == securities.count ? figures.reduce(0, +) : nil
  }
}
