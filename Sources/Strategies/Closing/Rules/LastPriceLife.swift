public import Simulation

/// Which quotes the closing strategy's stop loss looks at.
///
/// The reference can stop at yesterday's price, or at one where nothing was displayed.
@frozen
public enum LastPriceLife: String, Rule {
  case ever
  case session

  public static let name = "last_prices"
  public static let meaning = "Which quotes the stop loss looks at."
  public static let place = "the stop loss"
  public static let market = LastPriceLife.session

  public var meaning: String {
    switch self {
    case .ever: "The last of each side, of any time, day and size."
    case .session: "The last of each side in today's continuous trading, with a size."
    }
  }
}
