public import TickData

/// Rounds prices to the steps that an exchange allows, by the rule ``PriceStepRounding``.
///
/// The reference's: a price is divided by its step, rounded to a whole number, ties to even, and multiplied again, all
/// in floating point and without cleaning up. So on ADX 10.05 becomes 10.040000000000001, which a trade at 10.04 does not
/// reach from below, and what is a tie depends on how the price is represented: 9.975 becomes 9.98, and so does 9.985.
public struct PriceSteps: Hashable, Sendable {
  /// From which price on a step holds, the lowest first.
  private let bands: [Band]
  private let rounding: PriceStepRounding

  private struct Band: Hashable, Sendable {
    let start: Double
    let step: Double
    /// The same in thousandths.
    let thousandths: Int64
  }

  public init(of exchange: Exchange, _ rounding: PriceStepRounding = .floating) {
    bands = exchange.tickTable.bands.map {
      Band(start: Double($0.start) / 1000, step: Double($0.tick) / 1000, thousandths: Int64($0.tick))
    }
    self.rounding = rounding
  }

  /// The step that holds at a price.
  public func step(at price: Double) -> Double { band(at: price).step }

  private func band(at price: Double) -> Band { bands.last { price >= $0.start } ?? bands[0] }

  /// A price, rounded by the step that holds at it before it is rounded.
  public func rounded(_ price: Double) -> Double {
    let band = band(at: price)
    if rounding == .whole, let steps = Self.steps(in: price, of: band.thousandths) {
      return Double(steps * band.thousandths) / 1000
    }
    return (price / band.step).rounded(.toNearestOrEven) * band.step
  }

  /// How many steps of so many thousandths a price is, half a step up: exact, of the price's shortest decimal. Nil for a
  /// price that is too large or too small to be one.
  static func steps(in price: Double, of thousandths: Int64) -> Int64? {
    guard price >= 0.0001, price < 1e9 else { return nil }
    // A price of this size is written with digits and a point.
    let parts = "\(price)".split(separator: ".")
    let fraction = parts.count > 1 ? parts[1].prefix(20) : ""
    guard parts.count <= 2, let digits = Int128(parts[0] + fraction) else { return nil }
    let unit = (0..<fraction.count).reduce(Int128(1)) { unit, _ in unit * 10 }
    // digits / unit is the price: twice that over the step, and one, halved.
    let step = Int128(thousandths) * unit
    return Int64((digits * 2000 + step) / (step * 2))
  }
}
