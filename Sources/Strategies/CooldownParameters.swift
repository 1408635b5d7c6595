public import Simulation

/// What the strategies from V2 on are told of a security: V1's, and their own rules.
public struct CooldownParameters: StrategyParameters {
  public var maker = MakerParameters()
  public var remainder = Remainder.lost
  public var cooldown = CooldownStart.any
  public var notional = NotionalLimit.v1

  public init() {}

  public static let all: [Parameter<Self>] =
    MakerParameters.all.within(\.maker) + [
      Parameter(\.remainder), Parameter(\.cooldown), Parameter(\.notional),
    ]
}
