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

/// What a reader had to put right, in rows.
public struct ReadingFindings: Hashable, Sendable {
  /// Rows without a stamp or a price, which no strategy sees.
  public var voidRows: Int64 = 0
  /// The first of them, as people count the rows of the source.
  public var firstVoidRow: Int64?
  /// Rows without a volume, read as 0.
  public private(set) var missingVolumes: Int64 = 0
  /// Rows with a fraction of a share, which is cut off.
  public private(set) var fractionalVolumes: Int64 = 0
  /// The first row of each, as people count the rows of the source.
  public private(set) var firstMissingVolume: Int64?
  public private(set) var firstFractionalVolume: Int64?

  /// Rows that the source's description leaves out for their conditions, and trades that repeat the one before.
  public var leftOutRows: Int64 = 0
  public var repeatedTrades: Int64 = 0
  /// What the user should know of how the columns were read, one line each.
  public var notes: [String] = []

  public init() {}

  /// Notes rows without a volume, the first of them at `row` of the source.
  mutating func noteMissingVolumes(_ count: Int64 = 1, from row: Int64) {
    missingVolumes += count
    if firstMissingVolume == nil { firstMissingVolume = row }
  }

  /// Adds the volumes that another reader has found.
  mutating func addVolumes(of other: ReadingFindings) {
    missingVolumes += other.missingVolumes
    fractionalVolumes += other.fractionalVolumes
    firstMissingVolume = firstMissingVolume ?? other.firstMissingVolume
    firstFractionalVolume = firstFractionalVolume ?? other.firstFractionalVolume
  }

  /// Notes a fraction that is cut off, in a row of the source.
  mutating func noteFractionalVolume(at row: Int64) {
    fractionalVolumes += 1
    if firstFractionalVolume == nil { firstFractionalVolume = row }
  }
}
