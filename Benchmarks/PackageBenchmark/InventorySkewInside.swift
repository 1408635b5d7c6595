public import Simulation
public import TickData

/// Lets the benchmark reach the copy of the example's strategy that stands in Strategies.
public struct InventorySkewInside: StrategyParameters {
  var parameters = InventorySkew.Parameters()

  public init() {}

  public static let all: [Parameter<Self>] = InventorySkew.Parameters.all.within(\.parameters)

  /// A replay that is compiled in Strategies.
  public func replay(_ session: TradingSession) -> SecurityReplay<FillLog> {
    SecurityReplay(Replay(InventorySkew(parameters), session: session, observer: FillLog()))
  }
}
