public import Simulation

/// Whether `max_notional` limits the position of V2, V2.1 and V3.
///
/// The reference is optimistic: it computes the limit and throws it away.
@frozen
public enum NotionalLimit: String, Rule {
  case v1
  case all

  public static let name = "notional"
  public static let meaning = "Whether max_notional limits the position."
  public static let place = "the sizing of each quote"
  public static let market = NotionalLimit.all

  public var meaning: String {
    switch self {
    case .v1: "Only for V1."
    case .all: "For every market maker, as for V1."
    }
  }
}
