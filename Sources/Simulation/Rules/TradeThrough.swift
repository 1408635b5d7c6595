public import Parameters

/// What a trade at a worse price than ours does with the queue ahead of us.
///
/// The reference is pessimistic here: whoever trades at a worse price has gone through our level, and through all who stood
/// before us.
@frozen
public enum TradeThrough: String, Rule {
  case queue
  case fill

  public static let name = "trade_through"
  public static let meaning = "What a trade strictly through our price does with the queue ahead of us."
  public static let place = "each trade through our price"
  public static let market = TradeThrough.fill

  public var meaning: String {
    switch self {
    case .queue: "It eats the queue ahead first, like any other."
    case .fill: "The queue ahead is gone, and it fills us."
    }
  }
}
