internal import TickStorage

/// A place in the rows of a source.
struct RowCursor {
  let entry: TickEntry
  private let reader: any SourceRowReader
  private(set) var rows = SourceRows()
  /// The index of the next row.
  private(set) var next = 0
  private(set) var extent = RowExtent()

  init(_ reader: any SourceRowReader, of entry: TickEntry) {
    self.reader = reader
    self.entry = entry
  }

  var fractionRead: Double { reader.fractionRead }

  /// The rows from `next` on that have been read.
  var remaining: Int { rows.count - next }

  /// The row of the source, as people count it there.
  func number(at index: Int) -> Int64 { reader.rowNumber(at: index, of: rows) }

  /// Reads on if there are no rows left; returns whether it did.
  mutating func refill(limit: Int) throws(TickFileError) -> Bool {
    guard remaining == 0 else { return false }
    next = 0
    guard try reader.read(into: &rows, limit: limit) else { return false }
    var (least, greatest) = (Int64.max, Int64.min)
    for index in 0..<rows.count where rows.time[index] != SourceRows.missingStamp {
      least = min(least, rows.time[index])
      greatest = max(greatest, rows.time[index])
    }
    extent.rows += Int64(rows.count)
    if least <= greatest {
      extent.stamps =
        min(least, extent.stamps?.lowerBound ?? least)...max(greatest, extent.stamps?.upperBound ?? greatest)
    }
    return true
  }

  mutating func skip(_ count: Int) { next += count }
}
