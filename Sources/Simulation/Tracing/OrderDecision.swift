/// What became of our order on a side at a tick, before a trade reached it.
@frozen
public struct OrderDecision: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// A new order where there was none.
    case placed
    /// At another price, behind all that is displayed there.
    case moved
    /// Placed anew at the price that it had, behind all that is displayed there.
    case requeued
    /// Back at the price and the place in the queue that the side remembered.
    case resumed
    /// More shares, at the same place.
    case toppedUp = "topped up"
    /// Fewer shares, at the same place.
    case cutDown = "cut down"
    case kept
    /// Taken back.
    case withdrawn
    /// There was none, and there is none.
    case absent
  }

  public let kind: Kind
  /// Why there is no order; nil where there is one, or where the strategy gave no reason.
  public let reason: WithdrawalReason?
  /// The order as it was, and as the decision left it.
  public let before: RestingOrder
  public let order: RestingOrder

  /// What a quoting strategy has answered, and what that has made of the order.
  init(_ decision: QuoteDecision, from before: RestingOrder, to order: RestingOrder) {
    self.before = before
    self.order = order
    switch decision {
    case .leave:
      (kind, reason) = (order.isLive ? .kept : .absent, nil)
    case .join:
      (kind, reason) = (!before.isLive ? .placed : before.price == order.price ? .requeued : .moved, nil)
    case .follow:
      if before.price != order.price {
        (kind, reason) = (before.isLive ? .moved : .placed, nil)
      } else {
        (kind, reason) = (before.isLive ? Self.resized(before, order) : .resumed, nil)
      }
    case .withdraw(_, let because):
      (kind, reason) = (before.isLive ? .withdrawn : .absent, because)
    }
  }

  /// What has been done to an order, told from what it was and what it is; nil where there was and is none.
  init?(from before: RestingOrder, to order: RestingOrder) {
    guard before.isLive || order.isLive else { return nil }
    self.before = before
    self.order = order
    if !order.isLive {
      (kind, reason) = (.withdrawn, .strategy)
    } else if !before.isLive {
      (kind, reason) = (.placed, nil)
    } else if before.price != order.price {
      (kind, reason) = (.moved, nil)
    } else if before.joinedAt != order.joinedAt || before.queueAhead != order.queueAhead {
      (kind, reason) = (.requeued, nil)
    } else {
      (kind, reason) = (Self.resized(before, order), nil)
    }
  }

  /// Whether the order takes a place in the queue by it.
  public var takesPlace: Bool {
    switch kind {
    case .placed, .moved, .requeued, .resumed: true
    default: false
    }
  }

  /// Whether anything is other than it was, the moment of joining aside.
  public var changesAnything: Bool {
    switch kind {
    case .kept, .absent: false
    case .requeued: before.queueAhead != order.queueAhead || before.remaining != order.remaining
    default: true
    }
  }

  private static func resized(_ before: RestingOrder, _ order: RestingOrder) -> Kind {
    before.remaining < order.remaining ? .toppedUp : before.remaining > order.remaining ? .cutDown : .kept
  }
}
