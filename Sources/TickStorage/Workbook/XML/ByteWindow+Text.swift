extension UInt8 {
  /// White space of XML.
  @inline(__always)
  var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}

extension ByteWindow {
  /// Whether the bytes at an offset are this text; nothing behind the end is.
  func holds(_ wanted: StaticString, at offset: Int) -> Bool {
    let length = wanted.utf8CodeUnitCount
    return offset >= 0 && offset <= end - length && holds(wanted, at: offset..<offset + length)
  }

  /// Whether these bytes, all of them, are this text.
  @inline(__always)
  func holds(_ wanted: StaticString, at range: Range<Int>) -> Bool {
    guard wanted.utf8CodeUnitCount == range.count else { return false }
    // Unsafe: a static string's bytes are there for ever, and there are as many as the range has.
    return wanted.withUTF8Buffer { text in
      for index in 0..<text.count where text[index] != self[range.lowerBound + index] { return false }
      return true
    }
  }

  /// Appends the characters of a text or an attribute, with its entities replaced.
  func appendDecoded(_ range: Range<Int>, to bytes: inout [UInt8]) throws(WorkbookProblem) {
    var start = range.lowerBound
    while let ampersand = firstOffset(of: UInt8(ascii: "&"), in: start..<range.upperBound) {
      appendPlain(start..<ampersand, to: &bytes)
      guard let end = firstOffset(of: UInt8(ascii: ";"), in: ampersand..<range.upperBound),
        let character = character(ampersand + 1..<end)
      else {
        let shown = self.bytes(ampersand..<min(ampersand + 16, range.upperBound))
        throw WorkbookProblem(
          "its XML refers to something that XML does not define, \(String(decoding: shown, as: UTF8.self)): "
            + "it is refused")
      }
      bytes.append(contentsOf: String(Character(character)).utf8)
      start = end + 1
    }
    appendPlain(start..<range.upperBound, to: &bytes)
  }

  /// Appends characters as they stand. To XML every end of a line is a line feed.
  func appendPlain(_ range: Range<Int>, to bytes: inout [UInt8]) {
    var start = range.lowerBound
    while let end = firstOffset(of: UInt8(ascii: "\r"), in: start..<range.upperBound) {
      bytes.append(contentsOf: self.bytes(start..<end))
      bytes.append(UInt8(ascii: "\n"))
      let isPair = end + 1 < range.upperBound && self[end + 1] == UInt8(ascii: "\n")
      start = end + (isPair ? 2 : 1)
    }
    bytes.append(contentsOf: self.bytes(start..<range.upperBound))
  }

  /// The character that an entity stands for: one of the five of XML, or a number.
  private func character(_ name: Range<Int>) -> Unicode.Scalar? {
    if holds("amp", at: name) { return "&" }
    if holds("lt", at: name) { return "<" }
    if holds("gt", at: name) { return ">" }
    if holds("quot", at: name) { return "\"" }
    if holds("apos", at: name) { return "'" }
    guard name.count >= 2, name.count <= 10, self[name.lowerBound] == UInt8(ascii: "#") else { return nil }
    let isHexadecimal = self[name.lowerBound + 1] == UInt8(ascii: "x")
    let digits = bytes(name.lowerBound + (isHexadecimal ? 2 : 1)..<name.upperBound)
    guard let first = digits.first, first != UInt8(ascii: "+"),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10), number > 0
    else { return nil }
    return Unicode.Scalar(number)
  }
}
