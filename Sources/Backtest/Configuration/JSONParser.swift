internal import TickData

/// Parses JSON (RFC 8259) strictly and says where each value stands.
///
/// A decoder of the standard kind tells neither the line of an error nor that of a wrong value; a configuration that
/// people edit by hand needs both.
package struct JSONParser {
  private let bytes: [UInt8]
  private var index = 0
  /// The line of the index, and where it starts. Line breaks stand between values only.
  private var line = 1
  /// A place in the line and its column, from which those behind it are counted: a file may be one long line.
  private var counted = (index: 0, column: 1)
  private var depth = 0
  private static let deepest = 100
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  /// The one value that the text holds.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (parser.index, parser.counted) = (3, (3, 1)) }
    let value = try parser.value()
    parser.skipSpace()
    if parser.index < bytes.count { throw parser.error("expected nothing after the value, found \(parser.found)") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    let position = self.position
    let content: JSONValue.Content
    switch peek {
    case UInt8(ascii: "{"): content = .object(try members())
    case UInt8(ascii: "["): content = .array(try elements())
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "t"): content = try word("true", .bool(true))
    case UInt8(ascii: "f"): content = try word("false", .bool(false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || Self.digits.contains(byte): content = .number(try number())
    default: throw error("expected a value, found \(found)")
    }
    return JSONValue(content: content, position: position)
  }

  private mutating func members() throws(JSONError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    try list(until: "}") { parser throws(JSONError) in
      guard parser.peek == UInt8(ascii: "\"") else {
        throw parser.error("expected a name in quotes, found \(parser.found)")
      }
      let position = parser.position
      let name = try parser.string()
      guard names.insert(name).inserted else {
        throw JSONError(position: position, problem: "\"\(name.abbreviated)\" stands twice")
      }
      parser.skipSpace()
      guard parser.peek == UInt8(ascii: ":") else { throw parser.error("expected a colon, found \(parser.found)") }
      parser.index += 1
      members.append(.init(name: name, value: try parser.value()))
    }
    return members
  }

  private mutating func elements() throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try list(until: "]") { parser throws(JSONError) in elements.append(try parser.value()) }
    return elements
  }

  /// What stands between an opening bracket, where the parser is, and its closing one: items with commas between them.
  private mutating func list(
    until end: Unicode.Scalar, item: (inout JSONParser) throws(JSONError) -> Void
  ) throws(JSONError) {
    let end = UInt8(ascii: end)
    depth += 1
    guard depth <= Self.deepest else { throw error("more than \(Self.deepest) levels deep") }
    index += 1
    skipSpace()
    var isFirst = true
    while peek != end || !isFirst {
      skipSpace()
      try item(&self)
      isFirst = false
      skipSpace()
      if peek == end { break }
      guard peek == UInt8(ascii: ",") else {
        throw error("expected a comma or \(Character(Unicode.Scalar(end))), found \(found)")
      }
      index += 1
    }
    index += 1
    depth -= 1
  }

  private mutating func word(_ word: StaticString, _ content: JSONValue.Content) throws(JSONError) -> JSONValue.Content
  {
    let text = "\(word)"
    guard bytes[index...].starts(with: text.utf8) else { throw error("expected \(text)") }
    index += text.utf8.count
    return content
  }

  private mutating func number() throws(JSONError) -> String {
    let start = index
    func isDigit(_ byte: UInt8?) -> Bool { byte.map(Self.digits.contains) ?? false }
    func digits(_ parser: inout JSONParser) throws(JSONError) {
      guard isDigit(parser.peek) else { throw parser.error("expected a digit, found \(parser.found)") }
      while isDigit(parser.peek) { parser.index += 1 }
    }
    if peek == UInt8(ascii: "-") { index += 1 }
    if peek == UInt8(ascii: "0") { index += 1 } else { try digits(&self) }
    if isDigit(peek) { throw error("a number does not start with 0") }
    if peek == UInt8(ascii: ".") {
      index += 1
      try digits(&self)
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      index += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
      try digits(&self)
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func string() throws(JSONError) -> String {
    let opening = position
    index += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw JSONError(position: opening, problem: "a string that is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"):
        index += 1
        try escape(into: &text)
      case 0..<0x20:
        throw error(
          "a control character in a string: write it as \\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))")
      default:
        text.append(byte)
        index += 1
      }
    }
    throw JSONError(position: opening, problem: "a string without its closing quote")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let plain: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
      UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
    guard let byte = peek else { throw error("an unfinished escape") }
    index += 1
    if let character = plain[byte] {
      text.append(character)
      return
    }
    guard byte == UInt8(ascii: "u") else { throw error("unknown escape") }
    var code = UInt32(try hexadecimal())
    if (0xD800..<0xDC00).contains(code), bytes[index...].starts(with: Array("\\u".utf8)) {
      index += 2
      let low = UInt32(try hexadecimal())
      guard (0xDC00..<0xE000).contains(low) else { throw error("half of a surrogate pair") }
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("half of a surrogate pair") }
    text.append(contentsOf: String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt16 {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits") }
    index += 4
    return code
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
      if byte == 0x0A {
        line += 1
        counted = (index, 1)
      }
    }
  }

  /// What stands here, as a message says it.
  private var found: String {
    guard index < bytes.count else { return "the end" }
    let text = String(decoding: bytes[index...].prefix(4), as: UTF8.self)
    return text.first.map { "'\($0)'" } ?? "the end"
  }

  private var position: TextPosition {
    mutating get {
      // Columns count characters: every byte that does not continue one.
      counted = (index, counted.column + bytes[counted.index..<index].count { $0 & 0xC0 != 0x80 })
      return TextPosition(line: line, column: counted.column)
    }
  }

  private mutating func error(_ problem: String) -> JSONError { JSONError(position: position, problem: problem) }
}
