extension WallClock {
  /// A stamp as people read it, `2025-04-14 10:00:00`, with the fraction that it has, in thousands: `10:00:00.250`.
  public static func stampText(_ time: Int64) -> String { "\(CivilDate(of: time)) \(clockText(time))" }

  /// The time of day of a stamp, `10:00:00`, with the fraction that it has.
  public static func clockText(_ time: Int64) -> String {
    let intoDay = time &- startOfDay(time)
    let fraction = intoDay % second
    guard fraction > 0 else { return shortClockText(time) }
    var (digits, width) = (fraction, 9)
    while digits % 1000 == 0 { (digits, width) = (digits / 1000, width - 3) }
    return "\(shortClockText(time)).\(padded(digits, width))"
  }

  /// The time of day of a stamp, cut to the second.
  public static func shortClockText(_ time: Int64) -> String {
    let seconds = (time &- startOfDay(time)) / second
    return "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
