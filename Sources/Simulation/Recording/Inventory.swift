/// The position over time.
@frozen
public struct Inventory: Hashable, Sendable {
  /// The integral over time, in shares times nanoseconds, of the position's magnitude.
  public private(set) var magnitude = 0.0
  /// The largest magnitude.
  public private(set) var largest: Int64 = 0
  /// Nanoseconds at the limit or beyond it.
  public private(set) var timeAtLimit: Int64 = 0
  /// The position from which on it is at the limit; `Int64.max` without one.
  public let limit: Int64

  private var position: Int64 = 0
  private var since: Int64 = .min
  private var closing: Int64 = .min

  init(limit: Int64) { self.limit = limit }

  /// Takes the position that a fill has led to.
  @usableFromInline
  mutating func changed(to position: Int64, at time: Int64) {
    count(to: time)
    self.position = position
    largest = max(largest, abs(position))
  }

  /// The clock is the latest stamp so far: in an earlier day, into which stamps have stepped back, no time passes.
  @usableFromInline
  mutating func dayBegan(opening: Int64, closing: Int64) {
    guard closing > self.closing else { return }
    count(to: self.closing)
    since = max(since, opening)
    self.closing = closing
  }

  mutating func finish() { count(to: closing) }

  /// Stamps may step back, and fills may lie outside the window.
  private mutating func count(to time: Int64) {
    let time = min(time, closing)
    let elapsed = max(0, time &- since)
    since = max(since, time)
    guard elapsed > 0, position != 0 else { return }
    magnitude += Double(abs(position)) * Double(elapsed)
    if abs(position) >= limit { timeAtLimit += elapsed }
  }
}
