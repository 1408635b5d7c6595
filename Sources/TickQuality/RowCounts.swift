public import TickData

/// How many rows there are of which sort, each counted once.
public struct RowCounts: Hashable, Sendable {
  /// Rows without a stamp or a price.
  public internal(set) var void: Int64 = 0
  /// The other rows by kind, at its raw value.
  private var kinds = SIMD4<Int64>()
  /// Rows with a stamp and a price above zero: normalisation keeps them, it drops the others.
  public internal(set) var kept: Int64 = 0
  /// Rows kept that lie in the continuous session, and the trades among them.
  public internal(set) var inSession: Int64 = 0
  public internal(set) var tradesInSession: Int64 = 0

  public init() {}

  /// The rows of a kind that have a stamp and a price.
  public subscript(kind: TickKind) -> Int64 { kinds[Int(kind.rawValue & 3)] }

  /// All rows.
  public var read: Int64 { void + kinds.wrappedSum() }

  /// The share of the rows that normalisation drops, from 0 to 1.
  public var droppedShare: Double { read > 0 ? Double(read - kept) / Double(read) : 0 }

  @inline(__always)
  mutating func count(_ kind: TickKind) { kinds[Int(kind.rawValue & 3)] &+= 1 }

  mutating func add(_ other: RowCounts) {
    void += other.void
    kinds &+= other.kinds
    kept += other.kept
    inSession += other.inSession
    tradesInSession += other.tradesInSession
  }
}
