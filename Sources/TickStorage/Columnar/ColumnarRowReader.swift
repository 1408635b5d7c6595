internal import TickData

/// Rows from a columnar file as they stand.
final class ColumnarRowReader: SourceRowReader {
  private let ticks: ColumnarTicks
  private var nextRow: Int64 = 0
  private var counted = RowFindings()

  init(_ ticks: ColumnarTicks) { self.ticks = ticks }

  var fractionRead: Double { ticks.table.fractionRead }

  var findings: RowFindings { counted }

  var typeNames: TypeNames { ticks.typeNames }

  var remarks: [String] { ticks.remarks }

  func rowNumber(at index: Int, of rows: SourceRows) -> Int64 { rows.firstRow + Int64(index) + ticks.firstRow }

  /// So many rows at most have their types' words in one table, see ``SourceRows/wordBytes``.
  private static let rowsOfWords = 1 << 16

  /// What the types of so many rows may take. A type is a word or two.
  private static let mostWordBytes = 1 << 26

  func read(into rows: inout SourceRows, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "there is room for at least one row")
    let count = try ticks.advance(rows: min(limit, Self.rowsOfWords))
    if count > 0 {
      rows.grow(to: count)
      let first = nextRow + ticks.firstRow
      try ticks.readStamps(count, into: &rows.time) { counted.unreadableStamps.add(first + Int64($0)) }
      try readTypes(into: &rows)
      try ticks.readPrices(count, into: &rows.price) { counted.unreadablePrices.add(first + Int64($0)) }
      try readVolumes(count, into: &rows)
    }
    rows.setFilled(count: count, firstRow: nextRow)
    nextRow += Int64(count)
    return count > 0
  }

  private func readTypes(into rows: inout SourceRows) throws(TickFileError) {
    var words = TypeWords()
    swap(&words, &rows.words)
    words.removeAll()
    try ticks.table.readWholeTexts(ticks.columns.type) { row, text in
      let hasRoom = words.byteCount < Self.mostWordBytes
      rows.type[row] = if let text, hasRoom { words.index(of: text) } else { -1 }
    }
    swap(&words, &rows.words)
    guard rows.words.byteCount < Self.mostWordBytes else {
      throw TickFileError(
        path: ticks.table.path,
        "column \(ticks.table.columns[ticks.columns.type].name) is the type, but has more than 64 MiB of text in "
          + "\(ticks.table.rowCount) rows: types are words such as BID, ASK and TRADE")
    }
  }

  private func readVolumes(_ count: Int, into rows: inout SourceRows) throws(TickFileError) {
    guard !ticks.areVolumesWhole else {
      let missing = try ticks.readWholeVolumes(into: &rows.volume, valid: &rows.hasVolume)
      // The reader tells which only where there are any.
      if missing == 0 { for row in 0..<count { rows.hasVolume[row] = 1 } }
      return
    }
    let first = nextRow + ticks.firstRow
    var unreadable = RowFindings.Count()
    var fractional = RowFindings.Count()
    try ticks.readVolumes(count, unreadable: { unreadable.add(first + Int64($0)) }) { row, volume in
      rows.hasVolume[row] = volume == nil ? 0 : 1
      rows.volume[row] = volume?.whole ?? 0
      if volume?.isFractional == true { fractional.add(first + Int64(row)) }
    }
    counted.unreadableVolumes.add(unreadable)
    counted.fractionalVolumes.add(fractional)
  }
}
