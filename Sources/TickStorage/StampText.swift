internal import TickData

/// Reads stamps written as text, of the ticks of one table in their order.
///
/// The date is one of
/// - `2025-04-14`, `2025/04/14`, `2025.04.14`;
/// - `14/04/2025`, `14-04-2025`, `14.04.2025`, or with the month first, see below;
/// - `14-Apr-2025`, `14 April 2025`, `14-Apr-25` (a year of this century).
///
/// It may be followed by spaces or a `T` and a time: `9:30`, `09:30:00`, `09:30:00.123456789` (further decimals are cut
/// off), with `AM` or `PM` or without. A date alone is its midnight. Anything else, a time zone included, is no stamp.
///
/// Where all is written in numbers with the year last, the first such date of a table decides for all of them which
/// number is the month: `04/14/2025` says that months come first; any other that they come second, as they do at the
/// exchanges of the UAE. A date that this rule makes impossible is no stamp, and is not read the other way round: a
/// table whose dates are guessed one by one is quietly wrong, one with void rows shows that something is.
package struct StampText {
  private enum Order { case dayFirst, monthFirst }
  private var order: Order?

  package init() {}

  /// The stamp that a text names, nil for any other text.
  package mutating func stamp(_ text: Span<UInt8>) -> Int64? {
    var text = StampCursor(text)
    guard let midnight = midnight(&text) else { return nil }
    if text.isAtEnd { return midnight }
    let isSeparated = text.takeSpaces()
    if !text.take("T") && !isSeparated { return nil }
    guard let time = Self.timeOfDay(&text) else { return nil }
    return midnight + time
  }

  /// The time of day that a text names.
  static func timeOfDay(_ text: Span<UInt8>) -> Int64? {
    var text = StampCursor(text)
    return timeOfDay(&text)
  }

  /// The midnight of a text that is a date, or a date and a time.
  mutating func midnight(_ text: Span<UInt8>) -> Int64? {
    stamp(text).map { WallClock.startOfDay($0) }
  }

  private mutating func midnight(_ text: inout StampCursor) -> Int64? {
    guard let first = text.takeNumber() else { return nil }
    let separator = text.takeSeparator()
    guard separator != 0 else { return nil }
    if let month = text.takeMonth() {
      guard text.takeSeparator() == separator, let year = text.takeNumber() else { return nil }
      switch year.digits {
      case 2: return Self.midnight(year: 2000 + year.value, month: month, day: first.value)
      case 4: return Self.midnight(year: year.value, month: month, day: first.value)
      default: return nil
      }
    }
    guard separator != UInt8(ascii: " "), let second = text.takeNumber(), second.digits <= 2,
      text.takeSeparator() == separator, let third = text.takeNumber()
    else { return nil }
    if first.digits == 4, third.digits <= 2 {
      return Self.midnight(year: first.value, month: second.value, day: third.value)
    }
    guard first.digits <= 2, third.digits == 4 else { return nil }
    let order = self.order ?? (second.value > 12 ? .monthFirst : .dayFirst)
    let (day, month) = order == .dayFirst ? (first.value, second.value) : (second.value, first.value)
    guard let midnight = Self.midnight(year: third.value, month: month, day: day) else { return nil }
    self.order = order
    return midnight
  }

  /// Nil for a date that the calendar does not have, or of which no tick may have a stamp.
  private static func midnight(year: Int64, month: Int64, day: Int64) -> Int64? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    guard date.components == (year, month, day),
      date.dayNumber >= WallClock.stamps.lowerBound / WallClock.day,
      date.dayNumber <= WallClock.stamps.upperBound / WallClock.day
    else { return nil }
    return date.midnight
  }

  private static func timeOfDay(_ text: inout StampCursor) -> Int64? {
    guard var hour = text.takeNumber(), hour.digits <= 2, text.take(":"),
      let minute = text.takeNumber(), minute.digits == 2, minute.value < 60
    else { return nil }
    var time = minute.value * WallClock.minute
    if text.take(":") {
      guard let second = text.takeNumber(), second.digits == 2, second.value < 60 else { return nil }
      time += second.value * WallClock.second
      if text.take(".") {
        guard let fraction = text.takeNanoseconds() else { return nil }
        time += fraction
      }
    }
    _ = text.takeSpaces()
    let isMorning = text.take("AM")
    if isMorning || text.take("PM") {
      guard (1...12).contains(hour.value) else { return nil }
      hour.value = hour.value % 12 + (isMorning ? 0 : 12)
    }
    guard hour.value < 24, text.isAtEnd else { return nil }
    return time + hour.value * WallClock.hour
  }
}
