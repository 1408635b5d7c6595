package import Analytics
package import Sweep
internal import TickData

/// What the console shows of a sweep.
package enum SweepRanking {
  private static let mostLines = 20
  /// With fewer days than about so many, intervals are too narrow and every ratio may be anything.
  private static let fewDays = 30

  /// The cells with the most P&L, a line each.
  package static func text(_ cells: [CellResult], _ selection: SelectionFigures) -> String {
    var table = TextTable([
      ("Rank", .right), ("Cell", .left), ("Trades", .right), ("Realized P&L", .right), ("Sharpe", .right),
      ("95 % from", .right), ("to", .right), ("Deflated", .right),
    ])
    let ranked = SelectionFigures.ranked(cells)
    for (rank, index) in ranked.prefix(mostLines).enumerated() {
      let cell = cells[index]
      func ratio(_ number: Double?) -> String { number?.grouped(fraction: 2) ?? "–" }
      table.add([
        "\(rank + 1)", cell.cell.id, Int64(cell.trades).grouped, cell.realizedPnL.grouped(fraction: 2),
        ratio(cell.figures.sharpeRatio), ratio(cell.intervals?.sharpeRatio?.lower),
        ratio(cell.intervals?.sharpeRatio?.upper), ratio(selection.deflatedSharpeRatios[index]),
      ])
    }
    let more = ranked.count - mostLines
    return table.text + (more > 0 ? "… and \(Int64(more).grouped) more, in \(SweepTables.results)\n" : "")
  }

  /// Whether the best cell is more than the luck of trying, in a sentence.
  package static func verdict(_ cells: [CellResult], _ selection: SelectionFigures) -> String {
    guard let best = selection.best else { return "No cell has a result." }
    let name = cells[best].cell.id
    let tried = selection.trials == 1 ? "one cell" : "\(Int64(selection.trials).grouped) cells"
    guard let deflated = selection.deflatedSharpeRatios[best] else {
      return "Whether the best cell, \(name), is luck cannot be told: fewer than three days, or all of them alike."
    }
    let figure = "its deflated Sharpe ratio is \(deflated.grouped(fraction: 3)) with \(tried) tried"
    let days = cells[best].daily.days.count
    guard days >= fewDays || deflated < SelectionFigures.convincing else {
      return "The best cell, \(name), is not distinguishable from luck on \(days) days: \(figure), but fewer than "
        + "\(fewDays) days tell too little."
    }
    return deflated < SelectionFigures.convincing
      ? "The best cell, \(name), is not distinguishable from luck: \(figure), below 0.95."
      : "The best cell, \(name), is hardly luck: \(figure), at least 0.95."
  }

  /// What choosing by the past would have brought.
  package static func text(_ analysis: WalkForward, _ cells: [CellResult]) -> String {
    let days = SweepTables.days(of: cells)
    var table = TextTable([
      ("Fold", .right), ("Chosen by the days to", .left), ("Measured", .left), ("Cell", .left), ("P&L before", .right),
      ("P&L measured", .right),
    ])
    for (number, fold) in analysis.folds.enumerated() {
      table.add([
        "\(number + 1)", "\(days[fold.past.upperBound - 1])",
        "\(days[fold.block.lowerBound]) to \(days[fold.block.upperBound - 1])", cells[fold.cell].cell.id,
        fold.inSample?.grouped(fraction: 2) ?? "–", fold.total.grouped(fraction: 2),
      ])
    }
    table.addRule()
    table.add(["", "", "", "all folds", "", analysis.total.grouped(fraction: 2)])
    table.add([
      "", "", "", "best in hindsight: \(cells[analysis.bestInHindsight].cell.id)", "",
      analysis.hindsightTotal.grouped(fraction: 2),
    ])
    let kept = analysis.keptShare.map {
      "Choosing by the past keeps \((100 * $0).grouped(fraction: 0)) % of the hindsight's P&L.\n"
    }
    return table.text + (kept ?? "")
  }
}

extension SweepTables {
  /// The days that at least one of the cells has.
  static func days(of cells: [CellResult]) -> [CivilDate] { Set(cells.flatMap(\.daily.days)).sorted() }
}
