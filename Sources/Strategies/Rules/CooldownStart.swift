public import Simulation

/// Which fills start a side's cooldown.
@frozen
public enum CooldownStart: String, Rule {
  case any
  case resting

  public static let name = "cooldown"
  public static let meaning = "Which fills start the cooldown of their side."
  public static let place = "each fill"
  public static let market = CooldownStart.resting

  public var meaning: String {
    switch self {
    case .any: "All, those of the end of the day and of a stop loss included."
    case .resting: "Those of resting orders."
    }
  }
}
