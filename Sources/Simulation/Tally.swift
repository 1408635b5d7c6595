/// Something that a strategy has counted.
public struct Tally: Hashable, Sendable {
  /// As a column's name: `filtered_buy_entries`.
  public let name: String
  public let count: Int64

  public init(_ name: String, _ count: Int64) {
    self.name = name
    self.count = count
  }
}
