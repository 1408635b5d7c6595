/// The value of a parameter as a result file shows it.
public enum ParameterValue: Codable, Hashable, Sendable, CustomStringConvertible {
  case whole(Int64)
  case number(Double)
  case flag(Bool)

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let whole = try? value.decode(Int64.self) {
      self = .whole(whole)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else {
      self = .flag(try value.decode(Bool.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .whole(let whole): try value.encode(whole)
    case .number(let number): try value.encode(number)
    case .flag(let flag): try value.encode(flag)
    }
  }

  public var description: String {
    switch self {
    case .whole(let whole): "\(whole)"
    case .number(let number): number.shortest
    case .flag(let flag): "\(flag)"
    }
  }
}

extension Double {
  /// For people: without a fraction of zero.
  package var shortest: String { self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self) }
}
