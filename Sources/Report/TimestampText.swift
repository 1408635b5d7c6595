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
  private var date = ""

  init(_ format: TimestampFormat) { self.format = format }

  mutating func write(_ time: Int64, to text: inout OutputSpan<UInt8>) {
    var intoDay = time &- midnight
    if intoDay < 0 || intoDay >= WallClock.day {
      midnight = WallClock.startOfDay(time)
      date = CivilDate(of: time).description
      intoDay = time - midnight
    }
    text.append(text: date)
    guard format.hasTime else { return }
    let (whole, fraction) = UInt64(intoDay).quotientAndRemainder(dividingBy: UInt64(WallClock.second))
    let second = UInt32(truncatingIfNeeded: whole)
    append(" ", second / 3600, to: &text)
    append(":", second / 60 % 60, to: &text)
    append(":", second % 60, to: &text)
    guard format.fractionDigits > 0 else { return }
    text.append(".")
    let unit: UInt64 = format.fractionDigits == 3 ? 1_000_000 : format.fractionDigits == 6 ? 1000 : 1
    text.append(magnitude: fraction / unit, digits: format.fractionDigits)
  }

  @inline(__always)
  private func append(_ separator: StaticString, _ number: UInt32, to text: inout OutputSpan<UInt8>) {
    text.append(separator)
    text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
    text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}
