public import Parameters

/// Where an order stands that comes back at the price where it was withdrawn.
///
/// The reference is optimistic: no exchange keeps the place of an order that is not there.
@frozen
public enum Comeback: String, Rule {
  case remembered
  case back

  public static let name = "comeback"
  public static let meaning = "Where an order stands that comes back at the price where it was withdrawn or filled."
  public static let place = "each order that comes back at its price"
  public static let market = Comeback.back

  public var meaning: String {
    switch self {
    case .remembered: "Behind what was displayed at the last row of the withdrawal."
    case .back: "Behind all that is displayed now."
    }
  }
}
