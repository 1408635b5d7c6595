public import Backtest
public import Simulation
internal import TickData
internal import TickStorage

/// A security's line in the summary of a run.
public struct SummaryRow: Hashable, Sendable {
  public var security: String
  public var trades = 0
  /// All that was realized.
  public var realizedPnL = 0.0
  /// What the open position is worth more than it cost, at the last trade of the quoting window.
  public var unrealizedPnL = 0.0
  public var position: Int64 = 0
  public var marketDates = 0
  public var strategyDates = 0
  public var rowsRead: Int64 = 0
  public var rowsKept: Int64 = 0
  public var rowsInWindow: Int64 = 0
  /// The fills by the rule that they came of, and what the strategy has counted besides.
  public var fillsByRule = FillsByRule()
  public var tallies: [Tally] = []
  /// Rows without a stamp or a price, and rows that are neither a bid, an ask nor a trade.
  public var voidRows: Int64 = 0
  public var otherTypes: Int64 = 0
  /// Rows without a volume, read as 0.
  public var missingVolumes: Int64 = 0
  /// What the user should know of how the ticks were read, one line each.
  public var dataNotices: [String] = []
  /// Under the rules that bracket the market; nil where that was not asked for.
  public var range: PnLRange?
  /// What went wrong; nil for a complete result.
  public var error: String?

  /// Zeros and the reason.
  init(failed security: String, error: String) {
    self.security = security
    self.error = error
  }

  /// Zeros and the reason where the security has failed.
  public init(_ result: SecurityResult) {
    security = result.security.name
    voidRows = result.findings.voidRows
    otherTypes = result.findings.otherTypes
    missingVolumes = result.findings.missingVolumes
    dataNotices = result.dataNotices
    switch result.outcome {
    case .success(let outcome):
      trades = outcome.fills.count
      realizedPnL = outcome.account.realizedPnL
      unrealizedPnL = outcome.unrealizedPnL
      position = outcome.account.position
      marketDates = outcome.marketDays
      strategyDates = outcome.strategyDays
      fillsByRule = FillsByRule(outcome.fills)
      tallies = outcome.tallies
      rowsRead = outcome.counts.read
      rowsKept = outcome.counts.kept
      rowsInWindow = outcome.counts.inWindow
    case .failure(let failure):
      error = failure.description
    }
  }

  /// What the strategy has counted under a name; 0 where it has not.
  func tally(_ name: String) -> Int64 { tallies.first { $0.name == name }?.count ?? 0 }
}
