import TickData

/// What a share is worth to those who trade it: a random walk that the book follows.
///
/// Counted in thousandths of a level. A step is taken every second and is uniform, so that the width of a day does not
/// depend on how many ticks the day has; the walk stays within the limits of the day, 9 percent on either side of the
/// previous close.
struct FairValue: Sendable {
  private(set) var thousandths: Int64
  private let limits: ClosedRange<Int64>
  private let step: Int64
  private var second: Int64

  /// A day's walk, that starts `gap` away from the previous close at a second of the day.
  init(previousClose level: Int64, gap: Int64, exchange: Exchange, second: Int64) {
    let mils = exchange.mils(of: level)
    limits = (1_000 * exchange.level(of: mils * 91 / 100))...(1_000 * exchange.level(of: mils * 109 / 100))
    // A day of continuous trading has 17,100 steps, whose sum deviates by 75.5 times the greatest step; the deviation
    // is to be 1.3 percent of the price.
    step = max(1, 1_000 * mils * 13 / 1_000 / exchange.tick(at: mils) * 2 / 151)
    thousandths = min(max(1_000 * level + gap, limits.lowerBound), limits.upperBound)
    self.second = second
  }

  /// The level nearest to the value.
  var level: Int64 { (thousandths + 500) / 1_000 }

  /// Walks on to a second of the day.
  mutating func walk(to second: Int64, _ random: inout SplitMix64) {
    while self.second < second {
      self.second += 1
      thousandths = min(max(thousandths + random.draw(-step...step), limits.lowerBound), limits.upperBound)
    }
  }
}
