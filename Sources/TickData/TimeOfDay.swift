/// A time of day: nanoseconds since midnight.
@frozen
public struct TimeOfDay: Hashable, Comparable, Sendable {
  public let nanoseconds: Int64

  @inlinable
  public init(_ hour: Int64, _ minute: Int64, _ second: Int64 = 0) {
    nanoseconds = hour * WallClock.hour + minute * WallClock.minute + second * WallClock.second
  }

  /// 24:00, when the day is over.
  @inlinable public static var endOfDay: TimeOfDay { TimeOfDay(24, 0) }

  @inlinable
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension TimeOfDay: CustomStringConvertible {
  /// As people write it, from `00:00` to `24:00`, with the seconds where there are some: `14:55:20`.
  public var description: String {
    func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let seconds = nanoseconds / WallClock.second
    let text = "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60))"
    return seconds % 60 == 0 ? text : "\(text):\(padded(seconds % 60))"
  }

  /// From such a text, `9:30`, `09:30` or `14:55:20`, from 00:00 to 24:00; nil for any other.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), (1...2).contains(parts[0].utf8.count),
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int64($0) }
    guard numbers.count == parts.count, numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
    self.init(numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
    guard self <= .endOfDay else { return nil }
  }
}
