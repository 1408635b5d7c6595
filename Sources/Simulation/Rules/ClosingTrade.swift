public import Parameters

/// How the position is closed at the end of the day.
///
/// The reference is optimistic: the whole position goes at the price of the first trade after the closing auction, even if
/// that is of one share.
@frozen
public enum ClosingTrade: String, Rule {
  case whole
  case share

  public static let name = "close"
  public static let meaning = "How the position is closed after the closing auction."
  public static let place = "trades from 14:55 on"
  public static let market = ClosingTrade.share

  public var meaning: String {
    switch self {
    case .whole: "All of it, at the price of the first trade."
    case .share: "Each trade closes up to close_share percent of its volume; what is left is carried."
    }
  }
}
