/// One parameter of a strategy: the property that holds it, its key in a configuration, the values that it takes, and
/// what it means.
///
/// ```swift
/// Parameter("skew_pct", \.skew, 0...100, unit: "%", meaning: "How much smaller a quote gets at the position limit.")
/// ```
///
/// The property's type says whether whole numbers, numbers or flags are meant; an optional one may be left out
/// or `null`, and its default is nil.
public struct Parameter<Parameters: StrategyParameters>: Sendable {
  public let key: ParameterKey
  let read: @Sendable (KeyedDecodingContainer<ParameterName>, inout Parameters) throws -> Void
  let write: @Sendable (Parameters, inout KeyedEncodingContainer<ParameterName>) throws -> Void

  /// A figure between two bounds, both included.
  ///
  /// - Parameter reason: why figures beyond them are none, where that needs to be said.
  public init<Value: ParameterFigure>(
    _ name: String, _ property: ParameterPath<Parameters, Value>, _ range: ClosedRange<Value.Bound>,
    unit: String = "", meaning: String, reason: String = ""
  ) {
    let domain = Value.domain(atLeast: range.lowerBound, atMost: range.upperBound)
    self.init(name, property, domain, unit: unit, meaning: meaning, reason: reason)
  }

  /// A figure from a bound on: `0...`.
  public init<Value: ParameterFigure>(
    _ name: String, _ property: ParameterPath<Parameters, Value>, _ range: PartialRangeFrom<Value.Bound>,
    unit: String = "", meaning: String
  ) {
    let domain = Value.domain(atLeast: range.lowerBound, atMost: nil)
    self.init(name, property, domain, unit: unit, meaning: meaning)
  }

  /// A number above a bound, which is not one of its values.
  public init<Value: ParameterFigure>(
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

  private init<Value: ParameterValueType>(
    _ name: String, _ property: ParameterPath<Parameters, Value>, _ domain: ParameterKey.Domain,
    unit: String, meaning: String, reason: String = ""
  ) {
    key = ParameterKey(
      name, domain, isOptional: Value.absent != nil, unit: unit, meaning: meaning, reason: reason)
    let name = ParameterName(name)
    read = { values, parameters in
      guard values.contains(name) else { return }
      if try values.decodeNil(forKey: name) {
        if let absent = Value.absent { parameters[keyPath: property] = absent }
      } else {
        parameters[keyPath: property] = try values.decode(Value.self, forKey: name)
      }
    }
    write = { parameters, values in
      let value = parameters[keyPath: property]
      if !value.isAbsent { try values.encode(value, forKey: name) }
    }
  }

  private init(
    key: ParameterKey,
    read: @escaping @Sendable (KeyedDecodingContainer<ParameterName>, inout Parameters) throws -> Void,
    write: @escaping @Sendable (Parameters, inout KeyedEncodingContainer<ParameterName>) throws -> Void
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
      key: key, read: { [read] values, whole in try read(values, &whole[keyPath: part]) },
      write: { [write] whole, values in try write(whole[keyPath: part], &values) })
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

extension StrategyParameters {
  public static var keys: [ParameterKey] { all.map(\.key) }

  /// The defaults, with what the configuration gives in their place.
  public init(from decoder: any Decoder) throws {
    self.init()
    let values = try decoder.container(keyedBy: ParameterName.self)
    for parameter in Self.all { try parameter.read(values, &self) }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: ParameterName.self)
    for parameter in Self.all { try parameter.write(self, &values) }
  }
}

/// A key of a configuration, as coders name it.
struct ParameterName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }

  init?(stringValue: String) { self.init(stringValue) }

  init?(intValue: Int) { nil }
}
