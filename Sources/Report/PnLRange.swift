package import Sweep
internal import TickData
internal import TickStorage

/// What is realized under the rules that bracket what a fair market might give, in AED.
public struct PnLRange: Hashable, Sendable {
  public let pessimistic: Double
  public let market: Double
  public let optimistic: Double

  /// Of a study of ``RuleCell/range``, by security.
  package static func bySecurity(_ study: RuleStudy) -> [String: PnLRange] {
    Dictionary(
      study.securities.map { security in
        let pnl = security.results.map(\.realizedPnL)
        return (security.entry.security.name, PnLRange(pessimistic: pnl[0], market: pnl[1], optimistic: pnl[2]))
      }
    ) { first, _ in first }
  }

  var amounts: [Double] { [pessimistic, market, optimistic] }
}

/// The range's columns of a summary: there where any security has one.
struct RangeColumns {
  private let isAny: Bool

  init(_ rows: [SummaryRow]) { isAny = rows.contains { $0.range != nil } }

  var names: String { isAny ? ",pnl_pessimistic,pnl_market,pnl_optimistic" : "" }

  func append(_ row: SummaryRow, to text: inout OutputSpan<UInt8>) {
    guard isAny else { return }
    guard let range = row.range else { return text.append(text: ",,,") }
    for amount in range.amounts {
      text.append(",")
      text.append(amount)
    }
  }
}
