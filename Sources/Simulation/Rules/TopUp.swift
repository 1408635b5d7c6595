public import Parameters

/// Where shares that are added to a resting order stand.
///
/// The reference is optimistic: on an exchange a larger size loses its place.
@frozen
public enum TopUp: String, Rule {
  case keep
  case back

  public static let name = "top_up"
  public static let meaning = "Where shares that are added to an order stand."
  public static let place = "each order that is made larger at its price"
  public static let market = TopUp.back

  public var meaning: String {
    switch self {
    case .keep: "At the order's place."
    case .back: "Behind all that is displayed, as a tail of the order."
    }
  }
}
