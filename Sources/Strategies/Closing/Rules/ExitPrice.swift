public import Simulation

/// At which price the closing strategy's exit order fills.
///
/// The reference is optimistic: whoever trades through the order pays the order's price.
@frozen
public enum ExitPrice: String, Rule {
  case trade
  case order

  public static let name = "exit_price"
  public static let meaning = "At which price an exit order fills."
  public static let place = "each fill of an exit order"
  public static let market = ExitPrice.order

  public var meaning: String {
    switch self {
    case .trade: "At the trade's, even where that is better."
    case .order: "At the order's own."
    }
  }
}
