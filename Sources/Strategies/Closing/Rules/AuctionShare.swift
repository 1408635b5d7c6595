public import Simulation

/// How an order's share of the auction's volume is computed.
///
/// The reference loses a share to floating point now and then.
@frozen
public enum AuctionShare: String, Rule {
  case floating
  case whole

  public static let name = "auction_share"
  public static let meaning = "How the share of the auction's volume is computed."
  public static let place = "each entry"
  public static let market = AuctionShare.whole

  public var meaning: String {
    switch self {
    case .floating: "In floating point, cut off: 29 % of 100 shares are 28."
    case .whole: "In whole numbers, cut off."
    }
  }
}
