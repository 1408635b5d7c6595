package import Sweep

/// What `tickbt sweep status` shows.
package enum SweepStatus {
  /// How far a sweep has come, a line for each strategy, and whether it is at work.
  ///
  /// - Parameter now: seconds since 1970-01-01.
  package static func text(
    _ strategies: [StrategyProgress], results: Int, holder: (isAtWork: Bool, process: Int32?), now: Double
  ) -> String {
    var table = TextTable([
      ("Strategy", .left), ("Cells done", .right), ("of", .right), ("Results done", .right), ("of", .right),
      ("Last commit", .right),
    ])
    for strategy in strategies {
      table.add([
        strategy.strategy, Int64(strategy.cellsDone).grouped, Int64(strategy.cells).grouped,
        Int64(strategy.resultsDone).grouped, Int64(strategy.results).grouped, ago(strategy.lastCommit, now),
      ])
    }
    table.addRule()
    func total(_ count: KeyPath<StrategyProgress, Int>) -> Int128 {
      strategies.reduce(0) { $0 + Int128($1[keyPath: count]) }
    }
    table.add([
      "Total", total(\.cellsDone).grouped, total(\.cells).grouped, total(\.resultsDone).grouped,
      total(\.results).grouped,
      ago(strategies.compactMap(\.lastCommit).max(), now),
    ])
    let isDone = !strategies.isEmpty && strategies.allSatisfy { $0.resultsDone == $0.results }
    let state =
      holder.isAtWork
      ? "At work\(holder.process.map { ": process \($0)" } ?? "")."
      : (isDone ? "Complete." : "Not at work: run the same command again, and it goes on.")
    return table.text + "\(Int64(results).grouped) results in the journal. \(state)\n"
  }

  private static func ago(_ time: Double?, _ now: Double) -> String {
    guard let time else { return "–" }
    // The clock may have been set, and the journal may be of another machine.
    guard let seconds = Int64(exactly: max(0, now - time).rounded(.down)) else { return "–" }
    switch seconds {
    case ..<120: return "\(seconds) s ago"
    case ..<7200: return "\(seconds / 60) min ago"
    case ..<172_800: return "\(seconds / 3600) h ago"
    default: return "\(seconds / 86_400) days ago"
    }
  }
}
