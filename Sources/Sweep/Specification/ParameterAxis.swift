/// A parameter and the values that it takes, each once, in the order in which cells are listed.
package struct ParameterAxis: Hashable, Sendable {
  package let key: String
  /// As cells are named after them: numbers in their shortest form, `true`, `false`, `null`.
  package let values: [String]
  /// What the user wrote it with: `--set refill_interval_sec=5,10`, `--intervals 5 10`. For messages.
  package let origin: String

  /// More values than any sweep could use are a slip.
  private static let mostValues = 1_000_000

  /// The values of some texts, each a value (`30`), a list (`5,10,30`), or a range (`1:3:0.5`, whose end is among its values
  /// if a step reaches it).
  package init(key: String, values texts: [String], origin: String) throws(SpecificationError) {
    self.key = key
    self.origin = origin
    var values: [String] = []
    var known: Set<String> = []
    for text in texts {
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        for value in try Self.values(of: part.trimmingSpaces(), origin) where known.insert(value).inserted {
          values.append(value)
        }
      }
    }
    guard !values.isEmpty else { throw SpecificationError("\(origin): name at least one value") }
    self.values = values
  }

  /// Whether every value is a whole number.
  package var isWhole: Bool { values.allSatisfy { ExactDecimal($0)?.isWhole ?? false } }

  /// Whether every value is a number.
  package var isNumeric: Bool { values.allSatisfy { Double($0) != nil } }

  private static func values(of part: Substring, _ origin: String) throws(SpecificationError) -> [String] {
    let bounds = part.split(separator: ":", omittingEmptySubsequences: false)
    guard bounds.count > 1 else {
      guard !part.isEmpty else { throw SpecificationError("\(origin): a value is missing") }
      // Of a number, 1E-20 is the same as 1e-20.
      return [ExactDecimal(part)?.text ?? (Double(part) == nil ? String(part) : part.lowercased())]
    }
    guard bounds.count == 3, let first = ExactDecimal(bounds[0]), let last = ExactDecimal(bounds[1]),
      let step = ExactDecimal(bounds[2])
    else { throw SpecificationError("\(origin): write a range as start:stop:step, with numbers: \(part) is none") }
    guard let steps = first.steps(to: last, by: step, limit: mostValues) else {
      throw SpecificationError("\(origin): the range \(part) has more than \(mostValues) values")
    }
    guard !steps.isEmpty else {
      throw SpecificationError("\(origin): the range \(part) is empty: its step does not lead from start to stop")
    }
    return steps.map(\.text)
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> Substring {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

/// A parameter that is set for one security in every cell.
package struct FixedParameter: Hashable, Sendable {
  package let security: String
  package let key: String
  package let value: String

  /// As an override is written.
  package var text: String { "\(security).\(key)=\(value)" }
}
