public import Simulation

/// What the strategies from V2 on share: how much to quote on a side, and when not to quote there.
///
/// The full size; in the cooldown after a fill only what remains of the order. Never more than the position limit leaves
/// room for, and nothing at a level that displays too little. What starts a cooldown, what remains and what limits the
/// position are rules: ``CooldownStart``, ``Remainder``, ``NotionalLimit``.
@frozen
public struct CooldownSizing: Sendable {
  @usableFromInline let fullSize: BothSides<Int64>
  @usableFromInline let parameters: CooldownParameters
  /// Whether the position is limited by its value.
  @usableFromInline let limitsNotional: Bool
  @usableFromInline let keepsRemainder: Bool
  @usableFromInline var cooldown: BothSides<RefillTimer>
  /// What each side's order had left after its last fill.
  @usableFromInline var left = BothSides<Int64>(0)

  public init(_ parameters: CooldownParameters) {
    self.parameters = parameters
    fullSize = parameters.maker.fullSize
    limitsNotional = parameters.notional == .all && parameters.maker.maxNotional != nil
    keepsRemainder = parameters.remainder == .kept
    cooldown = BothSides(RefillTimer(seconds: parameters.maker.refillInterval))
  }

  /// What to quote on a side, given the book's level there.
  @inlinable @inline(__always)
  public func size(on side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteSize {
    let room = room(on: side, in: market)
    let wanted = cooldown[side].isDue(at: market.time) ? fullSize[side] : remainder(on: side, in: market)
    let size = min(wanted, room)
    guard size > 0 else { return .none(because: room > 0 ? .cooldown : .position) }
    guard level.notional >= parameters.maker.minLocalCurrencyBeforeQuote else { return .none(because: .liquidity) }
    return .shares(size)
  }

  @inlinable
  func remainder(on side: Side, in market: borrowing Market) -> Int64 {
    keepsRemainder ? left[side] : market.orders[side].remaining
  }

  /// How many more shares the position may take on a side. Positions and limits are far from where whole numbers end.
  @inlinable @inline(__always)
  func room(on side: Side, in market: borrowing Market) -> Int64 {
    let limit =
      limitsNotional ? parameters.maker.positionLimit(mid: market.book.mid) : parameters.maker.maxPosition
    return side == .bid ? limit &- market.account.position : limit &+ market.account.position
  }

  /// Until when the sizes stand, unless something is filled: the end of the next cooldown to end. Where the mid price limits
  /// them they can change with each quote of the other side.
  @inlinable @inline(__always)
  public func stands(from time: Int64) -> Int64 {
    limitsNotional ? .min : min(cooldown.bid.dueAfter(time), cooldown.ask.dueAfter(time))
  }

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
