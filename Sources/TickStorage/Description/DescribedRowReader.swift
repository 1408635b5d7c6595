/// Rows of the standard layout as they are, from files that follow each other or from a long table.
final class DescribedRowReader: SourceRowReader {
  private let stream: any DescribedRowStream
  private var rows = DescribedRows()
  /// The next of the rows.
  private var next = 0
  private var numbers: [Int64] = []
  private var delivered: Int64 = 0
  private(set) var findings = RowFindings()

  init(_ stream: any DescribedRowStream) { self.stream = stream }

  var fractionRead: Double { stream.fractionRead }

  var remarks: [String] { stream.remarks }

  func rowNumber(at index: Int, of rows: SourceRows) -> Int64 { numbers[index] }

  func read(into target: inout SourceRows, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "there is room for at least one row")
    while next >= rows.count {
      next = 0
      guard try stream.next(into: &rows) != nil else {
        rows.count = 0
        target.setFilled(count: 0, firstRow: delivered)
        return false
      }
    }
    let range = next..<min(rows.count, next + limit)
    next = range.upperBound
    target.grow(to: range.count)
    target.words = stream.types
    numbers = range.map { rows.number($0) }
    for (index, row) in range.enumerated() { copy(row, to: index, of: &target) }
    target.setFilled(count: range.count, firstRow: delivered)
    delivered += Int64(range.count)
    return true
  }

  private func copy(_ row: Int, to index: Int, of target: inout SourceRows) {
    let hasSize = rows.size[row] != DescribedRows.missingSize
    target.time[index] = rows.time[row]
    target.type[index] = rows.type[row]
    target.price[index] = rows.price[row]
    target.volume[index] = hasSize ? rows.size[row] : 0
    target.hasVolume[index] = hasSize ? 1 : 0
    findings.note(rows.flags(of: row), at: rows.number(row))
  }
}
