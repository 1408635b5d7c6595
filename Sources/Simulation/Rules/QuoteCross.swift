public import Parameters

/// What a quote that comes at or through our price, on the other side, does.
///
/// The reference ignores it, though two such orders would have met. `fills` takes for granted that whoever came would have
/// sent the same size into our displayed order. Under it an order of ours that would meet the other side at once is refused
/// (post-only), and shares that we took this way cannot fill us again when their trade is printed.
@frozen
public enum QuoteCross: String, Rule {
  case ignored
  case fills

  public static let name = "quote_cross"
  public static let meaning = "What a quote of the other side at or through our price does."
  public static let place = "each such quote, and each order that would meet the other side"
  public static let market = QuoteCross.fills

  public var meaning: String {
    switch self {
    case .ignored: "Nothing: only trades fill, and our orders may rest on the other side's price."
    case .fills: "It fills us, up to its size; an order of ours that would meet the other side is not placed."
    }
  }
}
