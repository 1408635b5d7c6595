internal import TickData

/// Takes the pieces of a date or a time off the front of a text. White space around the text does not count, nor does
/// the case of letters.
struct StampCursor {
  /// Longer than any stamp.
  static let longest = 48

  /// The text, and zeros behind it. Any white space is a space.
  private var bytes: [48 of UInt8] = .init(repeating: 0)
  private var index = 0

  init(_ text: Span<UInt8>) {
    let range = text.trimmed
    var source = range.lowerBound
    var count = 0
    while source < range.upperBound {
      // What is too long for a stamp stays empty, and so is none.
      guard count < Self.longest - 1 else {
        bytes[0] = 0
        return
      }
      // The last space before AM is a narrow one where a browser writes it.
      let space = text[source] < 0x80 ? 0 : text.whiteSpace(at: source)
      bytes[count] = space > 0 ? 0x20 : text[source]
      source += max(1, space)
      count += 1
    }
  }

  var isAtEnd: Bool { bytes[index] == 0 }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// How many digits come next.
  var digitsAhead: Int {
    var count = 0
    while bytes[index + count].isDigit { count += 1 }
    return count
  }

  /// Takes up to four digits as a number.
  mutating func takeNumber() -> (value: Int64, digits: Int)? {
    let digits = digitsAhead
    guard (1...4).contains(digits) else { return nil }
    return (takeDigits(digits), digits)
  }

  /// Takes so many digits, which are there, as a number; 18 at most.
  mutating func takeDigits(_ count: Int) -> Int64 {
    var value: Int64 = 0
    for _ in 0..<count {
      value = value &* 10 &+ Int64(bytes[index] & 0x0F)
      index += 1
    }
    return value
  }

  /// Takes the digits behind a decimal point as nanoseconds.
  mutating func takeNanoseconds() -> Int64? {
    var value: Int64 = 0
    var unit: Int64 = 100_000_000
    let start = index
    while bytes[index].isDigit {
      value += Int64(bytes[index] & 0x0F) * unit
      unit /= 10
      index += 1
    }
    return index > start ? value : nil
  }

  /// Takes what may stand between the parts of a date: `-`, `/`, `.` or a space; 0 if it is something else.
  mutating func takeSeparator() -> UInt8 {
    let byte = bytes[index]
    guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == 0x20
    else { return 0 }
    index += 1
    return byte
  }

  /// Takes white space; false if there is none.
  mutating func takeSpaces() -> Bool {
    let start = index
    while Self.isSpace(bytes[index]) { index += 1 }
    return index > start
  }

  /// Takes this text, which is in upper case.
  mutating func take(_ wanted: StaticString) -> Bool {
    let length = wanted.utf8CodeUnitCount
    guard index + length < Self.longest else { return false }
    // Unsafe: a static string's bytes are there for ever.
    let isThere = wanted.withUTF8Buffer { wanted in
      (0..<length).allSatisfy { Self.upper(bytes[index + $0]) == wanted[$0] }
    }
    if isThere { index += length }
    return isThere
  }

  /// Takes the English name of a month, in full or its first three letters; returns its number.
  mutating func takeMonth() -> Int64? {
    for (number, name) in Self.months.enumerated() where take(name.short) {
      _ = take(name.rest)
      return Int64(number + 1)
    }
    return nil
  }

  private static func upper(_ byte: UInt8) -> UInt8 { (0x61...0x7A).contains(byte) ? byte & 0xDF : byte }

  private static let months: [(short: StaticString, rest: StaticString)] = [
    ("JAN", "UARY"), ("FEB", "RUARY"), ("MAR", "CH"), ("APR", "IL"), ("MAY", ""), ("JUN", "E"), ("JUL", "Y"),
    ("AUG", "UST"), ("SEP", "TEMBER"), ("OCT", "OBER"), ("NOV", "EMBER"), ("DEC", "EMBER"),
  ]
}
