internal import TickData

/// A stretch of a day as users write it.
enum TraceStretch {
  /// The stamps from a time of a day up to another.
  static func parse(day: String, from: String?, to: String?) throws(UsageError) -> Range<Int64> {
    guard let date = CivilDate(text: day) else {
      throw UsageError("--day must be a date such as 2025-04-14, was \(day)")
    }
    let start = try from.map { text throws(UsageError) in try time(text, "--from") } ?? 0
    let end = try to.map { text throws(UsageError) in try time(text, "--to") } ?? WallClock.day
    guard start < end else {
      throw UsageError("--from must be before --to, was \(from ?? "00:00") and \(to ?? "24:00")")
    }
    return date.midnight + start..<date.midnight + end
  }

  /// `10:00`, `10:00:05`, `10:00:05.25`, up to `24:00`.
  private static func time(_ text: String, _ option: String) throws(UsageError) -> Int64 {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = number(parts[0]), let minute = number(parts[1]), hour <= 24,
      minute <= 59, let seconds = parts.count == 2 ? 0 : nanoseconds(parts[2])
    else { throw UsageError("\(option) must be a time such as 10:00 or 10:00:05, was \(text)") }
    let time = TimeOfDay(hour, minute).nanoseconds + seconds
    guard time <= WallClock.day else { throw UsageError("\(option) must be 24:00 or earlier, was \(text)") }
    return time
  }

  private static func nanoseconds(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = number(parts[0]), whole <= 59 else { return nil }
    guard parts.count == 2 else { return whole * WallClock.second }
    let fraction = parts[1] + String(repeating: "0", count: max(0, 9 - parts[1].count))
    guard !parts[1].isEmpty, fraction.count == 9, fraction.allSatisfy(\.isNumber) else { return nil }
    return Int64(fraction).map { whole * WallClock.second + $0 }
  }

  /// A number of at most four digits.
  private static func number(_ text: Substring) -> Int64? {
    (1...4).contains(text.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text) : nil
  }
}
