public import Parameters

/// Whether displayed shares can be taken twice.
///
/// The reference is optimistic: a liquidation takes the same displayed shares again at every row.
@frozen
public enum Taking: String, Rule {
  case again
  case once

  public static let name = "taken"
  public static let meaning = "Whether displayed shares that we took can be taken again."
  public static let place = "each take of displayed liquidity"
  public static let market = Taking.once

  public var meaning: String {
    switch self {
    case .again: "At every row."
    case .once: "Only when the display has shown new ones."
    }
  }
}
