internal import TickData

/// What a reader had to put right, in rows.
public struct ReadingFindings: Hashable, Sendable {
  /// Rows without a stamp or a price, which no strategy sees.
  public var voidRows: Int64 = 0
  /// The first of them, as people count the rows of the source.
  public var firstVoidRow: Int64?
  /// The first stamp or price that stands there and cannot be read.
  public internal(set) var firstUnreadable: UnreadableValue?
  /// Rows without a volume, read as 0.
  public private(set) var missingVolumes: Int64 = 0
  /// Rows with a fraction of a share, which is cut off.
  public private(set) var fractionalVolumes: Int64 = 0
  /// The first row of each, as people count the rows of the source.
  public private(set) var firstMissingVolume: Int64?
  public private(set) var firstFractionalVolume: Int64?
  /// Rows whose type is neither a bid, an ask nor a trade.
  public private(set) var otherTypes: Int64 = 0
  /// The first of them, as people count the rows of the source.
  public private(set) var firstOtherType: Int64?
  /// What it says; nil where it says nothing.
  public internal(set) var otherType: String?
  /// The same row, counted from 0 in the order of delivery.
  private(set) var otherTypeIndex: Int64?
  /// How the source was read where that is a guess, one line each.
  public internal(set) var remarks: [String] = []

  /// The files that the first rows are in; none where there is one file.
  var files: [FirstRow: String] = [:]

  /// What typed columns could not hold of the rows of a described source.
  var rows = RowFindings()

  public init() {}

  /// Notes rows without a volume, the first of them at `row` of the source.
  mutating func noteMissingVolumes(_ count: Int64 = 1, from row: Int64) {
    missingVolumes += count
    if firstMissingVolume == nil { firstMissingVolume = row }
  }

  /// Notes a fraction that is cut off, in a row of the source.
  mutating func noteFractionalVolume(at row: Int64) {
    fractionalVolumes += 1
    if firstFractionalVolume == nil { firstFractionalVolume = row }
  }

  /// Notes a row of another type, whose text is known.
  mutating func noteOtherType(_ text: @autoclosure () -> String?, at row: Int64) {
    otherTypes += 1
    guard firstOtherType == nil else { return }
    firstOtherType = row
    otherType = text()
  }

  /// These, and those of a file that is read next.
  func followed(by next: ReadingFindings) -> ReadingFindings {
    var all = self
    for (first, file) in next.files where row(first) == nil { all.files[first] = file }
    all.voidRows += next.voidRows
    all.firstVoidRow = firstVoidRow ?? next.firstVoidRow
    all.firstUnreadable = firstUnreadable ?? next.firstUnreadable
    all.missingVolumes += next.missingVolumes
    all.firstMissingVolume = firstMissingVolume ?? next.firstMissingVolume
    all.fractionalVolumes += next.fractionalVolumes
    all.firstFractionalVolume = firstFractionalVolume ?? next.firstFractionalVolume
    all.otherTypes += next.otherTypes
    all.rows.add(next.rows)
    if firstOtherType == nil {
      all.firstOtherType = next.firstOtherType
      all.otherType = next.otherType
    }
    // Where the rows of several files are counted on, the index of one is not that of all.
    all.otherTypeIndex = nil
    all.remarks += next.remarks.filter { !remarks.contains($0) }
    return all
  }

  /// Notes the next rows that are neither bids, asks nor trades.
  ///
  /// - Parameter number: A row of the chunk as people count the rows of the source.
  mutating func noteOtherTypes(in chunk: borrowing TickChunk, number: (_ index: Int) -> Int64) {
    let others = chunk.count(of: .other)
    guard others > 0 else { return }
    otherTypes += others
    guard firstOtherType == nil, let index = chunk.kind[..<chunk.count].firstIndex(of: .other) else { return }
    firstOtherType = number(index)
    otherTypeIndex = chunk.firstRow + Int64(index)
  }
}

/// A value that stands in a source and cannot be read.
public struct UnreadableValue: Hashable, Sendable {
  /// What it should be: a stamp, a price.
  public let purpose: String
  /// What it says, between quotes and in a bounded length.
  public let text: String
  /// Its row, as people count the rows of the source.
  public let row: Int64
}
