internal import TickData

/// The forms of dates and times, see ``StampText``.
extension StampCursor {
  /// A date as it is written.
  enum Date {
    case known(year: Int64, month: Int64, day: Int64)
    /// Three numbers, of which the text does not say which is the month. The digits tell where the year may be.
    case numbers([3 of Int64], digits: [3 of Int])
  }

  /// Takes a date; nil for anything else.
  mutating func takeDate() -> Date? {
    if digitsAhead == 8 { return .known(year: takeDigits(4), month: takeDigits(2), day: takeDigits(2)) }
    guard let first = takeNumber() else { return nil }
    let separator = takeSeparator()
    guard separator != 0 else { return nil }
    if let month = takeMonth() {
      guard takeSeparator() == separator, let year = takeNumber() else { return nil }
      switch year.digits {
      case 2: return .known(year: 2000 + year.value, month: month, day: first.value)
      case 4: return .known(year: year.value, month: month, day: first.value)
      default: return nil
      }
    }
    guard separator != UInt8(ascii: " "), let second = takeNumber(), second.digits <= 2,
      takeSeparator() == separator, let third = takeNumber()
    else { return nil }
    if first.digits == 4, third.digits <= 2 {
      return .known(year: first.value, month: second.value, day: third.value)
    }
    guard first.digits <= 2, third.digits == 2 || third.digits == 4 else { return nil }
    return .numbers([first.value, second.value, third.value], digits: [first.digits, second.digits, third.digits])
  }

  /// Takes what stands between a date and a time: spaces, or a `T`.
  mutating func takeTimeMark() -> Bool {
    let isSeparated = takeSpaces()
    return take("T") || isSeparated
  }

  /// Takes a time of day and how far its clock is ahead of UTC, nil where it does not say; that must be all there is.
  mutating func takeLastTime() -> (time: Int64, offset: Int64?)? {
    guard let time = digitsAhead > 2 ? takeBasicTime() : takeTime() else { return nil }
    _ = takeSpaces()
    if isAtEnd { return (time, nil) }
    guard let offset = takeOffset(), isAtEnd else { return nil }
    return (time, offset)
  }

  /// `9:30`, `09:30:00`, `09:30:00.123`, with AM or PM or without.
  private mutating func takeTime() -> Int64? {
    guard var hour = takeNumber(), hour.digits <= 2, take(":"), digitsAhead == 2 else { return nil }
    let minute = takeDigits(2)
    guard let seconds = takeSeconds(mark: ":") else { return nil }
    var behind = self
    _ = behind.takeSpaces()
    let isMorning = behind.take("AM")
    if isMorning || behind.take("PM") {
      guard (1...12).contains(hour.value) else { return nil }
      hour.value = hour.value % 12 + (isMorning ? 0 : 12)
      self = behind
    }
    guard hour.value < 24, minute < 60 else { return nil }
    return hour.value * WallClock.hour + minute * WallClock.minute + seconds
  }

  /// `0930`, `093000`, `093000.123`.
  private mutating func takeBasicTime() -> Int64? {
    guard [4, 6].contains(digitsAhead) else { return nil }
    let (hour, minute) = (takeDigits(2), takeDigits(2))
    guard hour < 24, minute < 60, let seconds = takeSeconds(mark: "") else { return nil }
    return hour * WallClock.hour + minute * WallClock.minute + seconds
  }

  /// Takes seconds and their decimals, of which those behind the ninth are cut off; none are 0.
  private mutating func takeSeconds(mark: StaticString) -> Int64? {
    guard mark.utf8CodeUnitCount == 0 ? digitsAhead > 0 : take(mark) else { return 0 }
    guard digitsAhead == 2 else { return nil }
    let seconds = takeDigits(2)
    guard seconds < 60 else { return nil }
    guard take(".") else { return seconds * WallClock.second }
    return takeNanoseconds().map { seconds * WallClock.second + $0 }
  }

  /// `Z`, `UTC`, `GMT`, `+04:00`, `-0330`, `+04`: how far a clock is ahead of UTC.
  private mutating func takeOffset() -> Int64? {
    if take("Z") || take("UTC") || take("GMT") { return 0 }
    let isAhead = take("+")
    guard isAhead || take("-"), [2, 4].contains(digitsAhead) else { return nil }
    let hasMinutes = digitsAhead == 4
    let hours = takeDigits(2)
    var minutes: Int64 = 0
    if hasMinutes {
      minutes = takeDigits(2)
    } else if take(":") {
      guard digitsAhead == 2 else { return nil }
      minutes = takeDigits(2)
    }
    guard hours < 24, minutes < 60 else { return nil }
    let offset = hours * WallClock.hour + minutes * WallClock.minute
    return isAhead ? offset : -offset
  }
}
