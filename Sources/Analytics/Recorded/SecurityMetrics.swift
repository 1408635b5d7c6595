/// What one configuration came to on one security: sums, of which every figure is made, so that they can be added up over
/// securities.
public struct SecurityMetrics: Codable, Hashable, Sendable {
  public var trades = 0
  /// AED.
  public var realizedPnL = 0.0

  public init() {}

  /// The figures of the security alone, in the order of the table's columns.
  public var cells: [MetricCell] { [] }
}
