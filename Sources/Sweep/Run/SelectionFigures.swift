package import Analytics

/// What having chosen among many cells makes of their figures.
package struct SelectionFigures: Sendable {
  /// How many cells have a Sharpe ratio, and so could have been chosen by it.
  package let trials: Int
  /// For each cell its deflated Sharpe ratio; nil where it does not exist.
  package let deflatedSharpeRatios: [Double?]
  /// The cell with the most P&L, the first among equals; nil where there is no cell with a result.
  package let best: Int?

  /// From this on, a cell's ratio is hardly the luck of trying.
  package static let convincing = 0.95

  package init(of cells: [CellResult]) {
    let ratios = cells.compactMap { SharpeRatio.ofDay($0.daily.amounts) }
    trials = ratios.count
    let benchmark = DeflatedSharpeRatio.expectedMaximum(ofRatios: ratios)
    deflatedSharpeRatios = cells.map { ProbabilisticSharpeRatio.of($0.daily.amounts, above: benchmark) }
    best = Self.ranked(cells).first
  }

  /// The cells that have a result, those with the most P&L first; but those on which more securities have failed come after.
  package static func ranked(_ cells: [CellResult]) -> [Int] {
    cells.indices.filter { cells[$0].securities > 0 }.sorted {
      (-cells[$0].errors, cells[$0].realizedPnL, $1) > (-cells[$1].errors, cells[$1].realizedPnL, $0)
    }
  }

  /// The cell with the most P&L of each strategy, in the order of the strategies.
  package static func bestOfEach(_ cells: [CellResult]) -> [Int] {
    var seen: Set<Int> = []
    return ranked(cells).filter { seen.insert(cells[$0].cell.strategyIndex).inserted }.sorted()
  }
}

extension WalkForward {
  /// Of a sweep's cells, over the days that at least one of them has.
  package init?(of cells: [CellResult], folds: Int) {
    let days = Set(cells.flatMap(\.daily.days)).sorted()
    self.init(of: cells.map { $0.daily.over(days).amounts }, folds: folds, by: .totalPnL)
  }
}
