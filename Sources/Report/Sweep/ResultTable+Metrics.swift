internal import Analytics
internal import Sweep
internal import TickStorage

extension ResultTable {
  /// Adds a column for each metric, those of the other columns' names left out.
  ///
  /// - Parameter names: all metrics, also where a row has none.
  mutating func addMetrics(_ names: [String], of rows: [[MetricCell]?]) {
    for (index, name) in names.enumerated() where !hasColumn(name) {
      let values = rows.map { cells -> MetricCell.Value in
        guard let cells else { return .empty }
        if index < cells.count, cells[index].name == name { return cells[index].value }
        return cells.first { $0.name == name }?.value ?? .empty
      }
      add(name, Self.column(values))
    }
  }

  /// Whole numbers where there are no others.
  private static func column(_ values: [MetricCell.Value]) -> TableFile.Column {
    let isWhole = values.contains { if case .whole = $0 { true } else { false } }
    let isReal = values.contains { if case .number = $0 { true } else { false } }
    if isWhole, !isReal {
      return .wholes(values.map { if case .whole(let whole) = $0 { whole } else { nil } })
    }
    return .numbers(
      values.map { value in
        switch value {
        case .whole(let whole): Double(whole)
        case .number(let number): number
        case .empty: nil
        }
      })
  }
}

extension ParameterAxis {
  /// The axis as a column: whole numbers where all its values are, else numbers, else texts.
  func column(_ values: [String?]) -> TableFile.Column {
    if isWhole { return .wholes(values.map { $0.flatMap { Int64($0) } }) }
    if isNumeric { return .numbers(values.map { $0.flatMap { Double($0) } }) }
    return .texts(values)
  }
}
