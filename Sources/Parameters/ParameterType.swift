/// What a property may be to hold a parameter: a number, a flag or a choice of words, or an optional one.
public protocol ParameterType: Sendable {
  /// The value that means "not given"; nil if the type has none.
  static var absent: Self? { get }

  /// Nil if the value has another type.
  init?(parameter value: ParameterValue)

  /// Nil for "not given".
  var parameterValue: ParameterValue? { get }
}

/// What a property may be to hold a number: `Int64`, `Int` or `Double`, or an optional one.
public protocol NumericParameter: ParameterType {
  associatedtype Bound: Comparable

  /// The numbers from a bound on, up to another if there is one.
  static func domain(atLeast: Bound, atMost: Bound?) -> ParameterKey.Domain
}

/// What a property may be to hold one of a few words: an enum whose raw values are the words, the usual one first.
public protocol ParameterChoice: ParameterType, CaseIterable, Hashable, RawRepresentable where RawValue == String {}

extension ParameterType {
  public static var absent: Self? { nil }
}

extension ParameterChoice {
  public init?(parameter value: ParameterValue) {
    guard case .word(let word) = value else { return nil }
    self.init(rawValue: word)
  }

  public var parameterValue: ParameterValue? { .word(rawValue) }
}

extension Bool: ParameterType {
  public init?(parameter value: ParameterValue) {
    guard case .flag(let flag) = value else { return nil }
    self = flag
  }

  public var parameterValue: ParameterValue? { .flag(self) }
}

extension Int64: NumericParameter {
  public init?(parameter value: ParameterValue) {
    guard case .whole(let whole) = value else { return nil }
    self = whole
  }

  public var parameterValue: ParameterValue? { .whole(self) }

  public static func domain(atLeast: Int64, atMost: Int64?) -> ParameterKey.Domain {
    .whole(atLeast: atLeast, atMost: atMost ?? ParameterKey.largestWhole)
  }
}

extension Int: NumericParameter {
  public init?(parameter value: ParameterValue) {
    guard case .whole(let whole) = value else { return nil }
    self.init(exactly: whole)
  }

  public var parameterValue: ParameterValue? { .whole(Int64(self)) }

  public static func domain(atLeast: Int, atMost: Int?) -> ParameterKey.Domain {
    Int64.domain(atLeast: Int64(atLeast), atMost: atMost.map(Int64.init))
  }
}

extension Double: NumericParameter {
  public init?(parameter value: ParameterValue) {
    switch value {
    case .whole(let whole): self.init(whole)
    case .number(let number): self = number
    case .flag, .word: return nil
    }
  }

  public var parameterValue: ParameterValue? { ParameterValue(self) }

  public static func domain(atLeast: Double, atMost: Double?) -> ParameterKey.Domain {
    .number(atLeast: atLeast, atMost: atMost ?? .infinity)
  }
}

extension Optional: ParameterType where Wrapped: ParameterType {
  public static var absent: Wrapped?? { .some(nil) }

  public init?(parameter value: ParameterValue) {
    guard let wrapped = Wrapped(parameter: value) else { return nil }
    self = wrapped
  }

  public var parameterValue: ParameterValue? { self?.parameterValue }
}

extension Optional: NumericParameter where Wrapped: NumericParameter {
  public static func domain(atLeast: Wrapped.Bound, atMost: Wrapped.Bound?) -> ParameterKey.Domain {
    Wrapped.domain(atLeast: atLeast, atMost: atMost)
  }
}
