internal import Simulation
public import TickData

/// The differences between two runs of the same plan: what `--benchmark` verifies.
///
/// Compares, for each security, the number of trades, every fill in all its fields, the P&L to the last bit, the
/// position, the market and strategy dates, and what the strategy has counted; and a failure by its text.
public func differences(_ first: [SecurityResult], _ second: [SecurityResult]) -> [ResultDifference] {
  var differences: [ResultDifference] = []
  if first.map(\.security) != second.map(\.security) {
    differences.append(ResultDifference(security: nil, what: "the securities differ"))
  }
  for (first, second) in zip(first, second) {
    if let what = difference(first, second) {
      differences.append(ResultDifference(security: first.security, what: what))
    }
  }
  return differences
}

/// One way in which two runs differ.
public struct ResultDifference: Hashable, Sendable, CustomStringConvertible {
  public let security: Security?
  public let what: String

  public var description: String { security.map { "\($0): \(what)" } ?? what }
}

private func difference(_ first: SecurityResult, _ second: SecurityResult) -> String? {
  switch (first.outcome, second.outcome) {
  case (.failure(let first), .failure(let second)):
    return first == second ? nil : "fails with \"\(first)\", and with \"\(second)\""
  case (.success, .failure(let failure)), (.failure(let failure), .success):
    return "fails in one of the runs: \(failure)"
  case (.success(let first), .success(let second)):
    func unequal(_ what: String, _ first: some CustomStringConvertible, _ second: some CustomStringConvertible)
      -> String
    {
      "\(what): \(first) and \(second)"
    }
    if first.fills.count != second.fills.count { return unequal("trades", first.fills.count, second.fills.count) }
    for (index, pair) in zip(first.fills, second.fills).enumerated() where pair.0 != pair.1 {
      return "fill \(index + 1): \(pair.0) and \(pair.1)"
    }
    let (firstPnL, secondPnL) = (first.account.realizedPnL, second.account.realizedPnL)
    if firstPnL.bitPattern != secondPnL.bitPattern { return unequal("realized P&L", firstPnL, secondPnL) }
    if first.unrealizedPnL.bitPattern != second.unrealizedPnL.bitPattern {
      return unequal("unrealized P&L", first.unrealizedPnL, second.unrealizedPnL)
    }
    if first.account.position != second.account.position {
      return unequal("position", first.account.position, second.account.position)
    }
    if first.marketDays != second.marketDays { return unequal("market dates", first.marketDays, second.marketDays) }
    if first.strategyDays != second.strategyDays {
      return unequal("strategy dates", first.strategyDays, second.strategyDays)
    }
    for (first, second) in zip(first.tallies, second.tallies) where first != second {
      return unequal(first.name, first.count, second.count)
    }
    if first.counts != second.counts { return unequal("rows", first.counts.read, second.counts.read) }
    return nil
  }
}
