public import Simulation

/// **V3, a continuous watch on liquidity.** Quotes the sizes of V2, but gives up its place in the queue at every tick: an
/// order is placed anew behind all that is displayed, so that only a single trade larger than the displayed quantity
/// fills it.
///
/// - No quotes in the silent period after the open.
/// - A level that is too thin withdraws the order, and with it its remainder and its place.
/// - With the rule ``V3Queue/keep`` an order follows the touch as V2's does, and keeps its place.
/// - The period and the withdrawal take hold when the side has a price: until then an order of the day before stays, and
///   can be filled.
public struct V3LiquidityMonitor: QuotingStrategy {
  public static let name = "v3_liquidity_monitor"
  public static let summary = "Quotes the touch while it is liquid, behind the whole displayed quantity at every tick."

  public struct Parameters: StrategyParameters {
    public var sizing = CooldownParameters()
    public var queue = V3Queue.reset

    public init() {}

    /// With the reference's rules.
    public init(_ maker: MakerParameters) { sizing = CooldownParameters(maker) }

    public static let all: [Parameter<Self>] = CooldownParameters.all.within(\.sizing) + [Parameter(\.queue)]
  }

  @usableFromInline var sizing: CooldownSizing
  @usableFromInline let queue: V3Queue

  public init(_ parameters: Parameters) {
    sizing = CooldownSizing(parameters.sizing)
    queue = parameters.queue
  }

  public static func notice(on parameters: Parameters) -> String? { parameters.sizing.notice(of: name) }

  @inlinable @inline(__always)
  public func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
    guard !market.isSilentPeriod else { return .withdraw(queueAhead: 0, because: .session) }
    return switch sizing.size(on: side, at: level, in: market) {
    case .shares(let size): .join(size: size)
    case .none(let reason): .withdraw(queueAhead: 0, because: reason)
    }
  }

  /// With the rule ``V3Queue/keep`` its orders keep their place, as V2's do.
  @inlinable @inline(__always)
  public func quoteByRules(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
    let size = market.isSilentPeriod ? .none(because: .session) : sizing.sizeByRules(on: side, at: level, in: market)
    if queue == .keep { return V2PriceFollowQtyCooldown.decision(size, at: level) }
    switch size {
    case .none(let reason): return .withdraw(queueAhead: 0, because: reason)
    case .shares where market.refuses(side, at: level.price): return .withdraw(queueAhead: 0, because: .wouldCross)
    case .shares(let size): return .join(size: size)
    }
  }

  @inlinable
  public mutating func filled(_ fill: Fill) {
    sizing.filled(fill)
  }
}
