extension PortfolioMetrics {
  /// The columns of the reference system's table of a sweep, from `total_trades` to `securities`,
  /// then the rest. docs/metrics.md has a line for each.
  public var cells: [MetricCell] {
    [
      MetricCell("total_trades", whole: sums.trades),
      MetricCell("total_pnl", sums.realizedPnL),
    ] + profitCells + [Self.elapsed, MetricCell("securities", whole: securities)] + referenceCells + dayCells
      + inventoryCells
      + sums.executionCells
  }

  /// The reference system's wall time of a cell. Here cells are run together, and tables are the same for the same sweep: the
  /// column is there for those who read it, and empty.
  private static let elapsed = MetricCell("elapsed_sec", nil)

  private var profitCells: [MetricCell] {
    [
      MetricCell("sharpe_ratio", SharpeRatio.of(daily.amounts)),
      MetricCell("max_drawdown", drawdown.drawdown),
      MetricCell("max_drawdown_pct", ratio(100 * drawdown.drawdown, largestInventoryValue)),
      MetricCell("calmar_ratio", ratio(sums.realizedPnL, drawdown.drawdown.magnitude)),
      MetricCell("win_rate", closing.winRate.map { 100 * $0 }),
      MetricCell("profit_factor", closing.profitFactor),
      MetricCell("avg_pnl_per_trade", ratio(sums.realizedPnL, Double(sums.trades))),
    ]
  }

  private var referenceCells: [MetricCell] {
    let wins = realized.count { $0 > 0 }
    return [
      MetricCell("max_drawdown_reference", concatenated.drawdown),
      MetricCell("max_drawdown_pct_reference", concatenated.percent),
      MetricCell(
        "calmar_ratio_reference",
        ReferenceFigures.calmarRatio(total: sums.realizedPnL, drawdown: concatenated.drawdown)),
      MetricCell("win_rate_reference", sums.trades == 0 ? 0 : 100 * Double(wins) / Double(sums.trades)),
      MetricCell("profit_factor_reference", ReferenceFigures.profitFactor(realized)),
    ]
  }

  private var dayCells: [MetricCell] {
    let days = DailyFigures(of: dailyOverMarketDays.amounts)
    return [
      MetricCell("unrealized_pnl", sums.unrealizedPnL),
      MetricCell("trading_days", whole: daily.days.count),
      MetricCell("market_dates", whole: marketDates),
      MetricCell("strategy_dates", whole: strategyDates),
      MetricCell("sortino_ratio", SortinoRatio.of(daily.amounts)),
      MetricCell("pnl_per_day_mean", days.mean),
      MetricCell("pnl_per_day_sd", days.standardDeviation),
      MetricCell("pnl_per_day_best", days.best),
      MetricCell("pnl_per_day_worst", days.worst),
      MetricCell("pnl_per_day_positive", days.positiveShare),
      MetricCell("drawdown_days", whole: days.drawdownDays),
      MetricCell("avg_win", closing.averageWin),
      MetricCell("avg_loss", closing.averageLoss),
    ]
  }

  private var inventoryCells: [MetricCell] {
    [
      MetricCell("traded_notional", sums.notional),
      MetricCell("turnover", ratio(sums.notional, averageInventoryValue * Double(tickDays))),
      MetricCell("avg_inventory_value", averageInventoryValue),
      MetricCell("max_inventory_value", largestInventoryValue),
    ]
  }
}

extension SecurityMetrics {
  /// How it was traded: the columns that a security and a portfolio have alike.
  var executionCells: [MetricCell] {
    let markouts = zip(MidPath.horizons, resting.markouts)
    let bothSides = Double(time.window) * 2
    return [
      MetricCell("time_at_limit", ratio(Double(time.atLimit), Double(time.windowOfLimited))),
      MetricCell("fill_ratio", ratio(Double(time.filledOrders), Double(time.orders))),
      MetricCell("queue_time_sec", ratio(Double(resting.waiting) / 1e9, Double(resting.joinedSameDay))),
      MetricCell("spread_captured", resting.spread.amount),
      MetricCell("spread_captured_bps", resting.spread.basisPoints),
    ]
      + markouts.map { MetricCell("markout_\($0)s", $1.amount) }
      + markouts.map { MetricCell("markout_\($0)s_bps", $1.basisPoints) }
      + [
        MetricCell("flatten_cost", flattenFills == 0 ? nil : 0 - flattenGain),
        MetricCell("two_sided_presence", ratio(Double(time.twoSided), Double(time.window))),
        MetricCell("quote_presence", ratio(Double(time.live), bothSides)),
        MetricCell("time_at_touch", ratio(Double(time.atTouch), bothSides)),
      ]
  }

  /// The figures of the security alone: those of a portfolio of it, and what only one security has.
  public var cells: [MetricCell] {
    PortfolioMetrics(of: [self]).cells.filter { $0.name != "securities" && $0.name != "elapsed_sec" } + [
      MetricCell("final_position", whole: Int(position)),
      MetricCell("avg_inventory", averageInventory),
      MetricCell("max_inventory", whole: Int(time.largestPosition)),
    ]
  }
}
