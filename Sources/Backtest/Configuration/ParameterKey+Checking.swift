package import Simulation

extension ParameterKey {
  /// What is wrong with a value for this key, if anything.
  package func problem(with value: JSONValue) -> String? {
    if value.content == .null, isOptional { return nil }
    return violation(by: value).map { reason.isEmpty ? $0 : "\($0): \(reason)" }
  }

  private func violation(by value: JSONValue) -> String? {
    switch domain {
    case .flag:
      if case .bool = value.content { return nil }
      return "must be true or false, was \(value.shown)"
    case .whole(let least, let most):
      let expected = "must be a whole number from \(least) to \(most), was \(value.shown)"
      guard case .number(let text) = value.content, let number = Double(text), number == number.rounded() else {
        return expected
      }
      return number >= Double(least) && number <= Double(most) ? nil : expected
    case .number(let least, let most):
      let bounds = "from \(least.shortest)" + (most.isFinite ? " to \(most.shortest)" : "")
      return number(value) { $0 >= least && $0 <= most } ? nil : "must be a number \(bounds), was \(value.shown)"
    case .numberAbove(let bound):
      return number(value) { $0 > bound } ? nil : "must be a number above \(bound.shortest), was \(value.shown)"
    }
  }

  private func number(_ value: JSONValue, _ isWithin: (Double) -> Bool) -> Bool {
    guard case .number(let text) = value.content, let number = Double(text), number.isFinite else { return false }
    return isWithin(number)
  }
}
