public import TickData

/// Reads the rows of one security forward as they stand, many at a time. It is used by one thread at a time.
///
/// For a run there is ``TickReader``, which normalises.
public protocol SourceRowReader: AnyObject {
  /// Fills with the next rows, at most `limit` of them, reusing the buffers. Returns false at the end, with no rows.
  func read(into rows: inout SourceRows, limit: Int) throws(TickFileError) -> Bool

  /// How much has been read, from 0 to 1.
  var fractionRead: Double { get }

  /// What typed columns could not hold of the rows read so far.
  var findings: RowFindings { get }

  /// The words for bids, asks and trades.
  var typeNames: TypeNames { get }

  /// What the source says in the first row that is neither a bid, an ask nor a trade, where its own words are not the rows'.
  var otherType: String? { get }

  /// How the rows so far were read where that is a guess, one line each.
  var remarks: [String] { get }

  /// The row of the source, as people count it there, at an index of the rows that were read last.
  func rowNumber(at index: Int, of rows: SourceRows) -> Int64
}

extension SourceRowReader {
  public var typeNames: TypeNames { .usual }
  public var otherType: String? { nil }
  public var remarks: [String] { [] }
}

/// Values that stand in a source but not in typed columns, each with its first row as people count it.
public struct RowFindings: Hashable, Sendable {
  /// How often something was found, and where first.
  public struct Count: Hashable, Sendable {
    public private(set) var rows: Int64 = 0
    public private(set) var first: Int64?

    mutating func add(_ row: Int64) {
      rows += 1
      if first == nil { first = row }
    }

    mutating func add(_ other: Count) {
      rows += other.rows
      if first == nil { first = other.first }
    }
  }

  /// Neither date nor time can be made out, or only one of the two where they stand in two columns.
  public var unreadableStamps = Count()
  /// An error or a boolean instead of a text.
  public var unreadableTypes = Count()
  public var unreadablePrices = Count()
  public var unreadableVolumes = Count()
  /// A fraction of a share, which is cut off.
  public var fractionalVolumes = Count()

  public init() {}

  /// Counts a row of which typed columns could not hold something.
  mutating func note(_ flags: RowFlags, at row: Int64) {
    guard flags.rawValue != 0 else { return }
    if flags.contains(.unreadableStamp) { unreadableStamps.add(row) }
    if flags.contains(.unreadablePrice) { unreadablePrices.add(row) }
    if flags.contains(.unreadableSize) { unreadableVolumes.add(row) }
    if flags.contains(.fractionalSize) { fractionalVolumes.add(row) }
  }

  /// Adds those of a file that is read next.
  mutating func add(_ next: RowFindings) {
    unreadableStamps.add(next.unreadableStamps)
    unreadableTypes.add(next.unreadableTypes)
    unreadablePrices.add(next.unreadablePrices)
    unreadableVolumes.add(next.unreadableVolumes)
    fractionalVolumes.add(next.fractionalVolumes)
  }
}
