/// A calendar date of the exchange's clock, in the proleptic Gregorian calendar.
@frozen
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let dayNumber: Int64

  /// The date of a stamp.
  @inlinable
  public init(of time: Int64) {
    dayNumber = WallClock.startOfDay(time) / WallClock.day
  }

  /// The date so many days after 1970-01-01.
  public init(dayNumber: Int64) { self.dayNumber = dayNumber }

  /// Traps unless the month is 1 to 12; a day beyond the month's end runs on into the next month.
  public init(year: Int64, month: Int64, day: Int64) {
    precondition((1...12).contains(month), "month \(month)")
    // Years are counted from March, so that a leap day is the last day of its year, in eras of 400 years.
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    dayNumber = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  public var components: (year: Int64, month: Int64, day: Int64) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// The stamp of this date's midnight. Defined for dates that a 64-bit count of nanoseconds reaches (1677 to 2262).
  public var midnight: Int64 { dayNumber * WallClock.day }

  /// Whether the date is from Monday to Friday.
  public var isWeekday: Bool {
    // Day 0, 1970-01-01, was a Thursday: a Monday's number leaves 4 when divided by 7.
    let sinceMonday = (dayNumber + 3) % 7
    return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) < 5
  }

  /// The day after.
  public var next: CivilDate { CivilDate(dayNumber: dayNumber + 1) }

  @inlinable
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }
}

extension CivilDate: CustomStringConvertible {
  /// `2025-04-14`.
  public var description: String {
    let (year, month, day) = components
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
  /// From such a text; nil for any other, and for a day that the calendar does not have.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map({ $0.utf8.count }) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
      let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
    // The 31st of a month of 30 days has run on into the next.
    guard components.day == day else { return nil }
  }
}
