internal import TickData

/// Rows from a columnar file as they stand.
final class ColumnarRowReader: SourceRowReader {
  private let ticks: ColumnarTicks
  private var nextRow: Int64 = 0
  private(set) var findings = RowFindings()

  init(_ ticks: ColumnarTicks) { self.ticks = ticks }

  var fractionRead: Double { ticks.table.fractionRead }

  var typeNames: TypeNames { ticks.typeNames }

  var remarks: [String] { ticks.remarks }

  func rowNumber(at index: Int, of rows: SourceRows) -> Int64 { rows.firstRow + Int64(index) + ticks.firstRow }

  /// So many rows at most have their types' words in one table, see ``SourceRows/wordBytes``.
  private static let rowsOfWords = 1 << 16

  func read(into rows: inout SourceRows, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "there is room for at least one row")
    let count = try ticks.advance(rows: min(limit, Self.rowsOfWords))
    if count > 0 {
      rows.grow(to: count)
      let first = nextRow + ticks.firstRow
      try ticks.readStamps(count, into: &rows.time) { findings.unreadableStamps.add(first + Int64($0)) }
      try readTypes(into: &rows)
      try ticks.readPrices(count, into: &rows.price) { findings.unreadablePrices.add(first + Int64($0)) }
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
      rows.type[row] = if let text { words.index(of: text) } else { -1 }
    }
    swap(&words, &rows.words)
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
    try ticks.readVolumes(count, unreadable: { unreadable.add(first + Int64($0)) }) { row, volume, whole in
      rows.hasVolume[row] = whole == nil && volume == nil ? 0 : 1
      rows.volume[row] = whole ?? 0
      guard let volume else { return }
      let (truncated, isFractional) = WholeVolume.truncating(volume)
      rows.volume[row] = truncated
      if isFractional { fractional.add(first + Int64(row)) }
    }
    findings.unreadableVolumes.add(unreadable)
    findings.fractionalVolumes.add(fractional)
  }
}
