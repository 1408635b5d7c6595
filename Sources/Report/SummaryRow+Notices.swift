internal import Simulation
internal import Strategies

extension SummaryRow {
  /// What the user should know of the security's result, one line each.
  public var notices: [String] {
    var notices: [String] = []
    if let firstVoidRow {
      let count =
        voidRows == 1
        ? "1 row without a stamp or a price is" : "\(voidRows.grouped) rows without a stamp or a price are"
      notices.append("\(security): \(count) left out, the first is row \(firstVoidRow)")
    }
    if missingVolumes > 0 {
      let count =
        missingVolumes == 1 ? "1 row without a volume is" : "\(missingVolumes.grouped) rows without a volume are"
      notices.append("\(security): \(count) read as of 0 shares")
    }
    let days = tally(ClosingStrategy.bothEntries)
    if days > 0 {
      notices.append(
        "\(security): on \(days.counted("day")) both auction orders were filled, and what the first entry cost is not in the "
          + "P&L: keep the spread wider than two price steps")
    }
    return notices
  }
}
