internal import Backtest
internal import FoundationEssentials

/// `FOLDER:CELL`, as users name a cell of a sweep where a run's folder can be named.
enum CellName {
  /// The folder that a name stands for: itself, or that of a kept cell of a sweep, which is named with or without its
  /// strategy.
  static func folder(of name: String) throws(ResultFileError) -> String {
    if ComparedResult.isFile("\(name)/\(SweepRecord.fileName)") {
      let kept = try keptCells(of: name).first.map { "such as \(name):\($0.id)" } ?? "kept with --save-trades all"
      throw ResultFileError("\(name): is the folder of a sweep: name a cell of it, \(kept)")
    }
    guard !ComparedResult.isFolder(name), let colon = name.lastIndex(of: ":") else { return name }
    let sweep = String(name[..<colon])
    let cell = String(name[name.index(after: colon)...].split(separator: "/").first ?? "")
    guard ComparedResult.isFolder(sweep), !cell.isEmpty else { return name }
    let kept = try keptCells(of: sweep)
    let found = kept.filter { $0.id == cell || $0.id == "\($0.strategy)_\(cell)" }.map(\.id)
    guard let id = found.first else {
      let nearest = nearestName(to: cell, among: kept.map(\.id))
      throw ResultFileError(
        "\(sweep): keeps no trades of a cell \(cell)"
          + (nearest.map { "; the nearest that it keeps is \($0)" } ?? "")
          + "; a sweep with --save-trades all keeps those of all its cells")
    }
    guard found.count == 1 else {
      throw ResultFileError("\(sweep): \(cell) may be \(found.joined(separator: " or ")): name one of them")
    }
    return "\(sweep)/\(id)"
  }

  private static func keptCells(of sweep: String) throws(ResultFileError) -> [(id: String, strategy: String)] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: sweep)) ?? []).sorted()
    var cells: [(id: String, strategy: String)] = []
    for name in names where ComparedResult.isFile("\(sweep)/\(name)/\(RunRecord.fileName)") {
      cells.append((name, try RecordedRun(folder: "\(sweep)/\(name)").strategy))
    }
    return cells
  }
}
