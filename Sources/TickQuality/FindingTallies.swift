/// How often something was found, and where first.
public struct FindingTally: Hashable, Sendable {
  public var count: Int64 = 0
  /// Where it was found first; nil where it never was.
  public var first: Place?

  public init() {}
}

/// A tally for each finding.
public struct FindingTallies: Hashable, Sendable {
  private var tallies = Array(repeating: FindingTally(), count: Finding.allCases.count)

  public init() {}

  public subscript(finding: Finding) -> FindingTally { tallies[finding.rawValue] }

  /// Counts a finding once. Never inlined, so that the loop over ticks stays small.
  @inline(never)
  mutating func note(_ finding: Finding, row: Int64?, time: Int64?) {
    note(finding, at: Place(row: row, time: time))
  }

  mutating func note(_ finding: Finding, at place: Place) {
    tallies[finding.rawValue].count += 1
    if tallies[finding.rawValue].count == 1 { tallies[finding.rawValue].first = place }
  }

  /// Takes over the numbers that the rows have in the source.
  mutating func number(by numbers: RowNumbers) {
    for index in tallies.indices { tallies[index].first?.number(by: numbers) }
  }

  /// Counts what a reader has found.
  mutating func add(_ finding: Finding, _ rows: RowsOfReader) {
    tallies[finding.rawValue].count += rows.count
    if let first = rows.first { tallies[finding.rawValue].first = Place(row: first, time: nil) }
  }

  mutating func add(_ other: FindingTallies) {
    for index in tallies.indices {
      tallies[index].count += other.tallies[index].count
      guard let theirs = other.tallies[index].first else { continue }
      if tallies[index].first.map(theirs.precedes) ?? true { tallies[index].first = theirs }
    }
  }
}
