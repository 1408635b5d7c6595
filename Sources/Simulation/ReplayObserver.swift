/// What watches a replay. Its calls are dispatched statically: one that does nothing costs nothing.
public protocol ReplayObserver: Sendable {
  /// Called for every fill, in execution order.
  mutating func filled(_ fill: Fill)
}

/// Keeps every fill.
@frozen
public struct FillLog: ReplayObserver {
  public var fills: [Fill] = []

  @inlinable
  public init() {}

  @inlinable
  public mutating func filled(_ fill: Fill) { fills.append(fill) }
}
