internal import TickData

/// Ticks from a sheet of a workbook, in one pass over its bytes.
final class WorkbookTickReader: TickReader {
  private let sheet: OpenSheet

  init(_ sheet: OpenSheet) { self.sheet = sheet }

  var fractionRead: Double { sheet.ticks.fractionRead }

  var findings: ReadingFindings {
    var findings = sheet.ticks.findings
    findings.remarks = sheet.ticks.values.remarks
    return findings
  }

  func read(into chunk: inout TickChunk, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "a chunk holds at least one row")
    let firstRow = sheet.deliveredRows
    let count = try sheet.deliver { ticks, count throws(WorkbookProblem) in
      while count < limit, !ticks.isAtEnd {
        let room = OpenSheet.room(limit, capacity: chunk.capacity, count)
        chunk.grow(to: room)
        try ticks.read(
          to: room, &count, times: &chunk.time, kinds: &chunk.kind, prices: &chunk.price, sizes: &chunk.size)
      }
    }
    chunk.setFilled(count: count, firstRow: firstRow)
    var findings = sheet.ticks.findings
    findings.noteOtherTypes(in: chunk) { sheet.ticks.row(at: $0) }
    sheet.ticks.findings = findings
    return count > 0
  }

  func rowNumber(at index: Int, of chunk: TickChunk) -> Int64 { sheet.ticks.row(at: index) }
}
