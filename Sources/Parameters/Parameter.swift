/// One parameter of a strategy: the property that holds it, its key in a configuration, the values that it takes, and
/// what it means.
///
/// ```swift
/// Parameter("skew_pct", \.skew, 0...100, unit: "%", meaning: "How much smaller a quote gets at the position limit.")
/// ```
///
/// The property's type says whether whole numbers, numbers, flags or a choice of words are meant; an optional one may be
/// left out or `null`, and its default is nil.
public struct Parameter<Parameters: StrategyParameters>: Sendable {
  public let key: ParameterKey
  /// Nil reads as "not given". False where the value is of another type.
  let read: @Sendable (ParameterValue?, inout Parameters) -> Bool
  let write: @Sendable (Parameters) -> ParameterValue?

  /// A number between two bounds, both included.
  ///
  /// - Parameter reason: why no other number is taken, where that needs to be said.
  public init<Value: NumericParameter>(
    _ name: String, _ property: ParameterPath<Parameters, Value>, _ range: ClosedRange<Value.Bound>,
    unit: String = "", meaning: String, reason: String = ""
  ) {
    let domain = Value.domain(atLeast: range.lowerBound, atMost: range.upperBound)
    self.init(name, property, domain, unit: unit, meaning: meaning, reason: reason)
  }

  /// A number from a bound on: `0...`.
  public init<Value: NumericParameter>(
    _ name: String, _ property: ParameterPath<Parameters, Value>, _ range: PartialRangeFrom<Value.Bound>,
    unit: String = "", meaning: String
  ) {
    let domain = Value.domain(atLeast: range.lowerBound, atMost: nil)
    self.init(name, property, domain, unit: unit, meaning: meaning)
  }

  /// A number above a bound, which is not one of its values.
  public init<Value: NumericParameter>(
    _ name: String, _ property: ParameterPath<Parameters, Value>, above bound: Double, unit: String = "",
    meaning: String
  ) where Value.Bound == Double {
    self.init(name, property, .numberAbove(bound), unit: unit, meaning: meaning)
  }

  /// A flag.
  public init(_ name: String, _ property: ParameterPath<Parameters, Bool>, meaning: String) {
    self.init(name, property, .flag, unit: "", meaning: meaning)
  }

  /// A flag that may be left out.
  public init(_ name: String, _ property: ParameterPath<Parameters, Bool?>, meaning: String) {
    self.init(name, property, .flag, unit: "", meaning: meaning)
  }

  /// A choice of words, each of them a case.
  public init<Value: ParameterChoice>(
    _ name: String, _ property: ParameterPath<Parameters, Value>, meaning: String
  ) {
    self.init(name, property, .choice(Value.allCases.map(\.rawValue)), unit: "", meaning: meaning)
  }

  /// A rule, which says itself what it is called and what it means.
  public init<Value: Rule>(_ property: ParameterPath<Parameters, Value>) {
    self.init(
      Value.name, property, .choice(Value.allCases.map(\.rawValue)), unit: "", meaning: Value.meaning, rule: Value.facts
    )
  }

  private init<Value: ParameterType>(
    _ name: String, _ property: ParameterPath<Parameters, Value>, _ domain: ParameterKey.Domain,
    unit: String, meaning: String, reason: String = "", rule: RuleFacts? = nil
  ) {
    key = ParameterKey(
      name, domain, isOptional: Value.absent != nil, unit: unit, meaning: meaning, reason: reason, rule: rule)
    read = { given, parameters in
      guard let value = given.map(Value.init(parameter:)) ?? Value.absent else { return false }
      parameters[keyPath: property] = value
      return true
    }
    write = { $0[keyPath: property].parameterValue }
  }

  private init(
    key: ParameterKey, read: @escaping @Sendable (ParameterValue?, inout Parameters) -> Bool,
    write: @escaping @Sendable (Parameters) -> ParameterValue?
  ) {
    self.key = key
    self.read = read
    self.write = write
  }

  /// The same parameter of parameters that these are a part of.
  func within<Whole: StrategyParameters>(
    _ part: ParameterPath<Whole, Parameters>
  ) -> Parameter<Whole> {
    Parameter<Whole>(
      key: key, read: { [read] value, whole in read(value, &whole[keyPath: part]) },
      write: { [write] whole in write(whole[keyPath: part]) })
  }
}

/// Where parameters keep something: `\.skew`.
public typealias ParameterPath<Root, Value> = any WritableKeyPath<Root, Value> & Sendable

extension Array {
  /// The parameters of a part as parameters of the whole: `MakerParameters.all.within(\.maker)`.
  public func within<Whole, Part>(
    _ part: ParameterPath<Whole, Part>
  ) -> [Parameter<Whole>] where Element == Parameter<Part> {
    map { $0.within(part) }
  }
}

extension Parameter {
  /// The same, marked as about the simulated market: not a strategy's own.
  package var ofMarket: Self {
    var key = key
    key.isOfMarket = true
    return Self(key: key, read: read, write: write)
  }
}
