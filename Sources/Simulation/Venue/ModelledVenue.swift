/// A queue by one of the models of ``QueueModel``.
///
/// The display tells of cancellations as far as trades do not explain why it shows less: see ``UnshownTrades``. And it
/// bounds the queue: no more can stand before us than is displayed at our price, and nobody where a worse price is the best.
@frozen
public struct ModelledVenue: Venue {
  @usableFromInline let model: QueueModel
  @usableFromInline let power: Double
  @usableFromInline var unshown = BothSides(UnshownTrades())

  @inlinable
  public init(_ rules: ExchangeRules) {
    model = rules.queue
    power = rules.queuePower
  }

  @inlinable
  public static var isModelled: Bool { true }

  @inlinable
  public var followsDisplay: Bool { model != .trades }

  @inlinable
  public mutating func dayBegan() {
    unshown.bid.removeAll()
    unshown.ask.removeAll()
  }

  @inlinable @inline(__always)
  public mutating func displays(
    _ side: Side, _ before: PriceLevel, _ after: PriceLevel, at time: Int64, order: inout RestingOrder,
    tail: inout OrderTail
  ) {
    guard !after.isEmpty else {
      if side == .bid { unshown.bid.removeAll() } else { unshown.ask.removeAll() }
      return
    }
    let isLess = !before.isEmpty && before.price == after.price && after.quantity < before.quantity
    let drop = isLess ? before.quantity &- after.quantity : 0
    // Each side by its name: through a subscript the ledger would be copied.
    let explained =
      side == .bid
      ? unshown.bid.show(drop, at: after.price, on: .bid, time: time)
      : unshown.ask.show(drop, at: after.price, on: .ask, time: time)
    guard order.isLive else { return }
    if after.price == order.price {
      if isLess {
        cancel(drop &- explained, of: before.quantity &- explained, &order, &tail)
      }
      order.queueAhead = min(order.queueAhead, after.quantity)
      tail.queueAhead = min(tail.queueAhead, after.quantity)
    } else if side == .bid ? after.price < order.price : after.price > order.price {
      order.queueAhead = 0
      tail.queueAhead = 0
    }
  }

  /// So many shares of a total at the order's price were cancelled.
  @usableFromInline
  func cancel(_ shares: Int64, of total: Int64, _ order: inout RestingOrder, _ tail: inout OrderTail) {
    order.queueAhead = model.ahead(order.queueAhead, afterCancelling: shares, of: total, power: power)
    tail.queueAhead = model.ahead(tail.queueAhead, afterCancelling: shares, of: total, power: power)
  }

  @inlinable
  public mutating func traded(price: Double, size: Int64, at time: Int64, in book: borrowing TopOfBook) {
    if !book.bid.isEmpty, price <= book.bid.price { unshown.bid.add(size, at: price, time: time) }
    if !book.ask.isEmpty, price >= book.ask.price { unshown.ask.add(size, at: price, time: time) }
  }
}
