public import Simulation

/// **V3, a continuous watch on liquidity.** Quotes the sizes of V2, but gives up its place in the queue at every tick: an
/// order is placed anew behind all that is displayed, so that only a single trade larger than the displayed quantity
/// fills it.
///
/// - No quotes in the silent period after the open.
/// - A level that is too thin withdraws the order, and with it its remainder and its place.
/// - The period and the withdrawal take hold when the side has a price: until then an order of the day before stays, and
///   can be filled.
public struct V3LiquidityMonitor: QuotingStrategy {
  public static let name = "v3_liquidity_monitor"
  public static let summary = "Quotes the touch while it is liquid, behind the whole displayed quantity at every tick."

  @usableFromInline var sizing: CooldownSizing

  public init(_ parameters: MakerParameters) { sizing = CooldownSizing(parameters) }

  @inlinable @inline(__always)
  public func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
    guard !market.isSilentPeriod else { return .withdraw(queueAhead: 0, because: .session) }
    return switch sizing.size(on: side, at: level, in: market) {
    case .shares(let size): .join(size: size)
    case .none(let reason): .withdraw(queueAhead: 0, because: reason)
    }
  }

  @inlinable
  public mutating func filled(_ fill: Fill) {
    sizing.filled(fill)
  }
}
