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

  public init() {}

  public struct TrendFilter: Hashable, Sendable {
    public var isEnabled: Bool
    public var threshold = 10.0

    public init(isEnabled: Bool) { self.isEnabled = isEnabled }
  }

  public static let keys = [
    ParameterKey(
      "vwap_preclose_period_min", .whole(atLeast: 1, atMost: 285), unit: "minutes",
      meaning: "Length of the VWAP window, which ends at 14:45.",
      reason: "285 minutes before 14:45 the session opens"),
    ParameterKey(
      "spread_vwap_pct", .number(atLeast: 0), unit: "%",
      meaning: "Distance of the auction orders from the VWAP, on each side."),
    ParameterKey(
      "order_notional", .number(atLeast: 0), unit: "AED", meaning: "Size of an auction order, by value at the VWAP."),
    ParameterKey(
      "stop_loss_threshold_pct", .numberAbove(0), unit: "%",
      meaning: "Loss, in percent of the entry price, beyond which the position is closed."),
    ParameterKey(
      "auction_fill_pct", .number(atLeast: 0, atMost: 100), unit: "%",
      meaning: "Share of the auction's volume that an order may take at most."),
    ParameterKey(
      "trend_filter_sell_enabled", .flag, meaning: "Whether a rising day holds the sell order back."),
    ParameterKey(
      "trend_filter_sell_threshold_bps_hr", .number(atLeast: 0), unit: "bps/hour",
      meaning: "The rise above which it does."),
    ParameterKey(
      "trend_filter_buy_enabled", .flag, meaning: "Whether a falling day holds the buy order back."),
    ParameterKey(
      "trend_filter_buy_threshold_bps_hr", .number(atLeast: 0), unit: "bps/hour",
      meaning: "The fall above which it does."),
  ]
}

extension ClosingParameters {
  enum CodingKeys: String, CodingKey {
    case vwapPeriod = "vwap_preclose_period_min"
    case spread = "spread_vwap_pct"
    case orderNotional = "order_notional"
    case stopLossThreshold = "stop_loss_threshold_pct"
    case auctionFill = "auction_fill_pct"
    case isSellFilterEnabled = "trend_filter_sell_enabled"
    case sellThreshold = "trend_filter_sell_threshold_bps_hr"
    case isBuyFilterEnabled = "trend_filter_buy_enabled"
    case buyThreshold = "trend_filter_buy_threshold_bps_hr"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
      value = try values.decodeIfPresent(Value.self, forKey: key) ?? value
    }
    try read(.vwapPeriod, into: &vwapPeriod)
    try read(.spread, into: &spread)
    try read(.orderNotional, into: &orderNotional)
    try read(.stopLossThreshold, into: &stopLossThreshold)
    try read(.auctionFill, into: &auctionFill)
    try read(.isSellFilterEnabled, into: &sellFilter.isEnabled)
    try read(.sellThreshold, into: &sellFilter.threshold)
    try read(.isBuyFilterEnabled, into: &buyFilter.isEnabled)
    try read(.buyThreshold, into: &buyFilter.threshold)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(vwapPeriod, forKey: .vwapPeriod)
    try values.encode(spread, forKey: .spread)
    try values.encode(orderNotional, forKey: .orderNotional)
    try values.encode(stopLossThreshold, forKey: .stopLossThreshold)
    try values.encode(auctionFill, forKey: .auctionFill)
    try values.encode(sellFilter.isEnabled, forKey: .isSellFilterEnabled)
    try values.encode(sellFilter.threshold, forKey: .sellThreshold)
    try values.encode(buyFilter.isEnabled, forKey: .isBuyFilterEnabled)
    try values.encode(buyFilter.threshold, forKey: .buyThreshold)
  }
}
