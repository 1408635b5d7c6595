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
  @inlinable
  public func size(on side: Side, in market: borrowing Market) -> Int64 {
    let wanted = cooldown[side].isDue(at: market.time) ? fullSize[side] : market.orders[side].remaining
    let position = market.account.position
    let room = side == .bid ? maxPosition - position : maxPosition + position
    return min(wanted, room)
  }

  /// Starts the cooldown of the side that was filled.
  @inlinable
  public mutating func filled(_ fill: Fill) {
    cooldown[fill.side].restart(at: fill.time)
  }
}
