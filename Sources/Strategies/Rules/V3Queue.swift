public import Simulation

/// Whether V3 keeps its place in the queue.
///
/// The reference is pessimistic: it gives up its place at every row.
@frozen
public enum V3Queue: String, Rule {
  case reset
  case keep

  public static let name = "v3_queue"
  public static let meaning = "Whether an order keeps its place in the queue at an unchanged price."
  public static let place = "every row"
  public static let market = V3Queue.keep

  public var meaning: String {
    switch self {
    case .reset: "No: it goes behind all that is displayed at every row."
    case .keep: "Yes, as V2's does."
    }
  }
}
