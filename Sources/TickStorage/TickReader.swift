public import TickData

/// Reads the ticks of one security forward, a chunk at a time.
///
/// A reader delivers every row of its source once, in the source's order, and normalises each: see ``TickChunk`` for what
/// a row without a stamp or a price becomes. It is used by one thread at a time.
public protocol TickReader: AnyObject {
  /// Fills the chunk with the next rows, at most `limit` of them, reusing its buffers. Returns false at the end, with an
  /// empty chunk.
  func read(into chunk: inout TickChunk, limit: Int) throws(TickFileError) -> Bool

  /// How much of the ticks has been read, from 0 to 1.
  var fractionRead: Double { get }

  /// What has been noticed in the rows read so far.
  var findings: ReadingFindings { get }

  /// The row of the source, as people count it there, of the tick at an index of the chunk that was read last.
  func rowNumber(at index: Int, of chunk: TickChunk) -> Int64
}

extension TickReader {
  /// In a file of nothing but ticks the first row is row 1.
  public func rowNumber(at index: Int, of chunk: TickChunk) -> Int64 { chunk.firstRow + Int64(index) + 1 }
}
