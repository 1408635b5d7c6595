internal import TickData

/// Reads stamps written as text, of the ticks of one table in their order.
///
/// The date is one of
/// - `2025-04-14`, `2025/04/14`, `2025.04.14`, `20250414`;
/// - `14/04/2025`, `14-04-2025`, `14.04.2025`, or with the month first, see below;
/// - `14-Apr-2025`, `14 April 2025`, `14-Apr-25` (a year of this century);
/// - `14/04/25`, `25/04/14`, only where the user says which number is what.
///
/// It may be followed by spaces or a `T` and a time: `9:30`, `09:30:00`, `09:30:00.123456789` (further decimals are cut
/// off), `093000`, with `AM` or `PM` or without. A date alone is its midnight.
///
/// Behind the time may stand how far its clock is ahead of UTC: `Z`, `UTC`, `GMT`, `+04:00`, `+0400`, `+04`. Such a stamp
/// is an instant, and so is a count of seconds, milliseconds, microseconds or nanoseconds since 1970, of 9 to 19 digits,
/// whose unit the first one's size tells. Instants become times of the exchange's clock where its zone is known. Anything
/// else is no stamp.
///
/// Where all is written in numbers with the year last, the first date of a table that fits one order alone decides for all
/// of them. Until then days come first, as they do at the exchanges of the UAE. A table in which a date contradicts that,
/// or in which instants and other stamps are mixed, has a `problem`: guessed one by one, its stamps would be quietly wrong.
package struct StampText {
  /// What the stamps of a table are.
  private enum Form {
    case clockTimes, instants, counts

    var name: String {
      switch self {
      case .clockTimes: "has no UTC offset"
      case .instants: "has a UTC offset"
      case .counts: "is a count since 1970"
      }
    }

    var pluralName: String {
      switch self {
      case .clockTimes: "times without a UTC offset"
      case .instants: "times with a UTC offset"
      case .counts: "counts since 1970"
      }
    }
  }

  private let zone: ExchangeTimeZone?
  private var dates: DateReading
  private var form: Form?
  /// Converts instants; made by the first.
  private var clock: ExchangeClock?
  /// Nanoseconds for each count.
  private var unit: EpochUnit?
  private var ownProblem: String?
  /// How many stamps were instants, as far as that is known.
  private(set) var instants: Int64 = 0

  package init() { self.init(TickReading()) }

  init(_ reading: TickReading) {
    zone = reading.timeZone
    dates = DateReading(reading.dateOrder)
  }

  /// What is wrong with the table, since the stamp that was asked for last. Nothing is read any more then.
  var problem: String? { ownProblem ?? dates.problem }

  /// How the stamps were read where that is a guess, one line each.
  var remarks: [String] {
    [dates.remark, unit.map { "stamps are read as counts of \($0.rawValue) since 1970, judging by the first one" }]
      .compactMap { $0 }
  }

  /// The stamp that a text names, by the exchange's clock; nil for any other text.
  package mutating func stamp(_ text: Span<UInt8>) -> Int64? {
    if let stamp = plainStamp(text) { return stamp }
    guard problem == nil else { return nil }
    var cursor = StampCursor(text)
    let digits = cursor.digitsAhead
    if digits > 8 { return count(&cursor, digits, text) }
    guard let date = cursor.takeDate(), let midnight = dates.midnight(date, of: text) else { return nil }
    if cursor.isAtEnd { return exchangeTime(midnight, offset: nil, text) }
    guard cursor.takeTimeMark(), let (time, offset) = cursor.takeLastTime() else { return nil }
    return exchangeTime(midnight + time, offset: offset, text)
  }

  /// The midnight of a text that is a date, or a date and a time of the exchange's clock.
  mutating func midnight(_ text: Span<UInt8>) -> Int64? {
    guard problem == nil else { return nil }
    var cursor = StampCursor(text)
    guard let date = cursor.takeDate(), let midnight = dates.midnight(date, of: text) else { return nil }
    if cursor.isAtEnd { return midnight }
    guard cursor.takeTimeMark(), let (_, offset) = cursor.takeLastTime(), offset == nil else { return nil }
    return midnight
  }

  /// The time of day that a text names, and how far its clock is ahead of UTC where it says so.
  static func timeOfDay(_ text: Span<UInt8>) -> (time: Int64, offset: Int64?)? {
    var cursor = StampCursor(text)
    return cursor.takeLastTime()
  }

  /// By the exchange's clock, the time that the clock of a text shows; nil where there is a problem.
  ///
  /// - Parameter offset: How far the text's clock is ahead of UTC; nil if the text does not say, so that it is the
  ///   exchange's.
  @inline(__always)
  mutating func exchangeTime(_ time: Int64, offset: Int64?, _ text: Span<UInt8>) -> Int64? {
    if offset == nil, form == .clockTimes { return time }
    return firstOrForeignTime(time, offset, text)
  }

  private mutating func firstOrForeignTime(_ time: Int64, _ offset: Int64?, _ text: Span<UInt8>) -> Int64? {
    // A time of two columns has no text of its own.
    guard
      take(
        offset == nil ? .clockTimes : .instants, text.isEmpty ? WallClock.stampText(time) : QuotedText.of(text))
    else { return nil }
    guard let offset else { return time }
    return exchangeTime(ofInstant: time - offset)
  }

  private mutating func exchangeTime(ofInstant instant: Int64) -> Int64? {
    guard zone != .exchangeClock else { return instant }
    let time = clock?.wallClock(ofInstant: instant)
    if time != nil { instants += 1 }
    return time
  }

  /// Takes the form of a stamp; false where it is not the table's, or one that needs a zone which is not known.
  ///
  /// - Parameter stamp: As a message shows it.
  private mutating func take(_ own: Form, _ stamp: @autoclosure () -> String) -> Bool {
    if let form {
      guard form != own else { return problem == nil }
      ownProblem =
        "the stamp \(stamp()) \(own.name), but the ones before it are \(form.pluralName): a column must not mix them"
      return false
    }
    form = own
    guard own != .clockTimes else { return true }
    switch zone {
    case .named(let name):
      do {
        clock = try ExchangeClock(zone: name)
        return true
      } catch {
        ownProblem = error.description
      }
    case .exchangeClock where own == .counts: return true
    case .exchangeClock:
      ownProblem =
        "the stamp \(stamp()) \(own.name), so --time-zone none cannot be right: give the exchange's time zone, such as "
        + "--time-zone Asia/Dubai"
    case nil:
      let none = own == .counts ? ", or --time-zone none if it counts exchange time" : ""
      ownProblem =
        "the stamp \(stamp()) \(own.name): give the exchange's time zone with --time-zone, such as --time-zone Asia/Dubai"
        + none
    }
    return false
  }

  /// The stamp of a count, which must be all there is.
  private mutating func count(_ cursor: inout StampCursor, _ digits: Int, _ text: Span<UInt8>) -> Int64? {
    guard digits <= 19 else { return nil }
    let high = cursor.takeDigits(digits - 9)
    let low = cursor.takeDigits(9)
    let (product, isLarge) = high.multipliedReportingOverflow(by: 1_000_000_000)
    let (count, isLarger) = product.addingReportingOverflow(low)
    guard cursor.isAtEnd, !isLarge, !isLarger, let own = EpochUnit(size: count.magnitude), own == unit ?? own,
      count < WallClock.stamps.upperBound / own.nanoseconds, take(.counts, QuotedText.of(text))
    else { return nil }
    unit = own
    return exchangeTime(ofInstant: count * own.nanoseconds)
  }

  /// `2025-04-14 10:00:00`, with decimals or without, with a `T` or a `Z` or without, which is how nearly all programs write
  /// stamps; nil for any other form.
  @inline(__always)
  private mutating func plainStamp(_ text: Span<UInt8>) -> Int64? {
    guard text.count >= 19, text.count < StampCursor.longest, text[4] == UInt8(ascii: "-"),
      text[7] == UInt8(ascii: "-"),
      text[10] == 0x20 || text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":")
    else { return nil }
    // What is no digit makes this negative.
    var check: Int64 = 0
    func number(at index: Int) -> Int64 {
      let (tens, ones) = (Int64(text[index]) - 0x30, Int64(text[index + 1]) - 0x30)
      check |= tens | ones | (9 - tens) | (9 - ones)
      return 10 * tens + ones
    }
    let (year, month, day) = (100 * number(at: 0) + number(at: 2), number(at: 5), number(at: 8))
    let (hour, minute, second) = (number(at: 11), number(at: 14), number(at: 17))
    check |= (23 - hour) | (59 - minute) | (59 - second)
    guard check >= 0 else { return nil }
    var time = hour * WallClock.hour + minute * WallClock.minute + second * WallClock.second
    var index = 19
    if index < text.count, text[index] == UInt8(ascii: ".") {
      var unit = WallClock.second
      index += 1
      while index < text.count, text[index].isDigit {
        unit /= 10
        time += Int64(text[index] & 0x0F) * unit
        index += 1
      }
      guard index > 20 else { return nil }
    }
    var offset: Int64?
    if index < text.count {
      guard index + 1 == text.count, text[index] == UInt8(ascii: "Z") else { return nil }
      offset = 0
    }
    guard problem == nil, let midnight = dates.midnight(year: year, month: month, day: day) else { return nil }
    return exchangeTime(midnight + time, offset: offset, text)
  }
}
