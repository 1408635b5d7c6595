import TickData

/// How many shares orders are for: many small ones, few large ones, round numbers more often than chance would have it.
///
/// One order in eight is an odd lot of up to a tenth of the typical size. The others start at a quarter of it and double
/// with a probability of 55 percent, eight times at most: a tail that falls off by a power of the size. One in four of
/// the larger ones is rounded to two digits.
struct OrderSizes: Sendable {
  private let typical: Int64

  init(typical: Int64) {
    precondition(typical >= 1, "an order's typical size is 1 or more, was \(typical)")
    self.typical = typical
  }

  /// The size of one order; never below 1.
  func draw(_ random: inout SplitMix64) -> Int64 {
    if random.chance(12) { return random.draw(1...max(1, typical / 10)) }
    var scale = max(1, typical / 4)
    var doublings = 0
    while doublings < 8 && random.chance(55) {
      scale *= 2
      doublings += 1
    }
    let size = random.draw(scale...(2 * scale - 1))
    return random.chance(25) ? Self.rounded(size) : size
  }

  /// Down to two significant digits.
  private static func rounded(_ size: Int64) -> Int64 {
    var unit: Int64 = 1
    while size / unit >= 100 { unit *= 10 }
    return size / unit * unit
  }
}
