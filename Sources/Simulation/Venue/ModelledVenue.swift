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
  public mutating func dayBegan() {
    unshown.bid.removeAll()
    unshown.ask.removeAll()
  }

  @inlinable
  public mutating func displays(
    _ side: Side, _ before: PriceLevel, _ after: PriceLevel, at time: Int64, order: inout RestingOrder
  ) {
    guard model != .trades else { return }
    guard !after.isEmpty else {
      unshown[side].removeAll()
      return
    }
    var explained: Int64 = 0
    let isLess = !before.isEmpty && before.price == after.price && after.quantity < before.quantity
    if !unshown[side].isEmpty {
      unshown[side].forget(before: time)
      if isLess { explained = unshown[side].explain(before.quantity &- after.quantity, at: after.price) }
      unshown[side].forget(betterThan: after.price, on: side)
    }
    guard order.isLive else { return }
    if after.price == order.price {
      if isLess {
        cancel(before.quantity &- after.quantity &- explained, of: before.quantity &- explained, &order)
      }
      order.queueAhead = min(order.queueAhead, after.quantity)
      order.tailAhead = min(order.tailAhead, after.quantity)
    } else if side == .bid ? after.price < order.price : after.price > order.price {
      order.advanceToFront()
    }
  }

  /// So many shares of a total at the order's price were cancelled.
  @usableFromInline
  func cancel(_ shares: Int64, of total: Int64, _ order: inout RestingOrder) {
    order.queueAhead = model.ahead(order.queueAhead, afterCancelling: shares, of: total, power: power)
    order.tailAhead = model.ahead(order.tailAhead, afterCancelling: shares, of: total, power: power)
  }

  @inlinable
  public mutating func traded(price: Double, size: Int64, at time: Int64, in book: borrowing TopOfBook) {
    guard model != .trades else { return }
    if !book.bid.isEmpty, price <= book.bid.price { unshown.bid.add(size, at: price, time: time) }
    if !book.ask.isEmpty, price >= book.ask.price { unshown.ask.add(size, at: price, time: time) }
  }
}
