public import Simulation

/// What binds a liquidation of the stop loss.
///
/// The reference's outlives the position: what the end of the day leaves of it opens a new one next morning.
@frozen
public enum LiquidationBound: String, Rule {
  case free
  case position

  public static let name = "liquidation"
  public static let meaning = "What binds a liquidation."
  public static let place = "while a position is liquidated"
  public static let market = LiquidationBound.position

  public var meaning: String {
    switch self {
    case .free: "Nothing: it goes on whatever the position, and our orders sleep meanwhile."
    case .position: "The position: it takes back our orders, and ends with the position."
    }
  }
}
