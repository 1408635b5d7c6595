internal import TickData

/// How the stamps of one column are written: all alike, as short as all of them allow.
struct TimestampFormat: Equatable {
  /// Only the date, where every stamp is a midnight.
  var hasTime = false
  /// Digits of the fraction: 0, 3, 6 or 9.
  var fractionDigits = 0

  /// The shortest form that loses nothing of any of the stamps.
  init(for times: some Sequence<Int64>) {
    for time in times {
      let intoDay = time - WallClock.startOfDay(time)
      if intoDay != 0 { hasTime = true }
      let fraction = intoDay % WallClock.second
      guard fraction != 0 else { continue }
      let digits = fraction % 1_000_000 == 0 ? 3 : fraction % 1000 == 0 ? 6 : 9
      fractionDigits = Swift.max(fractionDigits, digits)
    }
  }
}

/// Writes stamps, `2025-04-14 10:00:00`. The text of the date is kept from one stamp to the next.
struct TimestampWriter {
  /// The most bytes that a stamp takes.
  static let longest = 29

  let format: TimestampFormat
  private var midnight = Int64.max
  /// The ten bytes of `2025-04-14`, the first of them lowest, in two words.
  private var date: (UInt64, UInt64) = (0, 0)

  init(_ format: TimestampFormat) { self.format = format }

  mutating func write(_ time: Int64, to text: inout OutputSpan<UInt8>) {
    var intoDay = time &- midnight
    if intoDay < 0 || intoDay >= WallClock.day {
      midnight = WallClock.startOfDay(time)
      date = Self.words(of: CivilDate(of: time))
      intoDay = time - midnight
    }
    text.append(first: 8, of: date.0)
    text.append(first: 2, of: date.1)
    guard format.hasTime else { return }
    let (whole, fraction) = UInt64(intoDay).quotientAndRemainder(dividingBy: UInt64(WallClock.second))
    let second = UInt32(truncatingIfNeeded: whole)
    let colons = UInt64(UInt8(ascii: ":")) << 16 | UInt64(UInt8(ascii: ":")) << 40
    let digits = Self.digits(second / 3600) | Self.digits(second / 60 % 60) << 24 | Self.digits(second % 60) << 48
    text.append(" ")
    text.append(first: 8, of: digits | colons)
    guard format.fractionDigits > 0 else { return }
    text.append(".")
    let unit: UInt64 = format.fractionDigits == 3 ? 1_000_000 : format.fractionDigits == 6 ? 1000 : 1
    text.append(magnitude: fraction / unit, digits: format.fractionDigits)
  }

  /// The two digits of a number below 100, the first of them in the lowest byte.
  private static func digits(_ number: UInt32) -> UInt64 {
    let zeros = UInt64(UInt8(ascii: "0")) << 8 | UInt64(UInt8(ascii: "0"))
    return zeros + UInt64(number / 10 | (number % 10) << 8)
  }

  private static func words(of date: CivilDate) -> (UInt64, UInt64) {
    let text = date.description.utf8
    precondition(text.count == 10, "the years of stamps have four digits")
    func word(_ bytes: Substring.UTF8View) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
    return (word(text.prefix(8)), word(text.dropFirst(8)))
  }
}
