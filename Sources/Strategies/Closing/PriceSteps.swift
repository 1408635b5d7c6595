public import TickData

/// Rounds prices to the steps that an exchange allows.
///
/// The reference rule: a price is divided by its step, rounded to a whole number, ties to even, and multiplied again, all
/// in floating point and without cleaning up. So on ADX 10.05 becomes 10.040000000000001, which a trade at 10.04 does not
/// reach from below, and what is a tie depends on how the price is represented: 9.975 becomes 9.98, and so does 9.985.
public struct PriceSteps: Hashable, Sendable {
  /// From which price on a step holds, the lowest first.
  private let bands: [Band]

  private struct Band: Hashable, Sendable {
    let start: Double
    let step: Double
  }

  public init(of exchange: Exchange) {
    bands = exchange.tickTable.bands.map { Band(start: Double($0.start) / 1000, step: Double($0.tick) / 1000) }
  }

  /// The step that holds at a price.
  public func step(at price: Double) -> Double { (bands.last { price >= $0.start } ?? bands[0]).step }

  /// A price, rounded by the step that holds at it before it is rounded.
  public func rounded(_ price: Double) -> Double {
    let step = step(at: price)
    return (price / step).rounded(.toNearestOrEven) * step
  }
}
