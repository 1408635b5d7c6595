internal import Backtest
internal import TickData

/// The comparison of two runs as a terminal shows it.
public enum DifferenceText {
  /// What A and B are.
  public static func heading(_ first: ResultLogs, _ second: ResultLogs) -> String {
    func line(_ name: String, _ logs: ResultLogs) -> String {
      "\(name)  \(logs.folder)\(logs.run.map { " (\($0.strategy))" } ?? "")".withoutControls + "\n"
    }
    return line("A", first) + line("B", second)
  }

  /// A security: one line where its logs are equal, else the fills around the first difference and what both came to.
  public static func text(_ difference: LogDifference) -> String {
    guard !difference.hasFailed else {
      let failures = [("A", difference.failures.first), ("B", difference.failures.second)]
      return failures.compactMap { name, failure in
        failure.map { "\(difference.security): failed in \(name): \($0)".withoutControls + "\n" }
      }
      .joined()
    }
    guard let index = difference.firstDifferent else {
      guard let log = difference.logs.first, !log.rows.isEmpty else {
        return "\(difference.security): equal, no fills\n"
      }
      return "\(difference.security): equal, \(log.rows.count.counted("fill")), P&L "
        + "\(log.final.realized.grouped(fraction: 2)), position \(log.final.position.grouped(fraction: 0))\n"
    }
    return "\(difference.security): fill \(Int64(index + 1).grouped) is the first that differs\n\n"
      + table(difference, at: index) + "\n"
      + finals(difference)
  }

  /// The fill before, which is equal; the fills that differ; and what differs.
  private static func table(_ difference: LogDifference, at index: Int) -> String {
    let (first, second) = difference.fills
    let shown = [first, second].compactMap { $0?.texts }
    // A field that neither log has is not shown.
    let columns = TradeLogFile.Row.titles.indices.filter { column in shown.contains { $0[column] != nil } }
    var table = TextTable(
      [("Fill", .right), ("", .left)] + columns.map { (TradeLogFile.Row.titles[$0], $0 == 0 ? .left : .right) })
    func add(_ number: String, _ name: String, _ row: TradeLogFile.Row?) {
      let texts = row?.texts
      table.add(
        [number, name] + columns.enumerated().map { $1 == 0 && texts == nil ? "no such fill" : texts?[$1] ?? "" })
    }
    if index > 0, let before = difference.logs.first?.rows[index - 1] { add("\(index)", "both", before) }
    add("\(index + 1)", "A", first)
    add("", "B", second)
    if let first, let second {
      let marks = first.differences(from: second)
      table.add(["", ""] + columns.map { marks[$0] ? "≠" : "" })
    }
    return table.text
  }

  private static func finals(_ difference: LogDifference) -> String {
    var table = TextTable([("", .left), ("Fills", .right), ("Final P&L", .right), ("Final position", .right)])
    for (name, log) in [("A", difference.logs.first), ("B", difference.logs.second)] {
      guard let log else {
        table.add(["\(name) (no log)", "0", "0.00", "0"])
        continue
      }
      table.add([
        name, Int64(log.rows.count).grouped, log.final.realized.grouped(fraction: 2),
        log.final.position.grouped(fraction: 0),
      ])
    }
    return table.text
  }

  /// How many securities are equal.
  public static func total(_ differences: [LogDifference]) -> String {
    let different = differences.filter { !$0.isEqual }.map(\.security)
    let count = differences.count
    if different.isEmpty { return count == 1 ? "The security is equal." : "All \(count) securities are equal." }
    let names = different.joined(separator: ", ")
    return "\(different.count) of \(count.counted("security differs", "securities differ")): \(names)"
  }

}
