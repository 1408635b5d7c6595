import Testing

@testable import Backtest

@Suite("Parsing JSON")
struct JSONParserTests {
  private func parse(_ text: String) throws(JSONError) -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

  /// What is wrong with a text, as `line:column problem`.
  private func problem(_ text: String) -> String? { problem(Array(text.utf8)) }

  private func problem(_ bytes: [UInt8]) -> String? {
    do throws(JSONError) {
      _ = try JSONParser.parse(bytes)
      return nil
    } catch {
      return "\(error.position.line):\(error.position.column) \(error.problem)"
    }
  }

  @Test("Values of every kind, numbers as they are written")
  func values() throws {
    #expect(try parse("true").content == .bool(true))
    #expect(try parse(" false ").content == .bool(false))
    #expect(try parse("\t\r\nnull").content == .null)
    #expect(try parse("\"a\"").content == .string("a"))
    for number in ["0", "-0", "12", "-1.50", "1e3", "1E+3", "0.25e-7", "123456789012345678901234567890"] {
      #expect(try parse(number).content == .number(number))
    }
    #expect(try parse("[]").content == .array([]))
    #expect(try parse("{ }").content == .object([]))
  }

  @Test("Every value knows where it stands; columns count characters")
  func positions() throws {
    guard case .object(let members) = try parse("{\"é\": 1,\n  \"b\":\n [true, null]}").content else {
      Issue.record("not an object")
      return
    }
    #expect(members.map(\.name) == ["é", "b"])
    #expect(members.map { "\($0.value.position)" } == ["line 1, column 7", "line 3, column 2"])
    guard case .array(let list) = members[1].value.content else {
      Issue.record("not a list")
      return
    }
    #expect(list.map { "\($0.position)" } == ["line 3, column 3", "line 3, column 9"])
  }

  @Test("A byte order mark is no part of the text, and takes no column")
  func byteOrderMark() throws {
    #expect(try parse("\u{FEFF}{}") == parse("{}"))
    #expect(problem("\u{FEFF}?") == "1:1 expected a value, found '?'")
  }

  @Test("Escapes in strings")
  func escapes() throws {
    #expect(try parse(#""\"\\\/\b\f\n\r\t""#).content == .string("\"\\/\u{8}\u{C}\n\r\t"))
    #expect(try parse(#""\u0041\u00e9\u20AC""#).content == .string("Aé€"))
    #expect(try parse(#""\ud83d\ude00""#).content == .string("😀"))
  }

  @Test(
    "What is wrong, and at which line and column",
    arguments: [
      ("", "1:1 expected a value, found the end"),
      ("{\"a\": 1,}", "1:9 expected a name in quotes, found '}'"),
      ("[1, 2,]", "1:7 expected a value, found ']'"),
      ("[,]", "1:2 expected a value, found ','"),
      ("{\"a\": 1\n \"b\": 2}", "2:2 expected a comma or }, found '\"'"),
      ("[1 2]", "1:4 expected a comma or ], found '2'"),
      ("{\"a\" 1}", "1:6 expected a colon, found '1'"),
      ("{a: 1}", "1:2 expected a name in quotes, found 'a'"),
      ("{\"a\": 1} x", "1:10 expected nothing after the value, found 'x'"),
      ("{\"a\": 1", "1:8 expected a comma or }, found the end"),
      ("{\n  \"a\": 1,\n  \"a\": 2\n}", "3:3 \"a\" stands twice"),
      ("{\"a\": 1, \"\\u0061\": 2}", "1:10 \"a\" stands twice"),
      ("[\"é\", ?]", "1:7 expected a value, found '?'"),
      ("01", "1:2 a number does not start with 0"),
      ("-", "1:2 expected a digit, found the end"),
      ("1.", "1:3 expected a digit, found the end"),
      ("[1.e5]", "1:4 expected a digit, found 'e'"),
      ("1e+", "1:4 expected a digit, found the end"),
      (".5", "1:1 expected a value, found '.'"),
      ("+1", "1:1 expected a value, found '+'"),
      ("NaN", "1:1 expected a value, found 'N'"),
      ("tru", "1:1 expected true"),
      ("'a'", "1:1 expected a value, found '''"),
      ("[1] // note", "1:5 expected nothing after the value, found '/'"),
      ("[\"abc", "1:2 a string without its closing quote"),
      ("\"a\nb\"", "1:3 a control character in a string: write it as \\u000a"),
    ])
  func problems(text: String, expected: String) {
    #expect(problem(text) == expected)
  }

  @Test(
    "Broken escapes are errors",
    arguments: [
      #""\x""#, #""\u12""#, #""\u12G4""#, #""\ud83d""#, #""\ude00""#, #""\ud83dA""#, #""\ud83d\u0041""#, "\"\\",
    ])
  func brokenStrings(text: String) {
    #expect(problem(text) != nil)
  }

  @Test("A string that is not UTF-8 is an error at its beginning")
  func notUTF8() {
    #expect(problem([0x5B, 0x22, 0xFF, 0x22, 0x5D]) == "1:2 a string that is not UTF-8")
  }

  @Test("Brackets a hundred deep are read, more are an error and no crash")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(problem(nested(100)) == nil)
    #expect(problem(nested(101)) == "1:101 more than 100 levels deep")
    #expect(problem(nested(100_000)) != nil)
  }
}
