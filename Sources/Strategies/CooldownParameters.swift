public import Simulation

/// What the strategies from V2 on are told of a security: V1's, and their own rules.
public struct CooldownParameters: StrategyParameters {
  public var maker = MakerParameters()
  public var remainder = Remainder.lost
  public var cooldown = CooldownStart.any
  public var notional = NotionalLimit.v1

  public init() {}

  /// With the reference's rules.
  public init(_ maker: MakerParameters) { self.maker = maker }

  /// Says so if a limit is set that the reference's rule ignores.
  func notice(of strategy: String) -> String? {
    guard maker.maxNotional != nil, notional == .v1 else { return nil }
    return
      "max_notional has no effect on \(strategy) by the reference's rule: --set notional=all has it limit the position"
  }

  public static let all: [Parameter<Self>] =
    MakerParameters.all.within(\.maker) + [
      Parameter(\.remainder), Parameter(\.cooldown), Parameter(\.notional),
    ]
}
