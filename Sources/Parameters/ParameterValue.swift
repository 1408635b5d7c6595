/// The value of a parameter, whatever its type: what a configuration gives, what a result file shows.
public enum ParameterValue: Hashable, Sendable, CustomStringConvertible {
  case whole(Int64)
  case number(Double)
  case flag(Bool)
  /// One of a parameter's words.
  case word(String)

  /// A number, as a whole one where it is one.
  public init(_ number: Double) {
    if abs(number) < 0x1p53, let whole = Int64(exactly: number) {
      self = .whole(whole)
    } else {
      self = .number(number)
    }
  }

  /// As people write it.
  public var description: String {
    switch self {
    case .whole(let whole): "\(whole)"
    case .number(let number): number.shortest
    case .flag(let flag): "\(flag)"
    case .word(let word): word
    }
  }

  /// As JSON writes it. Words are of letters, digits and underscores.
  public var json: String {
    if case .word(let word) = self { return "\"\(word)\"" }
    return description
  }
}

extension ParameterValue: Codable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let whole = try? value.decode(Int64.self) {
      self = .whole(whole)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let word = try? value.decode(String.self) {
      self = .word(word)
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
    case .word(let word): try value.encode(word)
    }
  }
}

extension Double {
  /// For people: without a fraction of zero.
  package var shortest: String { self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self) }
}
