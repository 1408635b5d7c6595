import Testing
import TickData

@Suite("Stamps and times of day")
struct WallClockTests {
  /// Nanoseconds into a day, counted from 1970-01-01, and the same day's number.
  private static let stamps: [(day: Int64, intoDay: Int64)] = [
    (0, 0), (0, 1), (0, 86_399_999_999_999), (1, 0), (1, 1), (20_192, 36_000_000_000_000), (-1, 0), (-1, 1),
    (-1, 86_399_999_999_999), (-2, 0), (-2, 86_399_999_999_999), (-100_000, 1),
  ]

  @Test("A day begins at its midnight, also before 1970", arguments: stamps)
  func startOfDay(day: Int64, intoDay: Int64) {
    let midnight = day * 86_400_000_000_000
    #expect(WallClock.startOfDay(midnight + intoDay) == midnight)
  }

  @Test("Times of day are nanoseconds since midnight")
  func timeOfDay() {
    #expect(TimeOfDay(0, 0).nanoseconds == 0)
    #expect(TimeOfDay(14, 44, 59).nanoseconds == 53_099_000_000_000)
    #expect(TimeOfDay(9, 59, 59) < TimeOfDay(10, 0))
  }

  @Test("A session whose phases do not follow each other traps")
  func sessionOutOfOrder() async {
    await #expect(processExitsWith: .failure) {
      _ = TradingSession(
        openingAuction: TimeOfDay(9, 30), open: TimeOfDay(10, 0), endOfSilence: TimeOfDay(10, 5),
        close: TimeOfDay(9, 0), flatten: TimeOfDay(14, 55), endOfClosingAuction: TimeOfDay(15, 0))
    }
  }
}
