internal import TickData

/// Makes midnights of the dates of one table, of which the first that tells decides for all which number is the month.
struct DateReading {
  /// What the user says.
  private let given: DateOrder?
  /// What holds since the first date in numbers.
  private var order: DateOrder?
  /// The date that has decided; until one has, the first that could be read either way.
  private var deciding: String?
  private var isDecided: Bool
  /// A date that contradicts that, after which nothing is read any more.
  private(set) var problem: String?
  /// The date that was read last, which most others are, too.
  private var last = (year: Int64.min, month: Int64(0), day: Int64(0), midnight: Int64(0))

  init(_ given: DateOrder?) {
    self.given = given
    order = given
    isDecided = given != nil
  }

  /// What the user should know: that every date so far could be read with the day or the month first.
  var remark: String? {
    guard !isDecided, let deciding else { return nil }
    return "dates such as \(deciding) are read as day first, but could be month first: set --date-order dmy or mdy"
  }

  /// The midnight of a date; nil for one that the calendar does not have, or of which no tick may have a stamp.
  mutating func midnight(_ date: StampCursor.Date, of text: Span<UInt8>) -> Int64? {
    switch date {
    case .known(let year, let month, let day): return midnight(year: year, month: month, day: day)
    case .numbers(let numbers, let digits):
      if digits[2] == 4 { return midnight(numbers[0], numbers[1], year: numbers[2], of: text) }
      // A year of this century, whose place only the user knows.
      switch given {
      case .dayFirst: return midnight(year: 2000 + numbers[2], month: numbers[1], day: numbers[0])
      case .monthFirst: return midnight(year: 2000 + numbers[2], month: numbers[0], day: numbers[1])
      case .yearFirst where digits[0] == 2:
        return midnight(year: 2000 + numbers[0], month: numbers[1], day: numbers[2])
      case .yearFirst, nil: return nil
      }
    }
  }

  @inline(__always)
  mutating func midnight(year: Int64, month: Int64, day: Int64) -> Int64? {
    if day == last.day, month == last.month, year == last.year { return last.midnight }
    return freshMidnight(year: year, month: month, day: day)
  }

  private mutating func freshMidnight(year: Int64, month: Int64, day: Int64) -> Int64? {
    guard let midnight = Self.midnight(year: year, month: month, day: day) else { return nil }
    last = (year, month, day, midnight)
    return midnight
  }

  /// The midnight of a date with the year last.
  private mutating func midnight(_ first: Int64, _ second: Int64, year: Int64, of text: Span<UInt8>) -> Int64? {
    if let order, isDecided {
      let (day, month) = order == .monthFirst ? (second, first) : (first, second)
      if order != .yearFirst, let midnight = midnight(year: year, month: month, day: day) { return midnight }
    }
    let asDayFirst = Self.midnight(year: year, month: second, day: first)
    let asMonthFirst = Self.midnight(year: year, month: first, day: second)
    if let asDayFirst, let asMonthFirst {
      if given == .yearFirst { return contradict(text, "has the year last") }
      // The fifth of May says nothing about the order.
      if asDayFirst == asMonthFirst { return asDayFirst }
      if order == nil {
        order = .dayFirst
        deciding = QuotedText.of(text)
      }
      return order == .monthFirst ? asMonthFirst : asDayFirst
    }
    guard let midnight = asDayFirst ?? asMonthFirst else { return nil }
    let own: DateOrder = asDayFirst != nil ? .dayFirst : .monthFirst
    guard order == nil || order == own else {
      return contradict(text, "has the \(own == .dayFirst ? "day" : "month") first")
    }
    if !isDecided {
      order = own
      isDecided = true
      deciding = QuotedText.of(text)
    }
    return midnight
  }

  private mutating func contradict(_ text: Span<UInt8>, _ has: String) -> Int64? {
    guard problem == nil else { return nil }
    let date = "the date \(QuotedText.of(text)) \(has)"
    if let given {
      problem = "\(date), which contradicts --date-order \(given.rawValue)"
    } else {
      let other = order == .dayFirst ? "day" : "month"
      problem =
        "\(date), but \(deciding ?? "") before it "
        + (isDecided
          ? "has the \(other) first: a column must use one order, correct the dates"
          : "was read as \(other) first: set --date-order mdy or dmy")
    }
    return nil
  }

  private static func midnight(year: Int64, month: Int64, day: Int64) -> Int64? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    guard date.components == (year, month, day),
      date.dayNumber >= WallClock.stamps.lowerBound / WallClock.day,
      date.dayNumber <= WallClock.stamps.upperBound / WallClock.day
    else { return nil }
    return date.midnight
  }
}
