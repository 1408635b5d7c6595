internal import TickData

/// The date that a file's path names, for sources whose stamps are times of day.
enum FileDate {
  /// The last date in a path, `20131008` or `2013-10-08`; nil where there is none.
  static func date(in path: String) -> CivilDate? {
    let text = Array(path.utf8)
    var found: CivilDate?
    for index in text.indices where isDigit(text[index]) && (index == 0 || !isDigit(text[index - 1])) {
      let rest = text[index...]
      found = compact(rest.prefix(while: isDigit)) ?? dashed(rest) ?? found
    }
    return found
  }

  private static func compact(_ digits: ArraySlice<UInt8>) -> CivilDate? {
    guard digits.count == 8 else { return nil }
    let text = String(decoding: digits, as: UTF8.self)
    return date("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  }

  private static func dashed(_ text: ArraySlice<UInt8>) -> CivilDate? {
    if let next = text.dropFirst(10).first, isDigit(next) { return nil }
    return date(String(decoding: text.prefix(10), as: UTF8.self))
  }

  /// A date of which a tick may have a stamp.
  private static func date(_ text: String) -> CivilDate? {
    CivilDate(text).flatMap { (1824...2115).contains($0.components.year) ? $0 : nil }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
