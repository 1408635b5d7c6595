/// Which rows of a table are the current ones, as people count them, and what in them could not be read.
final class TableRows {
  private let path: String
  /// The number of the first current row.
  private var first: Int64
  private var count: Int64 = 0
  /// The first stamp or price that stands there and cannot be read.
  private(set) var firstUnreadable: UnreadableValue?

  init(of table: ColumnarTable) {
    path = table.path
    first = table.firstRow
  }

  /// Goes on to the next rows.
  func advance(to count: Int) {
    first += self.count
    self.count = Int64(count)
  }

  /// Keeps the first value that cannot be read.
  func note(_ purpose: String, _ text: Span<UInt8>, at row: Int) {
    guard firstUnreadable == nil else { return }
    firstUnreadable = UnreadableValue(purpose: purpose, text: QuotedText.of(text), row: number(ofRow: row))
  }

  /// Throws if the texts of a column contradict each other.
  func check(_ problem: String?, at row: Int?) throws(TickFileError) {
    guard let problem else { return }
    throw TickFileError(path: path, row: row.map(number), problem)
  }

  private func number(ofRow row: Int) -> Int64 { first + Int64(row) }
}
