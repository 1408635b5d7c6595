import Testing

@testable import TickStorage

@Suite("A count since 1970 tells its unit by its size")
struct EpochCountTests {
  @Test(
    "each unit",
    arguments: [
      (1_744_624_800, EpochUnit.seconds), (1_744_624_800_123, .milliseconds),
      (1_744_624_800_123_456, .microseconds), (1_744_624_800_123_456_789, .nanoseconds), (-1_000_000_000, .seconds),
      (100_000_000, .seconds), (99_999_999_999, .seconds), (100_000_000_000, .milliseconds),
    ] as [(Int64, EpochUnit)])
  func units(count: Int64, unit: EpochUnit) {
    var counts = EpochCounts()
    let (nanoseconds, overflow) = count.multipliedReportingOverflow(by: unit.nanoseconds)
    #expect(counts.nanoseconds(count) == (overflow ? nil : nanoseconds))
    #expect(counts.unit == unit)
  }

  @Test("the first count decides for the column, and what is too small for a time does not")
  func firstDecides() {
    var counts = EpochCounts()
    #expect(counts.nanoseconds(Int64(0)) == nil)
    #expect(counts.nanoseconds(Int64(99_999_999)) == nil)
    #expect(counts.unit == nil)
    #expect(counts.nanoseconds(Int64(1_744_624_800_123)) == 1_744_624_800_123_000_000)
    #expect(counts.nanoseconds(Int64(1_744_624_800)) == nil)
    #expect(counts.nanoseconds(Int64.max) == nil)
    #expect(counts.nanoseconds(Int64.min) == nil)
    #expect(counts.unit == .milliseconds)
  }

  @Test(
    "a real count is rounded to the microsecond",
    arguments: [
      (1_744_624_800.123456, 1_744_624_800_123_456_000), (1_744_624_800_123.456, 1_744_624_800_123_456_000),
      (1_744_624_800_123_456.0, 1_744_624_800_123_456_000), (1_744_624_800_123_456_789.0, 1_744_624_800_123_457_000),
      (-1_000_000_000.25, -1_000_000_000_250_000_000),
    ] as [(Double, Int64)])
  func reals(count: Double, nanoseconds: Int64) {
    var counts = EpochCounts()
    #expect(counts.nanoseconds(count) == nanoseconds)
  }

  @Test(
    "what is no number, or beyond all times, is no stamp",
    arguments: [Double.nan, .infinity, -.infinity, 1e300, 0x1p63, 5.5])
  func noStamps(count: Double) {
    var counts = EpochCounts()
    #expect(counts.nanoseconds(count) == nil)
    #expect(counts.nanoseconds(99_999_999_999.0) == nil)
  }
}
