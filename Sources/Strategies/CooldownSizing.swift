public import Simulation

/// What the strategies from V2 on share: how much to quote on a side, and when not to quote there.
///
/// The full size; in the cooldown after a fill, the end-of-day one included, only what remains of the order. Never more
/// than the position limit leaves room for, and nothing at a level that displays too little.
@frozen
public struct CooldownSizing: Sendable {
  @usableFromInline let fullSize: BothSides<Int64>
  @usableFromInline let maxPosition: Int64
  @usableFromInline let minNotional: Double
  @usableFromInline var cooldown: BothSides<RefillTimer>

  public init(_ parameters: MakerParameters) {
    fullSize = parameters.fullSize
    maxPosition = parameters.maxPosition
    minNotional = parameters.minLocalCurrencyBeforeQuote
    cooldown = BothSides(RefillTimer(seconds: parameters.refillInterval))
  }

  /// What to quote on a side, given the book's level there.
  @inlinable @inline(__always)
  public func size(on side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteSize {
    let room = room(on: side, in: market)
    let wanted = cooldown[side].isDue(at: market.time) ? fullSize[side] : market.orders[side].remaining
    let size = min(wanted, room)
    guard size > 0 else { return .none(because: room > 0 ? .cooldown : .position) }
    guard level.notional >= minNotional else { return .none(because: .liquidity) }
    return .shares(size)
  }

  /// How many more shares the position may take on a side. Positions and limits are far from where whole numbers end.
  @inlinable @inline(__always)
  func room(on side: Side, in market: borrowing Market) -> Int64 {
    side == .bid ? maxPosition &- market.account.position : maxPosition &+ market.account.position
  }

  /// Until when the sizes stand, unless something is filled: the end of the next cooldown to end.
  @inlinable @inline(__always)
  public func stands(from time: Int64) -> Int64 { min(cooldown.bid.dueAfter(time), cooldown.ask.dueAfter(time)) }

  /// Starts the cooldown of the side that was filled.
  @inlinable
  public mutating func filled(_ fill: Fill) {
    cooldown[fill.side].restart(at: fill.time)
  }
}

/// How much to quote, or why nothing.
@frozen
public enum QuoteSize: Hashable, Sendable {
  /// At least one share.
  case shares(Int64)
  case none(because: WithdrawalReason)
}
