internal import Simulation

/// The files of each layout.
extension ResultLayout {
  func tradeLogName(of security: String) -> String {
    switch self {
    case .marketMaking: TradeLog.fileName(of: security)
    case .closingAuction: ClosingTradeLog.fileName(of: security)
    }
  }

  func tradeLog(_ fills: [Fill], of security: String) -> [UInt8] {
    switch self {
    case .marketMaking: TradeLog.csv(fills)
    case .closingAuction: ClosingTradeLog.csv(fills, of: security)
    }
  }

  func summary(_ rows: [SummaryRow]) -> [UInt8] {
    switch self {
    case .marketMaking: BacktestSummary.csv(rows)
    case .closingAuction: ClosingSummary.csv(rows)
    }
  }

  /// Whether a file's name is that of a trade log, of any layout.
  static func isTradeLog(_ name: String) -> Bool {
    allCases.contains { name.hasSuffix($0.tradeLogName(of: "")) } && !name.contains("/")
  }
}
