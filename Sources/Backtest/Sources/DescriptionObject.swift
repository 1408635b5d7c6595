internal import TickStorage

/// An object of a description, read key by key: each has a kind of value, and keys that nobody asks for are mistakes.
final class DescriptionObject {
  private let members: [JSONValue.Member]
  private let name: String
  let position: TextPosition
  private var known: [String] = []

  /// - Parameter name: what messages call it.
  init(_ value: JSONValue, name: String) throws(JSONError) {
    guard case .object(let members) = value.content else {
      throw JSONError(position: value.position, problem: "\(name) must be an object, was \(value.shown)")
    }
    self.members = members
    self.name = name
    position = value.position
  }

  /// Throws for a key that none of the calls before has asked for; names the nearest of those.
  func refuseOthers() throws(JSONError) {
    for member in members where !known.contains(member.name) {
      let nearest = nearestName(to: member.name, among: known)
      throw JSONError(
        position: member.value.position,
        problem: "unknown key \(member.name) in \(name)" + (nearest.map { "; the nearest is \($0)" } ?? "")
          + ": use \(known.joined(separator: ", "))")
    }
  }

  func text(_ key: String) throws(JSONError) -> String? {
    try value(key, "a text") { if case .string(let text) = $0.content, !text.isEmpty { text } else { nil } }
  }

  func flag(_ key: String) throws(JSONError) -> Bool? {
    try value(key, "true or false") { if case .bool(let flag) = $0.content { flag } else { nil } }
  }

  func whole(_ key: String, _ range: ClosedRange<Int64>) throws(JSONError) -> Int64? {
    try value(key, "a whole number from \(range.lowerBound) to \(range.upperBound)") {
      if case .number(let text) = $0.content, let number = Int64(text), range.contains(number) { number } else { nil }
    }
  }

  func character(_ key: String) throws(JSONError) -> Character? {
    try value(key, "one character") {
      if case .string(let text) = $0.content, text.utf8.count == 1 { text.first } else { nil }
    }
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String) throws(JSONError) -> Choice? {
    try value(key, "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))") {
      if case .string(let text) = $0.content { Choice(rawValue: text) } else { nil }
    }
  }

  /// The name of a time zone, or `none`.
  func zone(_ key: String) throws(JSONError) -> ExchangeTimeZone? {
    try value(key, "a time zone such as Asia/Dubai, or none") {
      guard case .string(let text) = $0.content else { return nil }
      let zone = ExchangeTimeZone(text: text)
      return (try? zone.check()) == nil ? nil : zone
    }
  }

  /// A list of texts, or a single one.
  func texts(_ key: String) throws(JSONError) -> [String]? {
    try value(key, "a list of texts") { value in
      switch value.content {
      case .string(let text): return [text]
      case .array(let items):
        let texts = items.compactMap { if case .string(let text) = $0.content { text } else { nil } }
        return texts.count == items.count && !texts.isEmpty ? texts : nil
      default: return nil
      }
    }
  }

  /// Words of a type column, in lower case; none where the key is absent.
  func words(_ key: String) throws(JSONError) -> Set<String> { Set((try texts(key) ?? []).map { $0.lowercased() }) }

  func list(_ key: String) throws(JSONError) -> [JSONValue]? {
    try value(key, "a list") { if case .array(let items) = $0.content { items } else { nil } }
  }

  func object(_ key: String) throws(JSONError) -> DescriptionObject? {
    known.append(key)
    guard let value = members.first(where: { $0.name == key })?.value else { return nil }
    return try DescriptionObject(value, name: key)
  }

  private func value<Value>(
    _ key: String, _ expected: String, _ read: (JSONValue) -> Value?
  ) throws(JSONError) -> Value? {
    known.append(key)
    guard let value = members.first(where: { $0.name == key })?.value else { return nil }
    guard let read = read(value) else {
      throw JSONError(position: value.position, problem: "\(key) must be \(expected), was \(value.shown)")
    }
    return read
  }
}
