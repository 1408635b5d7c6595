public import Parameters

/// How long orders live.
///
/// The reference is optimistic and wrong: yesterday's order meets today's opening trade, at a place in the queue that no
/// exchange keeps.
@frozen
public enum OrderLife: String, Rule {
  case overnight
  case day

  public static let name = "orders"
  public static let meaning = "How long orders live."
  public static let place = "the end of continuous trading, and the first row of a day"
  public static let market = OrderLife.day

  public var meaning: String {
    switch self {
    case .overnight: "Until they are filled or withdrawn, overnight as well."
    case .day: "Until continuous trading ends."
    }
  }
}
