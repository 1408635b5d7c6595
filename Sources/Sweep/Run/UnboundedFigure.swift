internal import Analytics
internal import Simulation
internal import TickData

/// Why a security's metrics are no result: a figure is not a finite number, since its prices are absurd.
struct UnboundedFigure: CustomStringConvertible {
  private let figure: String
  private let cause: (fill: Fill, number: Int)?

  /// Nil where every figure is finite.
  ///
  /// - Parameter cause: the first fill after which an amount was not finite, if that is known.
  init?(of metrics: SecurityMetrics, from cause: (fill: Fill, number: Int)?) {
    guard let figure = metrics.unboundedFigure else { return nil }
    self.figure = figure
    self.cause = cause
  }

  var description: String {
    var text = "\(figure) is not a finite number"
    if let (fill, number) = cause {
      let verb = fill.side == .bid ? "buy" : "sell"
      text += "; amounts are out of range from fill \(number) on "
      text += "(\(verb) \(fill.quantity) at \(fill.price), \(WallClock.stampText(fill.time)))"
    }
    return "\(text): look for wrong prices and sizes with 'tickbt inspect', or leave the security out with --securities"
  }
}
