internal import Analytics
internal import Backtest
internal import Simulation
internal import Sweep
internal import TickData
internal import TickStorage

/// The tables that a sweep's folder holds.
package enum SweepTables {
  package static let results = "sweep_results.csv"
  package static let resultsParquet = "sweep_results.parquet"
  package static let securities = "per_security_summary.csv"
  package static let comparison = "comparison_table.csv"
  package static let walkForward = "walk_forward.csv"

  static let all = [results, resultsParquet, securities, comparison, walkForward]

  /// The column of the refill interval, as the users' scripts know it.
  static let interval = "interval_sec"

  /// A line for each cell, in the order of the grid.
  static func results(_ cells: [CellResult], _ selection: SelectionFigures, _ axes: [ParameterAxis]) -> ResultTable {
    var table = ResultTable()
    table.add("strategy", .texts(cells.map(\.cell.strategy)))
    for (index, axis) in axes.enumerated() { table.add(axis.key, axis.column(cells.map { $0.cell.values[index] })) }
    if let index = axes.firstIndex(where: { $0.key == SweepCell.interval }) {
      table.add(interval, axes[index].column(cells.map { $0.cell.values[index] }))
    }
    let names = PortfolioMetrics(of: []).cells.map(\.name)
    table.addMetrics(names, of: cells.map(\.metrics))
    table.add("mean_daily_pnl_low", .numbers(cells.map { $0.intervals?.mean.lower }))
    table.add("mean_daily_pnl_high", .numbers(cells.map { $0.intervals?.mean.upper }))
    table.add("sharpe_ratio_all_days", .numbers(cells.map(\.figures.sharpeRatio)))
    table.add("sharpe_ratio_low", .numbers(cells.map { $0.intervals?.sharpeRatio?.lower }))
    table.add("sharpe_ratio_high", .numbers(cells.map { $0.intervals?.sharpeRatio?.upper }))
    table.add("deflated_sharpe_ratio", .numbers(selection.deflatedSharpeRatios))
    table.add("errors", .wholes(cells.map { Int64($0.errors) }))
    table.add("scenario", .texts(cells.map(\.cell.id)))
    return table
  }

  /// A line for each security of a cell. Where it has failed, `error` says why, and there are no figures.
  static func securities(_ cell: CellResult, _ outcomes: [SecurityOutcome], _ axes: [ParameterAxis]) -> ResultTable {
    let metrics = outcomes.map { try? $0.metrics.get() }
    var table = ResultTable()
    table.add("security", .texts(outcomes.map(\.entry.security.name)))
    table.add("scenario", .texts(outcomes.map { _ in cell.cell.id }))
    table.add("strategy", .texts(outcomes.map { _ in cell.cell.strategy }))
    if let index = axes.firstIndex(where: { $0.key == SweepCell.interval }) {
      table.add(interval, axes[index].column(outcomes.map { _ in cell.cell.values[index] }))
    } else {
      table.add(interval, .wholes(outcomes.map { _ in nil }))
    }
    table.add("pnl", .numbers(metrics.map { $0?.realizedPnL }))
    table.add("trades", .wholes(metrics.map { $0.map { Int64($0.trades) } }))
    let names = SecurityMetrics().cells.map(\.name)
    table.addMetrics(names.filter { $0 != "error" }, of: metrics.map { $0?.cells })
    table.add(
      "error",
      .texts(
        outcomes.map { outcome in
          if case .failure(let failure) = outcome.metrics { failure.description } else { nil }
        }))
    return table
  }

  /// A line for each fold: what was chosen by the days before, and what came of it.
  static func walkForward(_ analysis: WalkForward, _ cells: [CellResult], days: [CivilDate]) -> ResultTable {
    func day(_ index: Int) -> String { days[index].description }
    let folds = analysis.folds
    var table = ResultTable()
    table.add("fold", .wholes(folds.indices.map { Int64($0 + 1) }))
    table.add("past_first", .texts(folds.map { day($0.past.lowerBound) }))
    table.add("past_last", .texts(folds.map { day($0.past.upperBound - 1) }))
    table.add("block_first", .texts(folds.map { day($0.block.lowerBound) }))
    table.add("block_last", .texts(folds.map { day($0.block.upperBound - 1) }))
    table.add("cell", .texts(folds.map { cells[$0.cell].cell.id }))
    table.add("past_pnl", .numbers(folds.map(\.inSample)))
    table.add("block_pnl", .numbers(folds.map { $0.total }))
    return table
  }
}
