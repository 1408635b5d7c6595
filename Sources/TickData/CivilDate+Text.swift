extension CivilDate {
  /// The date that a text names, `2025-04-14`; nil for any other text, for days that the calendar does not have, and for
  /// years of which no tick may have a stamp (1824 to 2115 may).
  public init?(text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let dash = UInt8(ascii: "-")
    guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash,
      let date = CivilDate(digits: bytes[0..<4] + bytes[5..<7] + bytes[8..<10])
    else { return nil }
    self = date
  }

  /// The same of eight digits, `20250414`.
  public init?(digits: ArraySlice<UInt8>) {
    guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let number = digits.reduce(Int64(0)) { 10 * $0 + Int64($1 & 0x0F) }
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    guard (1824...2115).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    guard date.components == (year, month, day) else { return nil }
    self = date
  }
}
