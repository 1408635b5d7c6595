/// Rows that only their reader can tell from others, since it has put them right: how many, and the first.
public struct RowsOfReader: Hashable, Sendable {
  public let count: Int64
  /// As people count the rows of the source; nil where there is none.
  public let first: Int64?

  public static let none = RowsOfReader(count: 0, first: nil)

  public init(count: Int64, first: Int64?) {
    self.count = count
    self.first = first
  }
}
