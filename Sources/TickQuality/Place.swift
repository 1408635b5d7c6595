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
