internal import Simulation

/// `backtest_summary.csv` of the closing strategy: a line for each security, in source order, with what it came to by rule.
public enum ClosingSummary {
  /// The columns before the P&L: what the strategy has counted, by its names for them.
  private static let tallies = ["filtered_sell_entries", "filtered_buy_entries"]

  public static func csv(_ rows: [SummaryRow]) -> [UInt8] {
    let (leftOut, range) = (RowsLeftOut(rows), RangeColumns(rows))
    let header =
      "security,total_trades,auction_entries,buy_entries,sell_entries,vwap_exits,stop_losses,eod_flattens,"
      + tallies.joined(separator: ",") + ",realized_pnl,final_position,error\(leftOut.names)\(range.names)\n"
    let capacity = rows.reduce(header.utf8.count) { capacity, row in
      let texts = [row.security, row.error].reduce(0) { $0 + OutputSpan<UInt8>.longest(field: $1) }
      return capacity + texts + 17 * OutputSpan<UInt8>.longestNumber + 20
    }
    return Array(capacity: capacity) { text in
      text.append(text: header)
      for row in rows { append(row, leftOut, range, to: &text) }
    }
  }

  private static func append(
    _ row: SummaryRow, _ leftOut: RowsLeftOut, _ range: RangeColumns, to text: inout OutputSpan<UInt8>
  ) {
    let rules = row.fillsByRule
    let counts = [
      Int64(row.trades), rules.buyEntries + rules.sellEntries, rules.buyEntries, rules.sellEntries, rules.exits,
      rules.stopLosses, rules.flattens,
    ]
    text.append(field: row.security)
    for count in counts + tallies.map(row.tally) {
      text.append(",")
      text.append(count)
    }
    text.append(",")
    text.append(row.realizedPnL)
    text.append(",")
    text.append(row.position)
    text.append(",")
    text.append(field: row.error ?? "")
    leftOut.append(row, to: &text)
    range.append(row, to: &text)
    text.append("\n")
  }
}
