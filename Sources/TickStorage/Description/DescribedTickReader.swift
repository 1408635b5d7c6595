internal import TickData

/// A reader whose ticks may have sequence numbers of their source, by which ticks of one stamp are ordered.
protocol SequencedTickReader: TickReader {
  /// Of the ticks that were read last, 0 where one has none; empty where the source has none.
  var sequences: ArraySlice<Int64> { get }
}

/// The ticks of a security of a described source.
final class DescribedTickReader: SequencedTickReader {
  private let stream: any DescribedRowStream
  private var rows = DescribedRows()
  private var ticks: RowTicks
  private var delivery = MadeTicksDelivery()

  init(_ stream: any DescribedRowStream, _ description: SourceDescription) {
    self.stream = stream
    ticks = RowTicks(description)
  }

  var findings: ReadingFindings {
    var findings = ticks.findings
    findings.firstUnreadable = stream.firstUnreadable
    findings.remarks = stream.remarks + ticks.remarks
    return findings
  }
  var sequences: ArraySlice<Int64> { delivery.sequences }
  var fractionRead: Double { stream.fractionRead }

  func read(into chunk: inout TickChunk, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "a chunk holds at least one row")
    return try delivery.deliver(into: &chunk, limit: limit) { made throws(TickFileError) in
      guard let columns = try stream.next(into: &rows) else { return false }
      ticks.take(&rows, columns, types: stream.types, conditions: stream.conditions, into: &made)
      return true
    }
  }

  func rowNumber(at index: Int, of chunk: TickChunk) -> Int64 { delivery.number(at: index) }
}
