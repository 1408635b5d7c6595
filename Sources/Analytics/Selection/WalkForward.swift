/// What choosing by the past would have brought: walk-forward analysis with an anchored window.
///
/// The days, in their order, are cut into one more block than there are folds, as equal as they can be; the first block
/// is past only. In fold *k* the best cell is chosen by all days before block *k* and measured on the block. The past
/// starts at the first day in every fold (it is anchored and grows), since a market maker's sample is short and would
/// not leave enough days to a window that moves.
/// R. Pardo, *The Evaluation and Optimization of Trading Strategies*, 2nd edition, 2008, chapter 11.
public struct WalkForward: Hashable, Sendable {
  /// What a cell is chosen by.
  public enum Criterion: String, Hashable, Sendable, CaseIterable {
    case totalPnL = "total_pnl"
    case sharpeRatio = "sharpe_ratio"

    /// The figure of these days; nil where it does not exist.
    func figure(of daily: Span<Double>) -> Double? {
      switch self {
      case .totalPnL: PairwiseSum.of(daily)
      case .sharpeRatio: SharpeRatio.of(daily)
      }
    }
  }

  /// One choice and what came of it. Days are counted from 0.
  public struct Fold: Hashable, Sendable {
    public let past: Range<Int>
    public let block: Range<Int>
    /// The cell that is the best by the past.
    public let cell: Int
    /// Its figure by the criterion, in the past and on the block; nil where it does not exist.
    public let inSample: Double?
    public let outOfSample: Double?
    /// Its P&L on the block.
    public let total: Double
  }

  public let criterion: Criterion
  public let folds: [Fold]
  /// The P&L of all blocks, each with the cell chosen for it.
  public let total: Double
  /// The cell with the most P&L over the same days, which nobody could know before, and that P&L.
  public let bestInHindsight: Int
  public let hindsightTotal: Double

  /// What of the hindsight's P&L choosing by the past would have kept: 1 is all of it. Above 1 where changing cells beat
  /// every single cell; nil unless the hindsight has a profit.
  public var keptShare: Double? { hindsightTotal.isProfit ? ratio(total, hindsightTotal) : nil }

  /// Analyses the daily P&L of some cells, all over the same days.
  ///
  /// nil unless there is a cell, a fold, and a day for each block. Among equals the first cell is chosen; one without a
  /// figure stands behind every cell that has one. Traps unless all cells have the same number of days.
  ///
  /// - Complexity: O(*k* · *c* · *n*) for *k* folds of *c* cells over *n* days.
  public init?(of cells: [[Double]], folds count: Int, by criterion: Criterion) {
    guard let days = cells.first?.count, count >= 1, days > count else { return nil }
    precondition(cells.allSatisfy { $0.count == days }, "all cells have the same days")
    let bounds = Self.bounds(ofBlocks: count + 1, days: days)
    self.criterion = criterion
    folds = (1...count).map { fold in
      let past = 0..<bounds[fold]
      let block = bounds[fold]..<bounds[fold + 1]
      let (cell, figure) = Self.best(of: cells, over: past, by: criterion)
      let measured = Array(cells[cell][block])
      return Fold(
        past: past, block: block, cell: cell, inSample: figure, outOfSample: criterion.figure(of: measured.span),
        total: PairwiseSum.of(measured))
    }
    total = PairwiseSum.of(folds.map(\.total))
    let hindsight = Self.best(of: cells, over: bounds[1]..<days, by: .totalPnL)
    bestInHindsight = hindsight.cell
    hindsightTotal = hindsight.figure ?? 0
  }

  /// Where blocks start and the last ends. A block has as many days as another, or one more.
  static func bounds(ofBlocks blocks: Int, days: Int) -> [Int] { (0...blocks).map { $0 * days / blocks } }

  /// The first of the cells that have the highest figure over some days.
  private static func best(
    of cells: [[Double]], over days: Range<Int>, by criterion: Criterion
  ) -> (cell: Int, figure: Double?) {
    var best: (cell: Int, figure: Double?) = (0, nil)
    for (cell, daily) in cells.enumerated() {
      guard let figure = criterion.figure(of: daily.span.extracting(days)) else { continue }
      if best.figure.map({ figure > $0 }) ?? true { best = (cell, figure) }
    }
    return best
  }
}
