public import Parameters

/// At which price a resting order fills.
///
/// The reference is optimistic: whoever trades through our order pays our price on an exchange, and not the better one that
/// the trade is printed at.
@frozen
public enum FillPrice: String, Rule {
  case trade
  case quote

  public static let name = "fill_price"
  public static let meaning = "At which price a resting order fills."
  public static let place = "each fill of a resting order"
  public static let market = FillPrice.quote

  public var meaning: String {
    switch self {
    case .trade: "At the trade's, even where that is better than ours."
    case .quote: "At our own, whatever the trade's."
    }
  }

  @inlinable
  func price(trade: Double, quote: Double) -> Double { self == .trade ? trade : quote }
}
