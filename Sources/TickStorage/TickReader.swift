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

  /// The hash of the file that the ticks come from.
  func contentHash() throws(TickFileError) -> ContentHash

  /// What has been noticed in the rows read so far.
  var findings: ReadingFindings { get }
}

/// What a reader had to put right, in rows.
public struct ReadingFindings: Hashable, Sendable {
  /// Rows without a stamp or a price, which no strategy sees.
  public var voidRows: Int64 = 0
  /// Rows without a volume, read as 0.
  public var missingVolumes: Int64 = 0
  /// Rows with a fraction of a share, which is cut off.
  public var fractionalVolumes: Int64 = 0

  public init() {}
}
