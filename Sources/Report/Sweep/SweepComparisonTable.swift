internal import Analytics
internal import Sweep
internal import TickStorage

/// `comparison_table.csv`: a line for each combination of swept values, columns for each strategy.
///
/// A strategy that lacks one of the parameters stands in every line that agrees with it in the others, so that V2 at 30 s
/// is beside V2.1 at 30 s with each of its stop losses.
struct SweepComparisonTable {
  private let cells: [CellResult]
  private let axes: [ParameterAxis]
  /// The cells by strategy and values.
  private let known: [Combination: Int]

  private struct Combination: Hashable {
    let strategy: Int
    let values: [String?]
  }

  init(_ cells: [CellResult], _ axes: [ParameterAxis]) {
    self.cells = cells
    self.axes = axes
    known = Dictionary(
      cells.indices.map { (Combination(strategy: cells[$0].cell.strategyIndex, values: cells[$0].cell.values), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The table; `strategies` are the names of the sweep's.
  func table(_ strategies: [String]) -> ResultTable {
    let rows = combinations
    var table = ResultTable()
    for (index, axis) in axes.enumerated() {
      table.add(axis.key == SweepCell.interval ? SweepTables.interval : axis.key, axis.column(rows.map { $0[index] }))
    }
    let has = strategies.indices.map { strategy in
      cells.first { $0.cell.strategyIndex == strategy }.map { $0.cell.values.map { $0 != nil } }
    }
    for (strategy, prefix) in Self.prefixes(strategies).enumerated() {
      let found = rows.map { values -> CellResult? in
        guard let has = has[strategy] else { return nil }
        let own = zip(values, has).map { value, isKnown in isKnown ? value : nil }
        return known[Combination(strategy: strategy, values: own)].map { cells[$0] }
      }
      let measured = found.map { $0.flatMap { $0.securities > 0 ? $0 : nil } }
      table.add("\(prefix)_pnl", .numbers(measured.map { $0?.realizedPnL }))
      table.add("\(prefix)_trades", .wholes(measured.map { $0.map { Int64($0.trades) } }))
      for (column, metric) in [("sharpe", "sharpe_ratio"), ("dd_pct", "max_drawdown_pct"), ("win_pct", "win_rate")] {
        table.add("\(prefix)_\(column)", .numbers(measured.map { $0?.metrics.number(metric) }))
      }
    }
    return table
  }

  /// The combinations of values, in the order of the axes' values; one that another one says more about is left out.
  private var combinations: [[String?]] {
    let all = Set(cells.map(\.cell.values))
    let shapes = Set(all.map { $0.map { $0 != nil } })
    var covered: Set<[String?]> = []
    for values in all {
      for shape in shapes where shape != values.map({ $0 != nil }) {
        covered.insert(zip(values, shape).map { value, isKept in isKept ? value : nil })
      }
    }
    let positions = axes.map { axis in Dictionary(uniqueKeysWithValues: zip(axis.values, axis.values.indices)) }
    func order(_ values: [String?]) -> [Int] {
      zip(values, positions).map { value, places in value.flatMap { places[$0] } ?? -1 }
    }
    return all.subtracting(covered).map { (order($0), $0) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  /// What the columns of each strategy begin with: its version, such as `V21`, or its whole name, in upper case without
  /// underscores.
  static func prefixes(_ strategies: [String]) -> [String] {
    func whole(_ name: String) -> String { name.uppercased().filter { $0 != "_" } }
    let short = strategies.map { name in
      let parts = name.split(separator: "_")
      guard let first = parts.first, first.first == "v", first.dropFirst().allSatisfy(\.isNumber), first.count > 1
      else {
        return whole(name)
      }
      return first.uppercased() + parts.dropFirst().prefix { $0.allSatisfy(\.isNumber) }.joined()
    }
    return Set(short).count == short.count ? short : strategies.map(whole)
  }
}

extension [MetricCell] {
  /// A metric's value as a number; nil where there is none.
  func number(_ name: String) -> Double? {
    switch first(where: { $0.name == name })?.value {
    case .whole(let whole): Double(whole)
    case .number(let number): number
    default: nil
    }
  }
}
