internal import Simulation

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
    if !realizedPnL.isFinite || !unrealizedPnL.isFinite {
      notices.append(
        "\(security): its P&L is not a finite number: look for wrong prices and sizes with 'tickbt inspect'")
    }
    notices += tallies.filter { $0.count > 0 }.compactMap(\.notice).map { "\(security): \($0)" }
    return notices
  }
}
