internal import TickData

/// What a strategy may not ask for, since no market does it. The process ends, with a message that shows in an optimised
/// program, too, unlike a precondition's: strategies run in such.
@usableFromInline
enum StrategyFault {
  /// Trading fewer shares than one.
  case takes(Int64)
  /// Trading where nothing is displayed.
  case takesNothing
  /// An order for fewer shares than one.
  case order(Int64)
  /// A queue of fewer shares than none.
  case queue(Int64)
  /// An order or a trade at no price.
  case noPrice

  private var message: String {
    switch self {
    case .takes(let quantity): "it takes \(quantity) shares: take one at least"
    case .takesNothing: "it takes what nobody displays: take from a side that has a price"
    case .order(let quantity): "it has an order for \(quantity) shares: an order is for one at least"
    case .queue(let shares): "it has a queue of \(shares) shares: a queue is 0 or more"
    case .noPrice: "it has an order without a price: give one that is a number"
    }
  }

  /// - Parameter strategy: its name, if it is known.
  @usableFromInline
  @inline(never)
  func endProcess(of strategy: String = "the strategy", at time: Int64) -> Never {
    fatalError("\(strategy), \(WallClock.stampText(time)): \(message)")
  }
}
