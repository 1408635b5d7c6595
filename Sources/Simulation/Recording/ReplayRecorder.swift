/// Records of a replay what its metrics are made of.
public struct ReplayRecorder: ReplayObserver {
  /// The fills since they were last removed.
  public var fills: [Fill] = []

  public init() {}

  @inlinable
  public mutating func filled(_ fill: Fill, in market: borrowing Market) { fills.append(fill) }
}
