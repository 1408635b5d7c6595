import TickData

/// When the continuous session is busy: most at its two ends, least in its middle.
///
/// The intensity over the session is a parabola, three times as high at the ends as in the middle.
enum Activity {
  /// So many moments of a span of seconds, in order; a second may occur more than once.
  static func moments(_ count: Int64, in seconds: Range<Int64>, _ random: inout SplitMix64) -> [Int64] {
    let last = seconds.upperBound - seconds.lowerBound - 1
    var moments: [Int64] = []
    while moments.count < count {
      let offset = random.draw(0...last)
      let fromMiddle = 2 * offset - last
      let intensity = last * last + 2 * fromMiddle * fromMiddle
      if random.draw(0...(3 * last * last)) <= intensity { moments.append(seconds.lowerBound + offset) }
    }
    return moments.sorted()
  }
}
