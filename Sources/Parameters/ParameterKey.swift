/// What a configuration key means and which values it takes.
public struct ParameterKey: Hashable, Sendable {
  /// The values that a key takes. Numbers are finite.
  public enum Domain: Hashable, Sendable {
    /// A whole number from this on, up to ``largestWhole`` or to a bound of its own.
    case whole(atLeast: Int64, atMost: Int64 = ParameterKey.largestWhole)
    /// A number from this on, up to a bound if there is one.
    case number(atLeast: Double, atMost: Double = .infinity)
    /// A number above this.
    case numberAbove(Double)
    /// True or false.
    case flag
    /// One of these words, the usual one first.
    case choice([String])
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
  /// Why no other value is taken, where that needs to be said: a message ends with it.
  public let reason: String
  /// What people read of it if it is a rule; otherwise nil.
  public let rule: RuleFacts?
  /// Whether it is a rule of the simulated market rather than of the strategy.
  public package(set) var isOfMarket = false

  public init(
    _ name: String, _ domain: Domain, isOptional: Bool = false, unit: String = "", meaning: String, reason: String = "",
    rule: RuleFacts? = nil
  ) {
    self.name = name
    self.domain = domain
    self.isOptional = isOptional
    self.unit = unit
    self.meaning = meaning
    self.reason = reason
    self.rule = rule
  }
}
