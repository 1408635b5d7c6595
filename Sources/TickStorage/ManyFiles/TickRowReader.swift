internal import TickData

/// The ticks that a run sees, as rows for `convert`: for sources whose rows are not ticks one by one.
final class TickRowReader: SourceRowReader {
  private let reader: any TickReader
  private var chunk = TickChunk()
  private var delivered: Int64 = 0

  init(_ reader: any TickReader) { self.reader = reader }

  var fractionRead: Double { reader.fractionRead }

  var findings: RowFindings { reader.findings.rows }

  var otherType: String? { reader.findings.otherType }

  var remarks: [String] { reader.findings.remarks }

  func rowNumber(at index: Int, of rows: SourceRows) -> Int64 { reader.rowNumber(at: index, of: chunk) }

  func read(into rows: inout SourceRows, limit: Int) throws(TickFileError) -> Bool {
    let isThere = try reader.read(into: &chunk, limit: limit)
    rows.fill(with: chunk)
    rows.setFilled(count: chunk.count, firstRow: delivered)
    delivered += Int64(chunk.count)
    return isThere
  }
}

extension SourceRows {
  /// The ticks as rows, whose types have their usual names.
  fileprivate mutating func fill(with chunk: TickChunk) {
    grow(to: chunk.count)
    words = TypeWords.ofKinds
    for row in 0..<chunk.count {
      let hasStamp = WallClock.stamps.contains(chunk.time[row])
      time[row] = hasStamp ? chunk.time[row] : SourceRows.missingStamp
      type[row] = Int32(min(chunk.kind[row].rawValue, TickKind.other.rawValue))
      price[row] = chunk.price[row]
      volume[row] = chunk.size[row]
      hasVolume[row] = 1
    }
  }
}
