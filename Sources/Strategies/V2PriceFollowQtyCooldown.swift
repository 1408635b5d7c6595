public import Simulation

/// **V2, price-following quotes with a quantity cooldown.** On each side an order follows the touch at every tick. It is
/// topped up to its full size at every tick, too, except for the refill interval after a fill: in that cooldown only the
/// unfilled remainder is quoted.
///
/// - At an unchanged price the order keeps its place in the queue, also when it is topped up; at a new price it joins
///   behind all that is displayed there.
/// - A level that is too thin, or a position limit that leaves no room, withdraws the order. Its remainder is then lost
///   until the cooldown ends. When quoting resumes at the same price, the queue ahead is what was displayed at the last
///   tick of the withdrawal. These are the reference's rules: ``Remainder``, and the market's ``TopUp`` and ``Comeback``.
/// - The position is limited by `max_position`, and by `max_notional` with the rule ``NotionalLimit/all``.
public struct V2PriceFollowQtyCooldown: QuotingStrategy {
  public static let name = "v2_price_follow_qty_cooldown"
  public static let summary = "Follows the touch at every tick; after a fill quotes only the remainder for a while."

  @usableFromInline var sizing: CooldownSizing

  public init(_ parameters: CooldownParameters) { sizing = CooldownSizing(parameters) }

  public static func notice(on parameters: CooldownParameters) -> String? { parameters.notice(of: name) }

  @inlinable @inline(__always)
  public func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
    Self.decision(sizing.size(on: side, at: level, in: market), at: level)
  }

  @inlinable @inline(__always)
  public func quoteByRules(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
    Self.decision(sizing.sizeByRules(on: side, at: level, in: market), at: level)
  }

  @inlinable @inline(__always)
  static func decision(_ size: QuoteSize, at level: PriceLevel) -> QuoteDecision {
    switch size {
    case .shares(let size): .follow(size: size)
    case .none(let reason): .withdraw(queueAhead: level.quantity, because: reason)
    }
  }

  @inlinable @inline(__always)
  public func answersStand(from time: Int64) -> Int64 { sizing.stands(from: time) }

  @inlinable
  public var dependsOnMid: Bool { sizing.dependsOnMid }

  @inlinable
  public mutating func filled(_ fill: Fill) {
    sizing.filled(fill)
  }
}
