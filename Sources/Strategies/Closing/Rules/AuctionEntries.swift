public import Simulation

/// What the closing strategy does where its two orders would cross.
///
/// The reference loses track of the first entry: its position stays open.
@frozen
public enum AuctionEntries: String, Rule {
  case both
  case one

  public static let name = "entries"
  public static let meaning = "What happens where the buy order's price is at or above the sell order's."
  public static let place = "the decision at the close"
  public static let market = AuctionEntries.one

  public var meaning: String {
    switch self {
    case .both: "Both are placed, and both can fill: the second exit takes the place of the first."
    case .one: "No orders are placed that day."
    }
  }
}
