internal import TickData

/// The date that a file's path names, for sources whose stamps are times of day.
enum FileDate {
  /// The last date in a path, `20131008` or `2013-10-08`; nil where there is none.
  static func date(in path: String) -> CivilDate? {
    let text = Array(path.utf8)
    var found: CivilDate?
    for index in text.indices where isDigit(text[index]) && (index == 0 || !isDigit(text[index - 1])) {
      let digits = text[index...].prefix(while: isDigit)
      let dashed = text[index...].prefix(10)
      let isDashed = text.dropFirst(index + 10).first.map { !isDigit($0) } ?? true
      found =
        CivilDate(digits: digits) ?? (isDashed ? CivilDate(text: String(decoding: dashed, as: UTF8.self)) : nil) ?? found
    }
    return found
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
