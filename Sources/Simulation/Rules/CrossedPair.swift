public import Parameters

/// How a trade between our own bid and ask, where they are crossed, is shared out.
///
/// The reference is optimistic: each side sees the whole trade, so that one trade can fill more shares than it had.
@frozen
public enum CrossedPair: String, Rule {
  case each
  case shared

  public static let name = "crossed_pair"
  public static let meaning = "How one trade fills both our orders where our bid is at or above our ask."
  public static let place = "each trade that reaches both orders"
  public static let market = CrossedPair.shared

  public var meaning: String {
    switch self {
    case .each: "Each side sees its whole volume."
    case .shared: "The ask comes first; what it leaves is for the bid."
    }
  }
}
