internal import Parameters
package import Sweep

/// What a strategy comes to under several sets of rules, for a terminal.
package enum RuleTable {
  /// A line for each cell, with what it makes more than the first one.
  package static func text(_ study: RuleStudy) -> String {
    var table = TextTable([
      ("Rules", .left), ("Realized P&L", .right), ("Difference", .right), ("Fills", .right), ("Open positions", .right),
    ])
    let totals = study.cells.indices.map(study.total)
    for (cell, total) in zip(study.cells, totals) {
      if case .profile(.pessimistic) = cell.kind { table.addRule() }
      table.add([
        cell.name, total.realizedPnL.grouped(fraction: 0),
        cell == study.cells[0] ? "" : (total.realizedPnL - totals[0].realizedPnL).grouped(fraction: 0),
        Int64(total.fills).grouped, "\(total.openPositions)",
      ])
    }
    return table.text
  }

  /// The P&L under the profiles that bracket the market, which need not be in order; nil without them.
  package static func range(_ study: RuleStudy) -> String? {
    let pnl = RuleCell.range.compactMap { cell in
      study.cells.firstIndex(of: cell).map { study.total($0).realizedPnL }
    }
    guard pnl.count == RuleCell.range.count else { return nil }
    return
      "Range: \(pnl[0].grouped(fraction: 0)) pessimistic, \(pnl[1].grouped(fraction: 0)) market, "
      + "\(pnl[2].grouped(fraction: 0)) optimistic"
  }

  /// What even the market's rules leave out, for a market maker.
  package static let caveats = [
    "No fees and no latency.",
    "quote_cross takes for granted that who comes at our price would have sent the same size into our displayed order.",
    "top_up = back sends what is added to the back anew each time.",
    "An auction that re-opens after a halt within the day is not seen as one.",
    "What the closing trades do not close is carried, and is not in the realized P&L.",
  ]
}
