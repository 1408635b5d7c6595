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
public protocol StrategyParameters: Equatable, Sendable {
  /// All defaults.
  init()

  /// Every parameter, in the order in which they are listed for people.
  static var all: [Parameter<Self>] { get }
}

extension StrategyParameters {
  public static var keys: [ParameterKey] { all.map(\.key) }

  /// The defaults, with what is given in their place. Nil for "not given", where a key takes that.
  ///
  /// Traps where a value is of another type than its key's: check it first, see `ParameterKey.Domain`. Keys that are not of
  /// these parameters have no effect.
  public init(_ values: [String: ParameterValue?]) { self.init(values, Self.all) }

  /// The same, where ``all`` is at hand.
  package init(_ values: [String: ParameterValue?], _ all: [Parameter<Self>]) {
    self.init()
    for parameter in all {
      guard let value = values[parameter.key.name] else { continue }
      let isRead = parameter.read(value, &self)
      precondition(isRead, "\(parameter.key.name) cannot be \(value?.description ?? "null")")
    }
  }

  /// By key; one that is not given is absent.
  public var values: [String: ParameterValue] { values(Self.all) }

  package func values(_ all: [Parameter<Self>]) -> [String: ParameterValue] {
    var values: [String: ParameterValue] = [:]
    for parameter in all { values[parameter.key.name] = parameter.write(self) }
    return values
  }

  /// Whether every rule of theirs is the reference's.
  public var followReference: Bool {
    Self.all.allSatisfy { parameter in
      parameter.key.rule.map { parameter.write(self) == .word($0.word(in: .reference)) } ?? true
    }
  }
}
