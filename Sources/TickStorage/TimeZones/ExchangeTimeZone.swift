/// What turns stamps that are instants into the time of the exchange's clock.
public enum ExchangeTimeZone: Hashable, Sendable {
  /// A zone of the IANA data base, such as `Asia/Dubai`.
  case named(String)
  /// Counts and INT96 stamps, which do not say what they are, are times of the exchange's clock already. Stamps that say
  /// that they are instants are refused.
  case exchangeClock

  /// What the user writes for stamps that need no zone.
  private static let none = "none"

  /// Reads what the user writes.
  public init(text: String) { self = text == Self.none ? .exchangeClock : .named(text) }

  /// As the user writes it: the zone's name, or `none`.
  public var text: String {
    switch self {
    case .named(let name): name
    case .exchangeClock: Self.none
    }
  }
}
