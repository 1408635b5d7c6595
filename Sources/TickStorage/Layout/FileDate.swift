internal import TickData

/// The date that a file's path names, for sources whose stamps are times of day.
enum FileDate {
  /// The last date in a path, `20131008` or `2013-10-08`; nil where there is none.
  static func date(in path: String) -> CivilDate? {
    let digits = Array(path.utf8)
    var found: CivilDate?
    var index = 0
    while index < digits.count {
      guard isDigit(digits[index]), index == 0 || !isDigit(digits[index - 1]) else {
        index += 1
        continue
      }
      for form in [compact, dashed] {
        if let date = form(digits[index...]) { found = date }
      }
      index += 1
    }
    return found
  }

  private static func compact(_ text: ArraySlice<UInt8>) -> CivilDate? {
    let digits = text.prefix(while: isDigit)
    guard digits.count == 8 else { return nil }
    let start = digits.startIndex
    return date(digits.prefix(4), digits[(start + 4)..<(start + 6)], digits[(start + 6)...])
  }

  private static func dashed(_ text: ArraySlice<UInt8>) -> CivilDate? {
    let parts = text.prefix(10).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(isDigit) }),
      text.dropFirst(10).first.map({ !isDigit($0) }) ?? true
    else { return nil }
    return date(parts[0], parts[1], parts[2])
  }

  private static func date(
    _ year: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ day: ArraySlice<UInt8>
  ) -> CivilDate? {
    func number(_ digits: ArraySlice<UInt8>) -> Int64 { digits.reduce(0) { 10 * $0 + Int64($1 & 0x0F) } }
    let (year, month, day) = (number(year), number(month), number(day))
    guard (1823...2116).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    return date.components == (year, month, day) ? date : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
