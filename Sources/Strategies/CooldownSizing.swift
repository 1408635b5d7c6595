public import Simulation

/// What the strategies from V2 on share: how much to quote on a side, and when not to quote there.
///
/// The full size; in the cooldown after a fill only what remains of the order. Never more than the position limit leaves
/// room for, and nothing at a level that displays too little. What starts a cooldown, what remains and what limits the
/// position are rules: ``CooldownStart``, ``Remainder``, ``NotionalLimit``.
@frozen
public struct CooldownSizing: Sendable {
  @usableFromInline let fullSize: BothSides<Int64>
  @usableFromInline let maxPosition: Int64
  @usableFromInline let minNotional: Double
  @usableFromInline let parameters: CooldownParameters
  /// Whether the position is limited by its value.
  @usableFromInline let limitsNotional: Bool
  @usableFromInline let keepsRemainder: Bool
  @usableFromInline var cooldown: BothSides<RefillTimer>
  /// What each side's order had left after its last fill.
  @usableFromInline var left = BothSides<Int64>(0)

  /// With the reference's rules.
  public init(_ maker: MakerParameters) { self.init(CooldownParameters(maker)) }

  public init(_ parameters: CooldownParameters) {
    self.parameters = parameters
    fullSize = parameters.maker.fullSize
    maxPosition = parameters.maker.maxPosition
    minNotional = parameters.maker.minLocalCurrencyBeforeQuote
    limitsNotional = parameters.notional == .all && parameters.maker.maxNotional != nil
    keepsRemainder = parameters.remainder == .kept
    cooldown = BothSides(RefillTimer(seconds: parameters.maker.refillInterval))
  }

  /// What to quote on a side, given the book's level there, by the reference's rules.
  @inlinable @inline(__always)
  public func size(on side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteSize {
    size(
      on: side, at: level, in: market, remainder: market.orders[side].remaining,
      room: side == .bid ? maxPosition &- market.account.position : maxPosition &+ market.account.position)
  }

  /// The same by the strategy's own rules.
  @inlinable @inline(__always)
  public func sizeByRules(on side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteSize {
    let limit = limitsNotional ? parameters.maker.positionLimit(mid: market.book.mid) : maxPosition
    return size(
      on: side, at: level, in: market, remainder: keepsRemainder ? left[side] : market.orders[side].remaining,
      room: side == .bid ? limit &- market.account.position : limit &+ market.account.position)
  }

  /// Positions and limits are far from where whole numbers end.
  ///
  /// - Parameters:
  ///   - remainder: what is left to quote in a cooldown.
  ///   - room: how many more shares the position may take on the side.
  @inlinable @inline(__always)
  func size(
    on side: Side, at level: PriceLevel, in market: borrowing Market, remainder: Int64, room: Int64
  ) -> QuoteSize {
    let size = min(cooldown[side].isDue(at: market.time) ? fullSize[side] : remainder, room)
    guard size > 0 else { return .none(because: room > 0 ? .cooldown : .position) }
    guard level.notional >= minNotional else { return .none(because: .liquidity) }
    return .shares(size)
  }

  /// Until when the sizes stand, unless something is filled: the end of the next cooldown to end. They depend on the mid
  /// price, too, where that limits the position.
  @inlinable @inline(__always)
  public func stands(from time: Int64) -> Int64 { min(cooldown.bid.dueAfter(time), cooldown.ask.dueAfter(time)) }

  @inlinable
  public var dependsOnMid: Bool { limitsNotional }

  /// Starts the cooldown of the side that was filled.
  @inlinable
  public mutating func filled(_ fill: Fill) {
    left[fill.side] = fill.orderLeft
    if parameters.cooldown == .any || fill.rule == .restingOrder { cooldown[fill.side].restart(at: fill.time) }
  }
}

/// How much to quote, or why nothing.
@frozen
public enum QuoteSize: Hashable, Sendable {
  /// At least one share.
  case shares(Int64)
  case none(because: WithdrawalReason)
}
