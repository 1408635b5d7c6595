/// `backtest_summary.csv` of a market-making strategy: a line for each security, in source order.
public enum BacktestSummary {
  public static let fileName = "backtest_summary.csv"

  public static func csv(_ rows: [SummaryRow]) -> [UInt8] {
    let (leftOut, range) = (RowsLeftOut(rows), RangeColumns(rows))
    let header =
      "security,trades,realized_pnl,position,market_dates,strategy_dates,error\(leftOut.names)\(range.names)\n"
    let capacity = rows.reduce(header.utf8.count) { capacity, row in
      let texts = [row.security, row.error].reduce(0) { $0 + OutputSpan<UInt8>.longest(field: $1) }
      return capacity + texts + 11 * OutputSpan<UInt8>.longestNumber + 14
    }
    return Array(capacity: capacity) { text in
      text.append(text: header)
      for row in rows { append(row, leftOut, range, to: &text) }
    }
  }

  private static func append(
    _ row: SummaryRow, _ leftOut: RowsLeftOut, _ range: RangeColumns, to text: inout OutputSpan<UInt8>
  ) {
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
    leftOut.append(row, to: &text)
    range.append(row, to: &text)
    text.append("\n")
  }
}

/// The last columns of a summary, which tell what of the data was left out or put right, in rows. They are there where that
/// was any row of any security.
struct RowsLeftOut {
  private let isAny: Bool

  init(_ rows: [SummaryRow]) {
    isAny = rows.contains { $0.voidRows + $0.otherTypes + $0.missingVolumes > 0 }
  }

  /// Those without a stamp or a price, those that are neither a bid, an ask nor a trade, and those without a volume, which
  /// are read as of 0 shares.
  var names: String { isAny ? ",void_rows,other_types,missing_volumes" : "" }

  func append(_ row: SummaryRow, to text: inout OutputSpan<UInt8>) {
    guard isAny else { return }
    for count in [row.voidRows, row.otherTypes, row.missingVolumes] {
      text.append(",")
      text.append(count)
    }
  }
}
