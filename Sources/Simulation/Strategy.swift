/// What every strategy says of itself: its name, and the parameters it is made with.
///
/// A strategy is a value. Its stored properties are its whole state, so a copy of it is a fork, and two replays share
/// nothing.
public protocol Strategy: Sendable {
  associatedtype Parameters: StrategyParameters

  /// The name that the command line and the configuration file use, such as `v1_baseline`.
  static var name: String { get }
  /// One line for a list of strategies.
  static var summary: String { get }

  init(_ parameters: Parameters)
}

/// The parameters of a strategy for one security: the figures of a configuration file.
///
/// Made from a JSON object that was checked against ``keys``: known keys only, each within its domain. A key that is
/// absent takes its default.
public protocol StrategyParameters: Codable, Equatable, Sendable {
  /// All defaults.
  init()

  /// The keys of the JSON object, in the order in which they are listed for people.
  static var keys: [ParameterKey] { get }
}

/// What a configuration key means and which values it takes.
public struct ParameterKey: Hashable, Sendable {
  /// The values that a key takes. Numbers are finite.
  public enum Domain: Hashable, Sendable {
    /// A whole number from this on, up to ``largestWhole``.
    case whole(atLeast: Int64)
    /// A number from this on.
    case number(atLeast: Double)
    /// A number above this.
    case numberAbove(Double)
    /// True or false.
    case flag
  }

  /// Whole numbers go up to here, so that a position and its products stay exact.
  public static let largestWhole: Int64 = 1_000_000_000_000

  public let name: String
  public let domain: Domain
  /// Whether `null` is a value: "not given".
  public let isOptional: Bool
  /// `shares`, `seconds`, `AED`, `%`; empty where there is none.
  public let unit: String
  /// One sentence for a trader.
  public let meaning: String

  public init(_ name: String, _ domain: Domain, isOptional: Bool = false, unit: String = "", meaning: String) {
    self.name = name
    self.domain = domain
    self.isOptional = isOptional
    self.unit = unit
    self.meaning = meaning
  }
}
