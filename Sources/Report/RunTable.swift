/// The table that a run's console output ends with.
public enum RunTable {
  /// A line for each security in the order given, then the totals.
  public static func text(_ rows: [SummaryRow]) -> String {
    var table = TextTable([
      ("Security", .left), ("Ticks", .right), ("Trades", .right), ("Realized P&L", .right), ("Unrealized", .right),
      ("Position", .right), ("Days traded", .right),
    ])
    for row in rows {
      guard row.error == nil else {
        table.add([row.security, "failed", "", "", "", "", ""])
        continue
      }
      table.add([
        row.security, row.rowsRead.grouped, Int64(row.trades).grouped, row.realizedPnL.grouped(fraction: 2),
        row.unrealizedPnL.grouped(fraction: 2), row.position.grouped, "\(row.strategyDates)/\(row.marketDates)",
      ])
    }
    table.addRule()
    table.add([
      "Total", rows.reduce(0) { $0 + $1.rowsRead }.grouped, rows.reduce(0) { $0 + Int64($1.trades) }.grouped,
      rows.reduce(0) { $0 + $1.realizedPnL }.grouped(fraction: 2),
      rows.reduce(0) { $0 + $1.unrealizedPnL }.grouped(fraction: 2), "", "",
    ])
    return table.text
  }
}
