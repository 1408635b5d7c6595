import TestSupport
import Testing

@testable import Report

@Suite("Stamps in result files")
struct TimestampTextTests {
  /// A column of stamps as it is written.
  private func column(_ times: [Int64]) -> [String] {
    var writer = TimestampWriter(TimestampFormat(for: times))
    return times.map { time in
      String(decoding: [UInt8](capacity: TimestampWriter.longest) { writer.write(time, to: &$0) }, as: UTF8.self)
    }
  }

  private func column(_ stamps: String...) -> [String] { column(stamps.map(MarketTable.stamp)) }

  @Test("Whole seconds have no fraction")
  func wholeSeconds() {
    #expect(
      column("D1 10:00:05", "D1 14:55:59", "D2 00:00:00") == [
        "2025-04-14 10:00:05", "2025-04-14 14:55:59", "2025-04-15 00:00:00",
      ])
  }

  @Test(
    "One fraction gives all stamps of the column as many digits: 3, 6 or 9",
    arguments: [
      ("D1 10:00:05.5", "10:00:05.500", "10:00:06.000"),
      ("D1 10:00:05.001", "10:00:05.001", "10:00:06.000"),
      ("D1 10:00:05.0001", "10:00:05.000100", "10:00:06.000000"),
      ("D1 10:00:05.123456", "10:00:05.123456", "10:00:06.000000"),
      ("D1 10:00:05.1234567", "10:00:05.123456700", "10:00:06.000000000"),
      ("D1 10:00:05.000000001", "10:00:05.000000001", "10:00:06.000000000"),
    ])
  func fractions(stamp: String, text: String, other: String) {
    #expect(column(stamp, "D1 10:00:06") == ["2025-04-14 \(text)", "2025-04-14 \(other)"])
    #expect(column("D1 10:00:06", stamp) == ["2025-04-14 \(other)", "2025-04-14 \(text)"])
  }

  @Test("The longest fraction of the column decides")
  func longest() {
    #expect(
      column("D1 10:00:00.5", "D1 10:00:00.000001", "D1 10:00:00.25") == [
        "2025-04-14 10:00:00.500000", "2025-04-14 10:00:00.000001", "2025-04-14 10:00:00.250000",
      ])
  }

  @Test("Where every stamp is a midnight, the date is enough; one other stamp gives all a time")
  func midnights() {
    #expect(column("D1 00:00:00", "D3 00:00:00") == ["2025-04-14", "2025-04-16"])
    #expect(column("D1 00:00:00", "D1 00:00:01") == ["2025-04-14 00:00:00", "2025-04-14 00:00:01"])
    #expect(column("D1 00:00:00", "D1 00:00:00.5") == ["2025-04-14 00:00:00.000", "2025-04-14 00:00:00.500"])
  }

  @Test("Stamps before 1970")
  func before1970() {
    #expect(column([-1, -1_000_000_000]) == ["1969-12-31 23:59:59.999999999", "1969-12-31 23:59:59.000000000"])
    #expect(column([-86_400_000_000_000]) == ["1969-12-31"])
  }

  @Test("An order of days that steps back does not mix up the dates")
  func stepsBack() {
    #expect(
      column("D2 10:00:00", "D1 10:00:00", "D2 10:00:00") == [
        "2025-04-15 10:00:00", "2025-04-14 10:00:00", "2025-04-15 10:00:00",
      ])
  }
}
