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

/// Writes stamps, `2025-04-14 10:00:00`; the date's text is kept from one stamp to the next.
struct TimestampWriter {
  let format: TimestampFormat
  private var midnight = Int64.max
  private var date: [UInt8] = []

  init(_ format: TimestampFormat) { self.format = format }

  mutating func write(_ time: Int64, to text: inout [UInt8]) {
    let start = WallClock.startOfDay(time)
    if start != midnight {
      midnight = start
      date = Array(CivilDate(of: time).description.utf8)
    }
    text.append(contentsOf: date)
    guard format.hasTime else { return }
    let intoDay = time - start
    text.append(UInt8(ascii: " "))
    text.append(magnitude: UInt64(intoDay / WallClock.hour), digits: 2)
    text.append(UInt8(ascii: ":"))
    text.append(magnitude: UInt64(intoDay % WallClock.hour / WallClock.minute), digits: 2)
    text.append(UInt8(ascii: ":"))
    text.append(magnitude: UInt64(intoDay % WallClock.minute / WallClock.second), digits: 2)
    let fraction = UInt64(intoDay % WallClock.second)
    switch format.fractionDigits {
    case 3: appendFraction(fraction / 1_000_000, digits: 3, to: &text)
    case 6: appendFraction(fraction / 1000, digits: 6, to: &text)
    case 9: appendFraction(fraction, digits: 9, to: &text)
    default: break
    }
  }

  private func appendFraction(_ fraction: UInt64, digits: Int, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "."))
    text.append(magnitude: fraction, digits: digits)
  }
}
