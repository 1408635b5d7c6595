public import Simulation

/// What is quoted in the cooldown after a fill, where the order was withdrawn since.
///
/// The reference is pessimistic: a thin level loses what remained of the order.
@frozen
public enum Remainder: String, Rule {
  case lost
  case kept

  public static let name = "remainder"
  public static let meaning = "What is left to quote in a cooldown when the order was withdrawn."
  public static let place = "the cooldown after a fill"
  public static let market = Remainder.kept

  public var meaning: String {
    switch self {
    case .lost: "Nothing, until the cooldown ends."
    case .kept: "What was left of the order after its last fill."
    }
  }
}
