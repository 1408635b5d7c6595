/// Orders that gather for one price.
///
/// While they gather the book may be crossed, since nothing trades. An order without a limit comes before all others;
/// ADX shows it at the day's limit price, DFM at the price 0. Then the auction is *uncrossed*: the price at which most
/// shares change hands is found, and the orders trade there, better limits first and older ones first at the same limit.
struct Auction: Sendable {
  struct Order: Hashable, Sendable {
    /// nil: at any price.
    let limit: Int64?
    var size: Int64
  }

  private(set) var bids: [Order] = []
  private(set) var asks: [Order] = []

  /// Enters an order behind those of the same limit; says whether it changed what is displayed, the best of its side.
  mutating func enter(_ order: Order, _ side: BookSide) -> Bool {
    let orders = side == .bid ? bids : asks
    let place = orders.firstIndex { Self.precedes(order.limit, $0.limit, side) } ?? orders.count
    if side == .bid { bids.insert(order, at: place) } else { asks.insert(order, at: place) }
    return order.limit == (side == .bid ? bids : asks)[0].limit
  }

  /// The best limit of a side with all that is displayed there; nil where the side is empty.
  func best(_ side: BookSide) -> Order? {
    let orders = side == .bid ? bids : asks
    guard let first = orders.first else { return nil }
    return Order(limit: first.limit, size: orders.reduce(0) { $0 + ($1.limit == first.limit ? $1.size : 0) })
  }

  /// The level at which most shares trade; among several the one nearest to the reference, the lower first. nil where
  /// nothing can trade at any limit.
  func clearingLevel(reference: Int64) -> Int64? {
    let candidates = Set((bids + asks).compactMap(\.limit) + [reference])
    var best: (level: Int64, volume: Int64)?
    for level in candidates.sorted(by: { (abs($0 - reference), $0) < (abs($1 - reference), $1) }) {
      let demand = bids.reduce(0) { $0 + (($1.limit ?? level) >= level ? $1.size : 0) }
      let supply = asks.reduce(0) { $0 + (($1.limit ?? level) <= level ? $1.size : 0) }
      let volume = min(demand, supply)
      if volume > (best?.volume ?? 0) { best = (level, volume) }
    }
    return best?.level
  }

  /// Trades the next pair of orders at a level; returns the size of the print, or nil when no pair is left.
  mutating func matchNext(at level: Int64) -> Int64? {
    guard let bid = bids.first, let ask = asks.first, (bid.limit ?? level) >= level, (ask.limit ?? level) <= level
    else { return nil }
    let print = min(bid.size, ask.size)
    bids[0].size -= print
    asks[0].size -= print
    if bids[0].size == 0 { bids.removeFirst() }
    if asks[0].size == 0 { asks.removeFirst() }
    return print
  }

  private static func precedes(_ limit: Int64?, _ other: Int64?, _ side: BookSide) -> Bool {
    guard let other else { return false }
    guard let limit else { return true }
    return (other - limit) * side.away > 0
  }
}
