/// What a property may be to hold a parameter: a figure or a flag, or an optional one.
public protocol ParameterValueType: Codable, Sendable {
  /// The value that stands for "not given"; nil where there is none.
  static var absent: Self? { get }

  var isAbsent: Bool { get }
}

/// What a property may be to hold a figure: `Int64`, `Int` or `Double`, or an optional one.
public protocol ParameterFigure: ParameterValueType {
  associatedtype Bound: Comparable

  /// The figures from a bound on, up to another if there is one.
  static func domain(atLeast: Bound, atMost: Bound?) -> ParameterKey.Domain
}

extension ParameterValueType {
  public static var absent: Self? { nil }

  public var isAbsent: Bool { false }
}

extension Bool: ParameterValueType {}

extension Int64: ParameterFigure {
  public static func domain(atLeast: Int64, atMost: Int64?) -> ParameterKey.Domain {
    .whole(atLeast: atLeast, atMost: atMost ?? ParameterKey.largestWhole)
  }
}

extension Int: ParameterFigure {
  public static func domain(atLeast: Int, atMost: Int?) -> ParameterKey.Domain {
    Int64.domain(atLeast: Int64(atLeast), atMost: atMost.map(Int64.init))
  }
}

extension Double: ParameterFigure {
  public static func domain(atLeast: Double, atMost: Double?) -> ParameterKey.Domain {
    .number(atLeast: atLeast, atMost: atMost ?? .infinity)
  }
}

extension Optional: ParameterValueType where Wrapped: ParameterValueType {
  public static var absent: Wrapped?? { .some(nil) }

  public var isAbsent: Bool { self == nil }
}

extension Optional: ParameterFigure where Wrapped: ParameterFigure {
  public static func domain(atLeast: Wrapped.Bound, atMost: Wrapped.Bound?) -> ParameterKey.Domain {
    Wrapped.domain(atLeast: atLeast, atMost: atMost)
  }
}
