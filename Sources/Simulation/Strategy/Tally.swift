/// Something that a strategy has counted.
public struct Tally: Hashable, Sendable {
  /// As a column's name: `filtered_buy_entries`.
  public let name: String
  public let count: Int64
  /// What the user should know where it is above zero, to be read after the security's name; nil where there is nothing to
  /// know.
  public let notice: String?

  public init(_ name: String, _ count: Int64, notice: String? = nil) {
    self.name = name
    self.count = count
    self.notice = notice
  }
}
