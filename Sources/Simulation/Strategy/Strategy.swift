@_exported public import Parameters
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

  /// What is wrong with its parameters on days with this session, or with the session itself: `the session has no closing
  /// auction`; nil where nothing is. Without an implementation nothing is.
  static func problem(with parameters: Parameters, in session: TradingSession) -> String?

  /// A notice about valid parameters, such as one that has no effect. The default returns nil: no notice.
  static func notice(on parameters: Parameters) -> String?

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
  public static func problem(with parameters: Parameters, in session: TradingSession) -> String? { nil }

  @inlinable
  public static func notice(on parameters: Parameters) -> String? { nil }

  @inlinable
  public static var resultLayout: ResultLayout { .marketMaking }

  @inlinable
  public var tallies: [Tally] { [] }
}
