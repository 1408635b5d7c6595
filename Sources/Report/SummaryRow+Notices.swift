internal import Simulation

extension SummaryRow {
  /// What the user should know of what the strategy did, one line each.
  public var strategyNotices: [String] {
    var notices = tallies.filter { $0.count > 0 }.compactMap(\.notice).map { "\(security): \($0)" }
    if !realizedPnL.isFinite || !unrealizedPnL.isFinite {
      notices.append(
        "\(security): its P&L is not a finite number: look for wrong prices and sizes with 'tickbt inspect'")
    }
    return notices
  }
}
