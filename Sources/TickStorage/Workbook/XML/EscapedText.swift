/// The escapes of OOXML for characters that XML does not have or would change: `_x000D_` is a carriage return, and
/// `_x005F_` the underscore of a text that would look like an escape.
enum EscapedText {
  private static let underscore = UInt8(ascii: "_")
  /// `_xHHHH_`
  private static let length = 7

  /// Replaces the escapes of a whole text by what they stand for.
  static func decode(_ text: inout [UInt8]) {
    guard let first = text.firstIndex(of: underscore), first + length <= text.count else { return }
    var decoded = Array(text[..<first])
    var index = first
    while index < text.count {
      guard let unit = unit(of: text, at: index) else {
        decoded.append(text[index])
        index += 1
        continue
      }
      index += length
      // A character beyond the first 65,536 is two escapes.
      if UTF16.isLeadSurrogate(unit), let trail = self.unit(of: text, at: index), UTF16.isTrailSurrogate(trail) {
        decoded += String(decoding: [unit, trail], as: UTF16.self).utf8
        index += length
      } else {
        decoded += String(decoding: [unit], as: UTF16.self).utf8
      }
    }
    text = decoded
  }

  /// The unit of UTF-16 that an escape at an index stands for; nil where there is none.
  private static func unit(of text: [UInt8], at index: Int) -> UInt16? {
    guard index + length <= text.count, text[index] == underscore, text[index + 1] == UInt8(ascii: "x"),
      text[index + 6] == underscore
    else { return nil }
    var unit: UInt16 = 0
    for byte in text[index + 2..<index + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
