internal import TickData

/// Rows from a sheet of a workbook as they stand.
final class WorkbookRowReader: SourceRowReader {
  private let sheet: OpenSheet

  init(_ sheet: OpenSheet) { self.sheet = sheet }

  var fractionRead: Double { sheet.ticks.fractionRead }

  var findings: RowFindings { sheet.ticks.rowFindings }

  var typeNames: TypeNames { sheet.ticks.values.names }

  var remarks: [String] { sheet.ticks.values.remarks }

  func read(into rows: inout SourceRows, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "there is room for at least one row")
    let firstRow = sheet.deliveredRows
    let count = try sheet.deliver { ticks, count throws(WorkbookProblem) in
      while count < limit, !ticks.isAtEnd, !ticks.hasManyWords {
        let room = OpenSheet.room(limit, capacity: rows.capacity, count)
        rows.grow(to: room)
        try ticks.readRows(
          to: room, &count, times: &rows.time, types: &rows.type, prices: &rows.price, volumes: &rows.volume,
          hasVolume: &rows.hasVolume)
      }
      ticks.endRows(&rows)
    }
    rows.setFilled(count: count, firstRow: firstRow)
    return count > 0
  }

  func rowNumber(at index: Int, of rows: SourceRows) -> Int64 { sheet.ticks.row(at: index) }
}
