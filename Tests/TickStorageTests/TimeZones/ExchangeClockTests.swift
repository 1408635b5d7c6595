import Testing
import TickData

@testable import TickStorage

@Suite("An instant becomes what the exchange's clock shows")
struct ExchangeClockTests {
  /// An instant or a wall-clock time, in seconds since 1970-01-01.
  private static func seconds(_ year: Int64, _ month: Int64, _ day: Int64, _ hour: Int64 = 0, _ minute: Int64 = 0)
    -> Int64
  {
    CivilDate(year: year, month: month, day: day).dayNumber * 86_400 + hour * 3600 + minute * 60
  }

  private static func offset(_ zone: String, at second: Int64) throws -> Int64? {
    var clock = try ExchangeClock(zone: zone)
    return clock.wallClock(ofInstant: second * WallClock.second).map { $0 / WallClock.second - second }
  }

  @Test("four hours ahead in Dubai, to the nanosecond")
  func dubai() throws {
    var clock = try ExchangeClock(zone: "Asia/Dubai")
    #expect(clock.wallClock(ofInstant: 1_744_610_400_123_456_789) == 1_744_624_800_123_456_789)
  }

  @Test(
    "Daylight saving begins and ends at its very second",
    arguments: [
      // New York, 2025: 9 March and 2 November at two in the morning, which is 7:00 and 6:00 UTC.
      ("America/New_York", seconds(2025, 3, 9, 7), -5 * 3600, -4 * 3600),
      ("America/New_York", seconds(2025, 11, 2, 6), -4 * 3600, -5 * 3600),
      // London, 2025: 30 March and 26 October, both at 1:00 UTC.
      ("Europe/London", seconds(2025, 3, 30, 1), 0, 3600),
      ("Europe/London", seconds(2025, 10, 26, 1), 3600, 0),
      // Beyond the changes that any file lists one by one, the rule of the last of them goes on: in 2050, 13 March and
      // 6 November are the second Sunday and the first.
      ("America/New_York", seconds(2050, 3, 13, 7), -5 * 3600, -4 * 3600),
      ("America/New_York", seconds(2050, 11, 6, 6), -4 * 3600, -5 * 3600),
      // The southern summer goes over the end of the year: in 2060, 4 April and 3 October are first Sundays.
      ("Australia/Sydney", seconds(2060, 4, 3, 16), 11 * 3600, 10 * 3600),
      ("Australia/Sydney", seconds(2060, 10, 2, 16), 10 * 3600, 11 * 3600),
      // In Ireland the winter is the exception, and the summer the standard time.
      ("Europe/Dublin", seconds(2050, 3, 27, 1), 0, 3600),
      ("Europe/Dublin", seconds(2050, 10, 30, 1), 3600, 0),
    ] as [(String, Int64, Int64, Int64)])
  func daylightSaving(zone: String, change: Int64, before: Int64, after: Int64) throws {
    #expect(try Self.offset(zone, at: change - 1) == before)
    #expect(try Self.offset(zone, at: change) == after)
  }

  @Test("before a zone's first rule the clock is the place's own, as far back as stamps go")
  func localMeanTime() throws {
    // Dubai's sun is 3:41:12 ahead of Greenwich's; its standard time began in 1920.
    #expect(try Self.offset("Asia/Dubai", at: Self.seconds(1824, 1, 1)) == 13_272)
    #expect(try Self.offset("Asia/Dubai", at: Self.seconds(1919, 12, 31)) == 13_272)
    #expect(try Self.offset("Asia/Dubai", at: Self.seconds(1920, 1, 2)) == 14_400)
    #expect(try Self.offset("Asia/Dubai", at: Self.seconds(2116, 1, 1)) == 14_400)
  }

  @Test("what no tick may have as a stamp has no time")
  func beyondStamps() throws {
    var clock = try ExchangeClock(zone: "Asia/Dubai")
    for instant in [.min, .max, WallClock.stamps.lowerBound - 1, WallClock.stamps.upperBound] {
      #expect(clock.wallClock(ofInstant: instant) == nil)
    }
    // The instant is within, its time is not.
    #expect(clock.wallClock(ofInstant: WallClock.stamps.upperBound - WallClock.hour) == nil)
    #expect(clock.wallClock(ofInstant: WallClock.stamps.lowerBound) != nil)
  }

  @Test("in a column, what is missing stays missing, and steps back do no harm")
  func column() throws {
    var clock = try ExchangeClock(zone: "America/New_York")
    let before = Self.seconds(2025, 3, 9, 6, 59) * WallClock.second
    let after = Self.seconds(2025, 3, 9, 7) * WallClock.second
    var times = [before, after, .min, before, .max, after]
    var lost: [Int] = []
    clock.convert(&times, count: 5) { lost.append($0) }
    let hour = WallClock.hour
    #expect(times == [before - 5 * hour, after - 4 * hour, .min, before - 5 * hour, .min, after])
    #expect(lost == [4])
  }

  @Test(
    "a zone that does not exist is named", arguments: ["Asia/Dubay", "", "../UTC", "/etc/localtime", "Asia", "a\nb"])
  func unknown(zone: String) {
    #expect(throws: ZoneProblem.unknown(zone)) { try ExchangeClock(zone: zone) }
  }
}
