public import Simulation

/// What the closing strategy is told of a security.
public struct ClosingParameters: StrategyParameters {
  /// Minutes.
  public var vwapPeriod: Int64 = 15
  /// Percent of the VWAP.
  public var spread = 0.5
  /// Local currency.
  public var orderNotional = 250_000.0
  /// Percent of the entry price, above zero.
  public var stopLossThreshold = 2.0
  /// Percent of the auction's volume.
  public var auctionFill = 10.0
  /// Which orders the day's trend can hold back, and from which slope on, in basis points an hour.
  public var sellFilter = TrendFilter(isEnabled: true)
  public var buyFilter = TrendFilter(isEnabled: false)

  public var steps = PriceStepRounding.floating
  public var auctionWindow = AuctionWindow.open
  public var entries = AuctionEntries.both
  public var lastPrices = LastPriceLife.ever
  public var auctionShare = AuctionShare.floating
  public var exitPrice = ExitPrice.trade

  public init() {}

  public struct TrendFilter: Hashable, Sendable {
    public var isEnabled: Bool
    public var threshold = 10.0

    public init(isEnabled: Bool) { self.isEnabled = isEnabled }
  }

  public static let all: [Parameter<Self>] = [
    Parameter(
      "vwap_preclose_period_min", \.vwapPeriod, 1...1440, unit: "minutes",
      meaning: "Length of the VWAP window, which ends at the close; at most that of the session.",
      reason: "a day has 1440 minutes"),
    Parameter(
      "spread_vwap_pct", \.spread, 0...100, unit: "%",
      meaning: "Distance of the auction orders from the VWAP, on each side."),
    Parameter(
      "order_notional", \.orderNotional, 0..., unit: "AED", meaning: "Size of an auction order, by value at the VWAP."),
    Parameter(
      "stop_loss_threshold_pct", \.stopLossThreshold, above: 0, unit: "%",
      meaning: "Loss, in percent of the entry price, beyond which the position is closed."),
    Parameter(
      "auction_fill_pct", \.auctionFill, 0...100, unit: "%",
      meaning: "Share of the auction's volume that an order may take at most."),
    Parameter(
      "trend_filter_sell_enabled", \.sellFilter.isEnabled, meaning: "Whether a rising day holds the sell order back."),
    Parameter(
      "trend_filter_sell_threshold_bps_hr", \.sellFilter.threshold, 0..., unit: "bps/hour",
      meaning: "The rise above which it does."),
    Parameter(
      "trend_filter_buy_enabled", \.buyFilter.isEnabled, meaning: "Whether a falling day holds the buy order back."),
    Parameter(
      "trend_filter_buy_threshold_bps_hr", \.buyFilter.threshold, 0..., unit: "bps/hour",
      meaning: "The fall above which it does."),
    Parameter(\.steps),
    Parameter(\.auctionWindow),
    Parameter(\.entries),
    Parameter(\.lastPrices),
    Parameter(\.auctionShare),
    Parameter(\.exitPrice),
  ]
}
