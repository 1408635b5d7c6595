internal import Simulation

/// How many fills came of each rule, as the closing strategy uses them.
public struct FillsByRule: Hashable, Sendable {
  public var buyEntries: Int64 = 0
  public var sellEntries: Int64 = 0
  public var exits: Int64 = 0
  public var stopLosses: Int64 = 0
  public var flattens: Int64 = 0

  init() {}

  init(_ fills: [Fill]) {
    for fill in fills {
      switch fill.rule {
      case .auction: if fill.side == .bid { buyEntries += 1 } else { sellEntries += 1 }
      case .restingOrder: exits += 1
      case .taken: stopLosses += 1
      case .flatten, .closingShare: flattens += 1
      }
    }
  }
}
