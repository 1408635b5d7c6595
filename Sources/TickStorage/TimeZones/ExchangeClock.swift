internal import TickData

/// The clock on an exchange's wall: what it shows at an instant.
///
/// The stretch between two changes of the clock that the last instant was in is kept, so that the next one costs two
/// comparisons and an addition.
package struct ExchangeClock: Sendable {
  private let zone: ZoneFile
  /// Where the clock is this far ahead of UTC. In nanoseconds, none at first.
  private var from: Int64 = 0
  private var until: Int64 = 0
  private var offset: Int64 = 0

  /// The clock of a zone of the system's time zone data.
  package init(zone name: String) throws(ZoneProblem) { zone = try ZoneFile(named: name) }

  /// The wall-clock time of an instant, both in nanoseconds since 1970-01-01. Nil where either is beyond the stamps that a
  /// tick may have.
  package mutating func wallClock(ofInstant instant: Int64) -> Int64? {
    guard WallClock.stamps.contains(instant) else { return nil }
    if instant < from || instant >= until { turn(to: instant) }
    let time = instant + offset
    return WallClock.stamps.contains(time) ? time : nil
  }

  /// Puts the wall-clock time in place of the first `count` instants. A missing one, which is the least of all numbers,
  /// stays missing; one beyond all stamps becomes missing.
  ///
  /// - Parameter lost: Called with each row that becomes missing.
  package mutating func convert(_ instants: inout [Int64], count: Int, lost: (_ row: Int) -> Void = { _ in }) {
    for row in 0..<count where instants[row] != .min {
      if let time = wallClock(ofInstant: instants[row]) {
        instants[row] = time
      } else {
        instants[row] = .min
        lost(row)
      }
    }
  }

  /// Finds the stretch that an instant is in.
  private mutating func turn(to instant: Int64) {
    let wholeSecond = instant - instant.floorRemainder(WallClock.second)
    let stretch = zone.stretch(at: wholeSecond / WallClock.second)
    func nanoseconds(_ seconds: Int64, beyond: Int64) -> Int64 {
      let (product, overflow) = seconds.multipliedReportingOverflow(by: WallClock.second)
      return overflow ? beyond : product
    }
    from = nanoseconds(stretch.from, beyond: .min)
    until = nanoseconds(stretch.until, beyond: .max)
    offset = stretch.offset * WallClock.second
  }
}

extension Int64 {
  /// The remainder that is never negative.
  func floorRemainder(_ divisor: Int64) -> Int64 {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
