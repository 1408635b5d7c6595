internal import Analytics
package import Sweep

/// A table of rules as CSV.
package enum RuleFile {
  /// A line for each cell: P&L in AED, and the mean daily difference of the realized P&L to the first cell, in AED, with its
  /// 95 % interval; empty where there are too few days for one.
  package static func csv(_ study: RuleStudy) -> [UInt8] {
    let header =
      "rules,realized_pnl,unrealized_pnl,difference,fills,open_positions,days,daily_difference,daily_difference_low,"
      + "daily_difference_high\n"
    let names = study.cells.reduce(0) { $0 + OutputSpan<UInt8>.longest(field: $1.name) }
    let capacity = header.utf8.count + names + study.cells.count * (9 * OutputSpan<UInt8>.longestNumber + 12)
    let reference = study.total(0).realizedPnL
    return Array(capacity: capacity) { text in
      text.append(text: header)
      for (index, cell) in study.cells.enumerated() {
        let total = study.total(index)
        let daily = index == 0 ? nil : study.dailyDifference(index)
        text.append(field: cell.name)
        for amount in [total.realizedPnL, total.unrealizedPnL, total.realizedPnL - reference] {
          text.append(",")
          text.append(amount)
        }
        for count in [total.fills, total.openPositions] {
          text.append(",")
          text.append(Int64(count))
        }
        text.append(",")
        if let daily { text.append(Int64(daily.days)) }
        for amount in [daily?.mean, daily?.interval.lower, daily?.interval.upper] {
          text.append(",")
          if let amount { text.append(amount) }
        }
        text.append("\n")
      }
    }
  }
}
