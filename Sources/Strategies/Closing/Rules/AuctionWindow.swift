public import Simulation

/// Which trades tell the closing auction's price and volume.
///
/// The reference takes a marker of size 0 for a price, and late trades for volume.
@frozen
public enum AuctionWindow: String, Rule {
  case open
  case bounded

  public static let name = "auction_window"
  public static let meaning = "Which trades are the auction's."
  public static let place = "trades from the flatten on"
  public static let market = AuctionWindow.bounded

  public var meaning: String {
    switch self {
    case .open: "All from 14:55 to midnight, of any size and price."
    case .bounded: "Those from 14:55:00 to before 15:00:21 with a volume and a price above zero."
    }
  }
}
