internal import TickData

/// A JSON value that knows where it stands, so that a wrong figure can be pointed at.
package struct JSONValue: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    /// As written, so that nothing of a number is lost.
    case number(String)
    case bool(Bool)
    case null
  }

  package struct Member: Equatable, Sendable {
    package let name: String
    package let value: JSONValue
  }

  package let content: Content
  package let position: TextPosition

  /// The value of an object's member; nil where there is none, or the value is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The value as a message shows it: at most 100 characters of it.
  package var shown: String {
    switch content {
    case .string(let text): text.quoted
    default: literal.abbreviated
    }
  }

  /// The value as it can be written again.
  package var literal: String {
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
package struct TextPosition: Equatable, Sendable, CustomStringConvertible {
  package var line: Int
  package var column: Int

  package var description: String { "line \(line), column \(column)" }
}

/// What is wrong with a text that should be JSON, and where.
package struct JSONError: Error, Equatable {
  package let position: TextPosition
  package let problem: String

  package init(position: TextPosition, problem: String) {
    self.position = position
    self.problem = problem
  }
}
