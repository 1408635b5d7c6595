public import Simulation

/// What the strategies from V2 on share: how much to quote on a side.
///
/// The full size; in the cooldown after a fill, the end-of-day one included, only what remains of the order. Never more
/// than the position limit leaves room for.
@frozen
public struct CooldownSizing: Sendable {
  @usableFromInline let fullSize: BothSides<Int64>
  @usableFromInline let maxPosition: Int64
  @usableFromInline var cooldown: BothSides<RefillTimer>

  init(_ parameters: MakerParameters) {
    fullSize = parameters.fullSize
    maxPosition = parameters.maxPosition
    cooldown = BothSides(RefillTimer(seconds: parameters.refillInterval))
  }

  /// The size to quote on a side; zero or less for none.
  @inlinable @inline(__always)
  public func size(on side: Side, in market: borrowing Market) -> Int64 {
    let wanted = cooldown[side].isDue(at: market.time) ? fullSize[side] : market.orders[side].remaining
    return min(wanted, room(on: side, in: market))
  }

  /// How many more shares the position may take on a side. Positions and limits are far from where whole numbers end.
  @inlinable @inline(__always)
  func room(on side: Side, in market: borrowing Market) -> Int64 {
    side == .bid ? maxPosition &- market.account.position : maxPosition &+ market.account.position
  }

  /// Why there is no size to quote.
  @inlinable @inline(__always)
  public func reasonForNone(on side: Side, in market: borrowing Market) -> WithdrawalReason {
    room(on: side, in: market) > 0 ? .cooldown : .position
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
