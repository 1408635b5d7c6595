/// `backtest_summary.csv` of a market-making strategy: a line for each security, in source order.
public enum BacktestSummary {
  public static let fileName = "backtest_summary.csv"

  public static func csv(_ rows: [SummaryRow]) -> [UInt8] {
    let header = "security,trades,realized_pnl,position,market_dates,strategy_dates,error\n"
    let capacity = rows.reduce(header.utf8.count) { capacity, row in
      let texts = row.security.utf8.count + (row.error?.utf8.count ?? 0)
      return capacity + 2 * texts + 5 * OutputSpan<UInt8>.longestNumber + 11
    }
    return Array(capacity: capacity) { text in
      text.append(text: header)
      for row in rows { append(row, to: &text) }
    }
  }

  private static func append(_ row: SummaryRow, to text: inout OutputSpan<UInt8>) {
    text.append(field: row.security)
    text.append(",")
    text.append(Int64(row.trades))
    text.append(",")
    text.append(row.realizedPnL)
    text.append(",")
    text.append(row.position)
    text.append(",")
    text.append(Int64(row.marketDates))
    text.append(",")
    text.append(Int64(row.strategyDates))
    text.append(",")
    text.append(field: row.error ?? "")
    text.append("\n")
  }
}
