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
