public import Parameters

/// When a day's quoting begins.
///
/// The reference is optimistic in the opening second: exchanges print the uncross there and then take the auction's book
/// down row by row, crossed, and a strategy that quotes against it trades at prices that nobody could have had.
@frozen
public enum Opening: String, Rule {
  case atTen = "at_ten"
  case settled

  public static let name = "opening"
  public static let meaning = "When a day's quoting begins."
  public static let place = "the first seconds of a day"
  public static let market = Opening.settled

  public var meaning: String {
    switch self {
    case .atTen: "With the session, at 10:00:00."
    case .settled:
      "With the first row, opening_seconds or more after the open, that finds both sides there and the bid below the ask."
    }
  }
}
