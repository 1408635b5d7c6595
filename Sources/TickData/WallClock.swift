/// Nanoseconds in the units that a wall clock counts.
@frozen
public enum WallClock {
  @inlinable public static var second: Int64 { 1_000_000_000 }
  @inlinable public static var minute: Int64 { 60 * second }
  @inlinable public static var hour: Int64 { 60 * minute }
  @inlinable public static var day: Int64 { 24 * hour }

  /// The stamps that a tick may have: 1823-11-12 to 2116-02-20. A count of nanoseconds beyond is no stamp but a mistake,
  /// such as a missing one that is written as the least of all numbers.
  @inlinable public static var stamps: Range<Int64> { -(1 << 62)..<1 << 62 }

  /// The midnight that begins the calendar day of a stamp; the same for stamps before 1970.
  @inlinable
  public static func startOfDay(_ time: Int64) -> Int64 {
    let intoDay = time % day
    return time &- (intoDay < 0 ? intoDay &+ day : intoDay)
  }
}
