/// A JSON value that knows where it stands, so that a wrong figure can be pointed at.
struct JSONValue: Equatable, Sendable {
  enum Content: Equatable, Sendable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    /// As written, so that nothing of a number is lost.
    case number(String)
    case bool(Bool)
    case null
  }

  struct Member: Equatable, Sendable {
    let name: String
    let value: JSONValue
  }

  let content: Content
  let position: TextPosition

  /// The value as a message shows it.
  var shown: String {
    switch content {
    case .object: "an object"
    case .array: "a list"
    case .string(let text): "\"\(text)\""
    case .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null: "null"
    }
  }
}

/// A place in a text as people count it, from 1.
struct TextPosition: Equatable, Sendable, CustomStringConvertible {
  var line: Int
  var column: Int

  var description: String { "line \(line), column \(column)" }
}

/// What is wrong with a text that should be JSON, and where.
struct JSONError: Error, Equatable {
  let position: TextPosition
  let problem: String
}
