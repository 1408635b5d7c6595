/// A figure as a table's cell: its column's name and its value, empty where the figure does not exist.
public struct MetricCell: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case whole(Int64)
    /// Never NaN, never infinite.
    case number(Double)
    case empty
  }

  public let name: String
  public let value: Value

  public init(_ name: String, whole: Int) {
    self.name = name
    value = .whole(Int64(whole))
  }

  /// Empty for nil, and for what is no number.
  public init(_ name: String, _ number: Double?) {
    self.name = name
    value = number.flatMap { $0.isFinite ? .number($0) : nil } ?? .empty
  }
}
