/// Where something was found.
public struct Place: Hashable, Sendable {
  /// The row as people count data, the first one being 1 and a heading not counted; nil for what has no row, such as a
  /// day that is missing.
  public let row: Int64?
  /// The stamp; nil for a row that has none.
  public let time: Int64?

  public init(row: Int64?, time: Int64?) {
    self.row = row
    self.time = time
  }

  /// Whether this place comes before another: by row, by stamp where one has no row.
  func precedes(_ other: Place) -> Bool {
    if let row, let otherRow = other.row { return row < otherRow }
    return (time ?? .max) < (other.time ?? .max)
  }
}

/// How often something was found, and where first.
public struct Tally: Hashable, Sendable {
  public var count: Int64 = 0
  /// Where it was found first; nil where it never was.
  public var first: Place?

  public init() {}
}

/// Rows that only their reader can tell from others, since it has put them right: how many, and the first.
public struct RowsOfReader: Hashable, Sendable {
  public let count: Int64
  /// Counted from 1, a heading not counted; nil where there is none.
  public let first: Int64?

  public static let none = RowsOfReader(count: 0, first: nil)

  public init(count: Int64, first: Int64?) {
    self.count = count
    self.first = first
  }
}

/// A tally for each finding.
public struct Tallies: Hashable, Sendable {
  private var tallies = Array(repeating: Tally(), count: Finding.allCases.count)

  public init() {}

  public subscript(finding: Finding) -> Tally { tallies[finding.rawValue] }

  /// Counts a finding once. Never inlined, so that the loop over ticks stays small.
  @inline(never)
  mutating func note(_ finding: Finding, row: Int64?, time: Int64?) {
    tallies[finding.rawValue].count += 1
    if tallies[finding.rawValue].count == 1 { tallies[finding.rawValue].first = Place(row: row, time: time) }
  }

  /// Counts what a reader has found.
  mutating func add(_ finding: Finding, _ rows: RowsOfReader) {
    tallies[finding.rawValue].count += rows.count
    if let first = rows.first { tallies[finding.rawValue].first = Place(row: first, time: nil) }
  }

  mutating func add(_ other: Tallies) {
    for index in tallies.indices {
      tallies[index].count += other.tallies[index].count
      guard let theirs = other.tallies[index].first else { continue }
      if tallies[index].first.map(theirs.precedes) ?? true { tallies[index].first = theirs }
    }
  }
}
