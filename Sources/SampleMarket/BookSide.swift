import TickData

/// A side of the book.
enum BookSide: Hashable, Sendable {
  case bid, ask

  var opposite: BookSide { self == .bid ? .ask : .bid }

  /// The direction of worse prices on this side, in levels.
  var away: Int64 { self == .bid ? -1 : 1 }

  var kind: TickKind { self == .bid ? .bid : .ask }
}

/// The best price of a side and the orders that wait there, the oldest first.
struct Touch: Hashable, Sendable {
  var level: Int64
  /// The size of each order, above zero.
  var queue: [Int64]

  var size: Int64 { queue.reduce(0, +) }

  /// Lets a trade eat from the front of the queue, order by order; returns what each order gave.
  mutating func eat(_ size: Int64) -> [Int64] {
    var left = size
    var prints: [Int64] = []
    while left > 0, let first = queue.first {
      let print = min(first, left)
      left -= print
      prints.append(print)
      if print == first { queue.removeFirst() } else { queue[0] -= print }
    }
    return prints
  }
}
