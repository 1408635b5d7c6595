package import Parameters

extension ParameterKey {
  /// What is wrong with a value for this key, if anything.
  package func problem(with value: JSONValue) -> String? {
    if value.content == .null, isOptional { return nil }
    return problem(with: ParameterValue(value), shown: value.shown)
  }

  /// The same for a parsed value, nil if no parameter could take it.
  ///
  /// - Parameter shown: how the user wrote it.
  func problem(with value: ParameterValue?, shown: String) -> String? {
    guard let expected = expected(insteadOf: value) else { return nil }
    let problem = "must be \(expected), was \(shown)"
    if let nearest = nearestWord(to: value) { return "\(problem); the nearest is \(nearest)" }
    return reason.isEmpty ? problem : "\(problem): \(reason)"
  }

  private func nearestWord(to value: ParameterValue?) -> String? {
    guard case .choice(let words) = domain, case .word(let word) = value else { return nil }
    return nearestName(to: word, among: words)
  }

  /// What is expected in place of a value; nil where it will do.
  private func expected(insteadOf value: ParameterValue?) -> String? {
    switch domain {
    case .flag:
      if case .flag = value { return nil }
      return "true or false"
    case .whole(let least, let most):
      if case .whole(let whole) = value, whole >= least, whole <= most { return nil }
      return "a whole number from \(least) to \(most)"
    case .number(let least, let most):
      if let number = value.flatMap(Double.init(parameter:)), number >= least, number <= most { return nil }
      return "a number from \(least.shortest)" + (most.isFinite ? " to \(most.shortest)" : "")
    case .numberAbove(let bound):
      if let number = value.flatMap(Double.init(parameter:)), number > bound { return nil }
      return "a number above \(bound.shortest)"
    case .choice(let words):
      if case .word(let word) = value, words.contains(word) { return nil }
      return "one of \(words.joined(separator: ", "))"
    }
  }
}

extension ParameterValue {
  /// Nil unless it is a finite number, a flag or a word.
  init?(_ json: JSONValue) {
    switch json.content {
    case .number(let text):
      guard let number = Double(text), number.isFinite else { return nil }
      self.init(number)
    case .bool(let flag): self = .flag(flag)
    case .string(let word): self = .word(word)
    case .object, .array, .null: return nil
    }
  }
}
