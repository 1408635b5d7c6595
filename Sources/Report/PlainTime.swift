internal import TickData

/// Times and shares as people read them.
enum PlainTime {
  /// A stamp, cut to the millisecond.
  static func shortStamp(_ time: Int64) -> String {
    let intoDay = time - WallClock.startOfDay(time)
    return WallClock.stampText(time - intoDay % (WallClock.second / 1000))
  }

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
