internal import TickData

/// The rule at the end of a time zone file, such as `EST5EDT,M3.2.0,M11.1.0`: how the clock is changed every year from
/// the last change on that the file lists.
struct ZoneRule: Equatable, Sendable {
  /// How far the clock is ahead of UTC, in seconds: in the standard time, and in the other one.
  private let standard: Int64
  private var summer: Summer?

  /// The other time of the year, which begins at a moment of the standard time and ends at one of its own.
  private struct Summer: Equatable {
    let offset: Int64
    let begin: Moment
    let end: Moment
  }

  /// A moment of every year.
  private struct Moment: Equatable {
    enum Day: Equatable {
      /// A day of the year from 1, as if there were no leap days.
      case withoutLeapDays(Int64)
      /// A day of the year from 0.
      case ofYear(Int64)
      /// The first, second, … or with 5 the last such day of a week (0 for Sunday) in a month.
      case ofWeek(month: Int64, week: Int64, weekday: Int64)
    }

    let day: Day
    /// Seconds from the midnight that begins the day. They may be negative, or more than a day has.
    let time: Int64

    /// Seconds from 1970 to this moment of a year, on the clock that it is written in.
    func seconds(in year: Int64) -> Int64 { number(in: year) * 86_400 + time }

    private func number(in year: Int64) -> Int64 {
      let newYear = CivilDate(year: year, month: 1, day: 1).dayNumber
      switch day {
      case .withoutLeapDays(let day):
        let marchFirst = CivilDate(year: year, month: 3, day: 1).dayNumber
        return day < 60 ? newYear + day - 1 : marchFirst + day - 60
      case .ofYear(let day): return newYear + day
      case .ofWeek(let month, let week, let weekday):
        let first = CivilDate(year: year, month: month, day: 1).dayNumber
        let following = CivilDate(year: month < 12 ? year : year + 1, month: month < 12 ? month + 1 : 1, day: 1)
          .dayNumber
        // Day 0, 1970-01-01, was a Thursday.
        let day = first + (weekday - first - 4).floorRemainder(7) + (week - 1) * 7
        return day < following ? day : day - 7
      }
    }
  }

  /// The stretch between two changes that an instant is in.
  func stretch(at second: Int64) -> ZoneFile.Stretch {
    guard let summer else { return ZoneFile.Stretch(from: .min, until: .max, offset: standard) }
    let day = (second - second.floorRemainder(86_400)) / 86_400
    let year = CivilDate(dayNumber: day).components.year
    var changes: [(at: Int64, offset: Int64)] = []
    for year in year - 1...year + 1 {
      changes.append((summer.begin.seconds(in: year) - standard, summer.offset))
      changes.append((summer.end.seconds(in: year) - summer.offset, standard))
    }
    // Where one time ends as it begins anew, it goes on: the end comes first.
    changes.sort { $0.at != $1.at ? $0.at < $1.at : $0.offset == standard && $1.offset != standard }
    let next = changes.firstIndex { $0.at > second } ?? changes.count
    return ZoneFile.Stretch(
      from: next > 0 ? changes[next - 1].at : .min, until: next < changes.count ? changes[next].at : .max,
      offset: next > 0 ? changes[next - 1].offset : standard)
  }

  /// Nil for a text that is no rule.
  init?(_ text: ArraySlice<UInt8>) {
    var text = Text(rest: text)
    guard text.takeName(), let behind = text.takeTime(hours: 24) else { return nil }
    standard = -behind
    guard !text.rest.isEmpty else { return }
    guard text.takeName() else { return nil }
    var offset = standard + 3600
    if text.rest.first != UInt8(ascii: ",") {
      guard let behind = text.takeTime(hours: 24) else { return nil }
      offset = -behind
    }
    guard let begin = text.takeMoment(), let end = text.takeMoment(), text.rest.isEmpty else { return nil }
    summer = Summer(offset: offset, begin: begin, end: end)
  }

  /// Takes the parts of a rule off its front.
  private struct Text {
    var rest: ArraySlice<UInt8>

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest.removeFirst()
      return true
    }

    /// A name: three letters or more, or anything between `<` and `>`.
    mutating func takeName() -> Bool {
      if take("<") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[(end + 1)...]
        return true
      }
      let letters = rest.prefix { (0x41...0x5A).contains($0 & 0xDF) }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    }

    mutating func takeNumber(_ range: ClosedRange<Int64>) -> Int64? {
      let digits = rest.prefix { $0.isDigit }
      guard (1...3).contains(digits.count) else { return nil }
      rest = rest.dropFirst(digits.count)
      let number = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 & 0x0F) }
      return range.contains(number) ? number : nil
    }

    /// `[+-]h[h[h]][:mm[:ss]]` in seconds.
    mutating func takeTime(hours most: Int64) -> Int64? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard let hours = takeNumber(0...most) else { return nil }
      var seconds = hours * 3600
      for unit: Int64 in [60, 1] where take(":") {
        guard let number = takeNumber(0...59) else { return nil }
        seconds += number * unit
      }
      return isNegative ? -seconds : seconds
    }

    /// `,` a day, and `/` a time, which is two in the morning unless it is there.
    mutating func takeMoment() -> Moment? {
      guard take(","), let day = takeDay() else { return nil }
      guard take("/") else { return Moment(day: day, time: 7200) }
      return takeTime(hours: 167).map { Moment(day: day, time: $0) }
    }

    private mutating func takeDay() -> Moment.Day? {
      if take("M") {
        guard let month = takeNumber(1...12), take("."), let week = takeNumber(1...5), take("."),
          let weekday = takeNumber(0...6)
        else { return nil }
        return .ofWeek(month: month, week: week, weekday: weekday)
      }
      if take("J") { return takeNumber(1...365).map { .withoutLeapDays($0) } }
      return takeNumber(0...365).map { .ofYear($0) }
    }
  }
}
