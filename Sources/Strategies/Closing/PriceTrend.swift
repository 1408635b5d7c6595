public import TickData

/// The slope of a day's trades: a straight line through their prices, by least squares, over the hours since the full
/// hour in which the session opens.
///
/// Only the sums are kept, so that a trade costs a few additions. They are plain sums in the order of the trades.
@frozen
@usableFromInline
struct PriceTrend: Hashable, Sendable {
  @usableFromInline let firstHour: Int64
  @usableFromInline var count: Int64 = 0
  @usableFromInline var hours = 0.0
  @usableFromInline var prices = 0.0
  @usableFromInline var products = 0.0
  @usableFromInline var squares = 0.0

  @inlinable
  init(opening open: TimeOfDay) { firstHour = open.nanoseconds / WallClock.hour }

  /// Takes a trade at a time of day. Fractions of a second are cut off.
  @inlinable @inline(__always)
  mutating func add(_ price: Double, at timeOfDay: Int64) {
    let second = timeOfDay / WallClock.second
    let x = Double(second / 3600 - firstHour) + Double(second / 60 % 60) / 60 + Double(second % 60) / 3600
    count &+= 1
    hours = hours + x
    prices = prices + price
    products = products + x * price
    squares = squares + x * x
  }

  /// The slope in basis points of the mean price an hour; 0 for fewer than ten trades, or where there is no line.
  ///
  /// The reference squares with its library's `pow`, which for seven times of a day gives a last digit that `x * x` does
  /// not give. Only a slope within a hair of a threshold could tell.
  @usableFromInline var basisPointsAnHour: Double {
    guard count >= 10 else { return 0 }
    let n = Double(count)
    let denominator = n * squares - hours * hours
    guard denominator != 0 else { return 0 }
    let slope = (n * products - hours * prices) / denominator
    let mean = prices / n
    guard mean != 0 else { return 0 }
    return (slope / mean) * 10_000
  }
}
