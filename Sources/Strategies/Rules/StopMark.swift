public import Simulation

/// At which price a stop loss values the position.
///
/// The reference is optimistic: at the mid nobody buys.
@frozen
public enum StopMark: String, Rule {
  case mid
  case executable

  public static let name = "stop_mark"
  public static let meaning = "At which price the stop loss values the position."
  public static let place = "every row with an open position"
  public static let market = StopMark.executable

  public var meaning: String {
    switch self {
    case .mid: "At the mid price, where both sides of the book have one."
    case .executable: "At the bid for a long position, at the ask for a short one."
    }
  }

  /// Nil where the book does not have it.
  @inlinable @inline(__always)
  func price(of position: Int64, in book: borrowing TopOfBook) -> Double? {
    if self == .mid { return book.hasBothSides ? book.mid : nil }
    let level = position > 0 ? book.bid : book.ask
    return level.isEmpty ? nil : level.price
  }
}
