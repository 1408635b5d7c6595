/// The table that a run's console output ends with.
public enum RunTable {
  /// A line for each security in the order given, then the totals.
  public static func text(_ rows: [SummaryRow]) -> String {
    let hasRange = rows.contains { $0.range != nil }
    var table = TextTable(
      [
        ("Security", .left), ("Ticks", .right), ("Trades", .right), ("Realized P&L", .right), ("Unrealized", .right),
        ("Position", .right), ("Days traded", .right),
      ] + (hasRange ? [("Pessimistic", .right), ("Market", .right), ("Optimistic", .right)] : []))
    func range(_ amounts: [Double]?) -> [String] {
      hasRange ? amounts.map { $0.map { $0.grouped(fraction: 2) } } ?? ["", "", ""] : []
    }
    for row in rows {
      guard row.error == nil else {
        table.add([row.security, "failed", "", "", "", "", ""] + range(nil))
        continue
      }
      table.add(
        [
          row.security, row.rowsRead.grouped, Int64(row.trades).grouped, row.realizedPnL.grouped(fraction: 2),
          row.unrealizedPnL.grouped(fraction: 2), row.position.grouped, "\(row.strategyDates)/\(row.marketDates)",
        ] + range(row.range?.amounts))
    }
    table.addRule()
    let ranges = rows.compactMap(\.range?.amounts)
    let totals = (0..<3).map { index in ranges.reduce(0) { $0 + $1[index] } }
    table.add(
      [
        "Total", rows.reduce(0) { $0 + $1.rowsRead }.grouped, rows.reduce(0) { $0 + Int64($1.trades) }.grouped,
        rows.reduce(0) { $0 + $1.realizedPnL }.grouped(fraction: 2),
        rows.reduce(0) { $0 + $1.unrealizedPnL }.grouped(fraction: 2), "", "",
      ] + range(totals))
    return table.text
  }
}
