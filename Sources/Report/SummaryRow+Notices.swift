internal import Simulation

extension SummaryRow {
  /// What the user should know of what the strategy did, one line each.
  public var strategyNotices: [String] {
    tallies.filter { $0.count > 0 }.compactMap(\.notice).map { "\(security): \($0)" }
  }
}
