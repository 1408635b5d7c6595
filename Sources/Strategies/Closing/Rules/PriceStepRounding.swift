public import Simulation

/// How the closing strategy rounds its prices to steps.
///
/// The reference is wrong by the noise of floating point: an exit "at 10.04" is not reached by a trade at 10.04.
@frozen
public enum PriceStepRounding: String, Rule {
  case floating
  case whole

  public static let name = "steps"
  public static let meaning = "How prices are rounded to the steps of the exchange."
  public static let place = "each price of an order"
  public static let market = PriceStepRounding.whole

  public var meaning: String {
    switch self {
    case .floating: "In floating point, with its noise: 10.05 on ADX becomes 10.040000000000001."
    case .whole: "In whole steps, half a step up."
    }
  }
}
