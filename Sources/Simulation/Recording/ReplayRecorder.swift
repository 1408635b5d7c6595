/// Records of a replay what its metrics are made of: the fills, and for how long what rested and what was held.
///
/// Time is counted within the quoting window, from `session.open` to `session.close`, of every day that has a tick.
@frozen
public struct ReplayRecorder: ReplayObserver {
  /// The fills since they were last removed.
  public var fills: [Fill] = []
  /// For how long we were quoting.
  public var presence = Presence()
  /// For how long we held what.
  public var inventory: Inventory

  /// The fills that closed the position at the end of the day while the book had a mid price, the day's last; and what
  /// they gained against it, in AED.
  public var flattenFills = 0
  public var flattenGain = 0.0

  /// - Parameter positionLimit: the position at which the time at the limit is counted; none where nil.
  public init(positionLimit: Int64? = nil) { inventory = Inventory(limit: positionLimit ?? .max) }

  @inlinable @inline(__always)
  public mutating func filled(_ fill: Fill, in market: borrowing Market) {
    fills.append(fill)
    inventory.changed(to: fill.position, at: min(fill.time, market.windowEnd))
    if fill.rule == .restingOrder {
      presence.filled(fill.side)
      presence.look(at: fill.side, isNewPlace: false, in: market)
    } else if fill.rule == .flatten || fill.rule == .closingShare, fill.time == market.time, market.book.hasBothSides {
      flattenFills += 1
      flattenGain += Double(fill.side.sign) * (market.book.mid - fill.price) * Double(fill.quantity)
    }
  }

  @inlinable @inline(__always)
  public mutating func quoted(_ side: Side, _ decision: QuoteDecision, in market: borrowing Market) {
    switch decision {
    case .follow: presence.followed(side, in: market)
    case .join: presence.look(at: side, isNewPlace: true, in: market)
    case .leave, .withdraw: presence.look(at: side, isNewPlace: false, in: market)
    }
  }

  @inlinable
  public mutating func foundEmpty(_ side: Side, in market: borrowing Market) {
    presence.look(at: side, isNewPlace: false, in: market)
  }

  @inlinable
  public mutating func acted(in market: borrowing Market) {
    for side in Side.allCases {
      let order = market.orders[side]
      presence.look(at: side, isNewPlace: order.isLive && !presence.isKnown(order, on: side), in: market)
    }
  }

  /// While a strategy waits, trades do not reach its orders: it is not there.
  @inlinable
  public mutating func intervened(_ intervention: Intervention, in market: borrowing Market) {
    if case .take(_, _, thenQuote: true) = intervention { return }
    presence.vanish(at: market.time)
  }

  @inlinable
  public mutating func dayBegan(in market: borrowing Market) {
    presence.dayBegan(in: market)
    inventory.dayBegan(opening: market.windowStart, closing: market.windowEnd)
  }

  /// Counts up to the end of the last day.
  public mutating func finish() {
    presence.finish()
    inventory.finish()
  }
}
