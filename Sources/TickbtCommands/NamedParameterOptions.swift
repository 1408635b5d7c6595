internal import ArgumentParser
internal import Backtest

/// Parameters that have an option of their own, beside `--set`: each sets one key for all securities, where it is given.
struct NamedParameterOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("closing_strategy: distance of the auction orders from the VWAP.", valueName: "percent"))
  var spread: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("closing_strategy: length of the VWAP window before the close.", valueName: "minutes"))
  var vwapPeriod: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "closing_strategy and v2_1_stop_loss: loss beyond which a position is closed.", valueName: "percent"))
  var stopLoss: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("closing_strategy: share of the auction's volume that an order may take.", valueName: "percent"))
  var auctionFillPct: String?

  @Flag(help: "closing_strategy: sell in the auction of a rising day, too.")
  var noTrendFilterSell = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("closing_strategy: the rise above which a day has no sell order.", valueName: "bps/hour"))
  var trendThresholdSell: String?

  @Flag(help: "closing_strategy: do not buy in the auction of a falling day.")
  var trendFilterBuy = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("closing_strategy: the fall above which a day has no buy order.", valueName: "bps/hour"))
  var trendThresholdBuy: String?

  /// What is set by those that are given.
  var overrides: ParameterOverrides {
    var overrides = ParameterOverrides()
    func set(_ key: String, to value: String?, by option: String) {
      if let value { overrides.set(key, to: value, by: "\(option) \(value)") }
    }
    set("spread_vwap_pct", to: spread, by: "--spread")
    set("vwap_preclose_period_min", to: vwapPeriod, by: "--vwap-period")
    set("stop_loss_threshold_pct", to: stopLoss, by: "--stop-loss")
    set("auction_fill_pct", to: auctionFillPct, by: "--auction-fill-pct")
    if noTrendFilterSell { overrides.set("trend_filter_sell_enabled", to: "false", by: "--no-trend-filter-sell") }
    set("trend_filter_sell_threshold_bps_hr", to: trendThresholdSell, by: "--trend-threshold-sell")
    if trendFilterBuy { overrides.set("trend_filter_buy_enabled", to: "true", by: "--trend-filter-buy") }
    set("trend_filter_buy_threshold_bps_hr", to: trendThresholdBuy, by: "--trend-threshold-buy")
    return overrides
  }
}
