public import TickData

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

  /// The same for a security of an exchange, whose price steps the strategy may need. Without an implementation the
  /// exchange does not matter.
  init(_ parameters: Parameters, on exchange: Exchange)

  /// Whether the exchange matters. Without an implementation it does not.
  static var usesExchange: Bool { get }

  /// The columns of its trade log and summary. Without an implementation those of a market maker.
  static var resultLayout: ResultLayout { get }

  /// What people call it when it takes displayed liquidity: `stop loss`. Without an implementation: `intervention`, or
  /// `taken` for a ``TickStrategy``.
  static var interventionName: String { get }

  /// What it has counted, besides its fills, in the order of the summary's columns. Without an implementation: nothing.
  var tallies: [Tally] { get }
}

extension Strategy {
  @inlinable
  public init(_ parameters: Parameters, on exchange: Exchange) { self.init(parameters) }

  @inlinable
  public static var usesExchange: Bool { false }

  @inlinable
  public static var resultLayout: ResultLayout { .marketMaking }

  @inlinable
  public var tallies: [Tally] { [] }
}

/// The columns of a trade log and of a summary.
public enum ResultLayout: CaseIterable, Hashable, Sendable {
  /// Every fill with the position and the P&L after it.
  case marketMaking
  /// Every fill with the rule that it came of and the price that it was meant by.
  case closingAuction
}

/// Something that a strategy has counted.
public struct Tally: Hashable, Sendable {
  /// As a column's name: `filtered_buy_entries`.
  public let name: String
  public let count: Int64

  public init(_ name: String, _ count: Int64) {
    self.name = name
    self.count = count
  }
}

/// The parameters of a strategy for one security: the figures of a configuration file.
///
/// A property with a default for each, and a line that says what it is called and what it means:
///
/// ```swift
/// struct Parameters: StrategyParameters {
///   var maker = MakerParameters()
///   var skew = 50.0
///
///   static let all: [Parameter<Self>] =
///     MakerParameters.all.within(\.maker) + [
///       Parameter("skew_pct", \.skew, 0...100, unit: "%", meaning: "How much smaller a quote gets at the position limit.")
///     ]
/// }
/// ```
///
/// From those lines they are checked, read and written, always as one flat JSON object: known keys only, each within its
/// range; a key that is absent takes its default.
public protocol StrategyParameters: Codable, Equatable, Sendable {
  /// All defaults.
  init()

  /// Every parameter, in the order in which they are listed for people.
  static var all: [Parameter<Self>] { get }
}

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
  /// Why values beyond the domain are none, where that needs to be said: a message ends with it.
  public let reason: String

  public init(
    _ name: String, _ domain: Domain, isOptional: Bool = false, unit: String = "", meaning: String, reason: String = ""
  ) {
    self.name = name
    self.domain = domain
    self.isOptional = isOptional
    self.unit = unit
    self.meaning = meaning
    self.reason = reason
  }
}
