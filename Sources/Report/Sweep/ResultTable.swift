internal import TickStorage

/// A table of results, written alike as CSV and as Parquet: named columns, a value or nothing in each row.
struct ResultTable {
  private(set) var columns: [(name: String, values: TableFile.Column)] = []

  /// Adds a column, unless one of that name is there already. A number that is not finite is left out: a table has no such
  /// figures.
  mutating func add(_ name: String, _ values: TableFile.Column) {
    guard !hasColumn(name) else { return }
    if case .numbers(let numbers) = values {
      columns.append((name, .numbers(numbers.map { $0.flatMap { $0.isFinite ? $0 : nil } })))
    } else {
      columns.append((name, values))
    }
  }

  func hasColumn(_ name: String) -> Bool { columns.contains { $0.name == name } }

  /// The names as a CSV file's first line.
  var header: [UInt8] {
    let names = columns.map(\.name)
    return Array(capacity: names.reduce(0) { $0 + OutputSpan<UInt8>.longest(field: $1) + 1 } + 1) { text in
      for (index, name) in names.enumerated() {
        if index > 0 { text.append(",") }
        text.append(field: name)
      }
      text.append("\n")
    }
  }

  /// A line for each row.
  var lines: [UInt8] {
    let rows = columns.first?.values.count ?? 0
    return Array(capacity: capacity(rows)) { text in
      for row in 0..<rows {
        for (index, column) in columns.enumerated() {
          if index > 0 { text.append(",") }
          switch column.values {
          case .texts(let values): text.append(field: values[row] ?? "")
          case .wholes(let values): if let value = values[row] { text.append(value) }
          case .numbers(let values): if let value = values[row] { text.append(value) }
          }
        }
        text.append("\n")
      }
    }
  }

  private func capacity(_ rows: Int) -> Int {
    columns.reduce(rows * (columns.count + 1)) { capacity, column in
      guard case .texts(let values) = column.values else {
        return capacity + rows * OutputSpan<UInt8>.longestNumber
      }
      return values.reduce(capacity) { $0 + OutputSpan<UInt8>.longest(field: $1) }
    }
  }

  func writeCSV(to path: String, _ durability: Durability) throws(AtomicFile.Failure) {
    try AtomicFile.write(header + lines, to: path, durability)
  }

  func writeParquet(to path: String, _ durability: Durability) throws(AtomicFile.Failure) {
    try TableFile.write(columns, to: path, durability)
  }
}
