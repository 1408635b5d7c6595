internal import TickData

/// Tells whether an interval has passed since the last restart; before the first restart it always has.
///
/// The elapsed time is a number of seconds in double precision, and an interval that has passed exactly has passed. So
/// that no tick needs a division, the interval is turned once into the smallest count of nanoseconds that satisfies it.
/// Stamps may step back: then less than nothing has elapsed.
@frozen
public struct RefillTimer: Hashable, Sendable {
  @usableFromInline let interval: Int64
  @usableFromInline var due: Int64

  /// A timer for an interval in seconds, zero or more.
  public init(seconds: Double) {
    precondition(seconds >= 0, "an interval is not negative")
    interval = Self.nanoseconds(reaching: seconds)
    due = .min
  }

  @inlinable
  public func isDue(at time: Int64) -> Bool { time >= due }

  /// When the interval will have passed; `.max` where it has.
  @inlinable
  public func dueAfter(_ time: Int64) -> Int64 { due > time ? due : .max }

  @inlinable
  public mutating func restart(at time: Int64) {
    let (sum, overflow) = time.addingReportingOverflow(interval)
    due = overflow ? .max : sum
  }

  private static func nanoseconds(reaching seconds: Double) -> Int64 {
    let perSecond = Double(WallClock.second)
    guard seconds * perSecond < 0x1p62 else { return .max }
    var count = Int64(seconds * perSecond)
    while Double(count) / perSecond >= seconds && count > 0 { count -= 1 }
    while Double(count) / perSecond < seconds { count += 1 }
    return count
  }
}
