internal import Simulation

extension SummaryRow {
  /// What the user should know of the security's result, one line each.
  public var notices: [String] {
    var notices = notes.map { "\(security): \($0)" }
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
    notices += tallies.filter { $0.count > 0 }.compactMap(\.notice).map { "\(security): \($0)" }
    return notices
  }
}
