internal import TickData

/// Times as people read them.
enum PlainTime {
  /// A stamp, `2025-04-14 10:00:00`, with the fraction that it has.
  static func stamp(_ time: Int64) -> String { "\(CivilDate(of: time)) \(clock(time))" }

  /// The same, cut to the millisecond.
  static func shortStamp(_ time: Int64) -> String {
    let intoDay = time - WallClock.startOfDay(time)
    return stamp(time - intoDay % (WallClock.second / 1000))
  }

  /// The time of day of a stamp, `10:00:00`.
  static func clock(_ time: Int64) -> String {
    let intoDay = time - WallClock.startOfDay(time)
    let second = intoDay / WallClock.second
    func padded(_ number: Int64, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let clock = "\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
    let fraction = intoDay % WallClock.second
    guard fraction > 0 else { return clock }
    if fraction % 1_000_000 == 0 { return "\(clock).\(padded(fraction / 1_000_000, 3))" }
    return fraction % 1000 == 0 ? "\(clock).\(padded(fraction / 1000, 6))" : "\(clock).\(padded(fraction, 9))"
  }

  /// The same, cut to the second.
  static func shortClock(_ time: Int64) -> String { String(clock(time).prefix(8)) }

  /// A duration in its two largest units: `2 h 05 min`, `7 min 30 s`, `12 s`, `0.25 s`.
  static func duration(_ nanoseconds: Int64) -> String {
    let seconds = nanoseconds / WallClock.second
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if seconds >= 3600 { return "\((seconds / 3600).grouped) h \(two(seconds / 60 % 60)) min" }
    if seconds >= 60 { return "\(seconds / 60) min \(two(seconds % 60)) s" }
    if nanoseconds % WallClock.second == 0 { return "\(seconds) s" }
    let text = (Double(nanoseconds) / Double(WallClock.second)).grouped(fraction: 2)
    return text == "0.00" ? "<0.01 s" : "\(text) s"
  }

  /// A share in percent with two digits; one that would be all zeros is `<0.01%`.
  static func percent(_ share: Double) -> String {
    if share == 0 { return "0%" }
    return share < 0.0001 ? "<0.01%" : "\((100 * share).grouped(fraction: 2))%"
  }
}
