import Foundation
import TestSupport
import Testing
import TickData

@testable import TickStorage

/// Stamps that are instants, or do not say what they are, in columnar files of several programs
/// (Tests/Support/make-parquet-fixtures.py, make-writer-fixtures.py).
@Suite("Stamps of columnar files become the exchange's time")
struct ColumnarInstantTests {
  private static func path(_ name: String) -> String {
    let file = name.contains(".") ? name : "\(name).parquet"
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/\(file)").path
  }

  private func read(_ name: String, _ zone: ExchangeTimeZone?) throws -> (ticks: [Tick], findings: ReadingFindings) {
    let source = try openTicks(at: Self.path(name), reading(timeZone: zone))
    let reader = try source.reader(of: try #require(source.entries.first))
    var chunk = TickChunk()
    var ticks: [Tick] = []
    while try reader.read(into: &chunk, limit: 2) { ticks += (0..<chunk.count).map { chunk[$0] } }
    return (ticks, reader.findings)
  }

  private static let instants = [
    "writer-polars-instants", "writer-duckdb-instants", "writer-pandas-instants", "writer-fastparquet-instants",
    "writer-clickhouse-instants-decimal", "writer-clickhouse-instants-float", "writer-clickhouse-instants-fixed",
    "writer-spark-instants-micros",
  ]
  private static let unmarked = ["writer-spark-instants-int96", "writer-spark-instants-int96-legacy"]
  private static let counted = ["writer-duckdb-instants-counts", "writer-clickhouse-instants-counts.arrow"]

  @Test(
    "What other programs write in UTC is Dubai's time, in every type that they write",
    arguments: instants + unmarked + counted + ["writer-duckdb-instants-time"])
  func dubai(name: String) throws {
    #expect(try read(name, .named("Asia/Dubai")).ticks == ParquetReaderTests.ticks)
  }

  @Test(
    "What they write without a zone is read as it stands, with a zone named or without",
    arguments: [
      "writer-polars-categorical.arrow", "writer-polars-enum.arrow", "writer-polars-enum", "writer-polars-stream.arrow",
      "writer-polars-decimal", "writer-polars-date-and-time", "writer-duckdb-decimal", "writer-duckdb-float",
      "writer-pandas-category", "writer-pandas-category.feather", "writer-fastparquet-plain",
      "writer-datafusion-decimal",
      "writer-spark-ntz",
    ])
  func wallClock(name: String) throws {
    for zone in [nil, .named("Asia/Dubai"), ExchangeTimeZone.exchangeClock] {
      let (ticks, findings) = try read(name, zone)
      #expect(ticks == ParquetReaderTests.ticks)
      #expect(findings == ReadingFindings())
    }
  }

  @Test("Instants are refused without a zone, and none is not one", arguments: instants)
  func refused(name: String) throws {
    for zone in [nil, ExchangeTimeZone.exchangeClock] {
      let error = #expect(throws: TickFileError.self) { try read(name, zone) }
      let problem = try #require(error?.problem)
      #expect(problem.hasPrefix("column timestamp holds instants (timestamp["), "\(problem)")
      #expect(
        problem.hasSuffix(": name the exchange's time zone with --time-zone, such as --time-zone Asia/Dubai"),
        "\(problem)")
    }
  }

  @Test("Stamps that do not say what they are are refused until somebody does", arguments: unmarked + ["int96"])
  func unmarkedStamps(name: String) throws {
    let error = #expect(throws: TickFileError.self) { try read(name, nil) }
    #expect(
      error?.problem
        == "column timestamp holds stamps that do not say whether they are UTC (int96): name the exchange's time zone with "
        + "--time-zone, such as --time-zone Asia/Dubai, or say with --time-zone none that they are the exchange's time")
    let shift = name == "int96" ? 0 : 4 * WallClock.hour
    #expect(try read(name, .exchangeClock).ticks.map { $0.time + shift } == ParquetReaderTests.ticks.map(\.time))
  }

  @Test("An INT96 stamp that nanoseconds do not hold is no stamp, and not one of another year")
  func farStamps() throws {
    let (ticks, findings) = try read("odd-int96-far", .exchangeClock)
    #expect(ticks.map(\.price.isNaN) == [true, true, false, true, false])
    #expect(findings.voidRows == 3 && findings.firstVoidRow == 1)
    #expect(ticks[2].time == ParquetReaderTests.ticks[2].time && ticks[4].time == ParquetReaderTests.ticks[4].time)
  }

  @Test(
    "Counts are read in the unit that their size tells, which is noted",
    arguments: [("s", "seconds"), ("ms", "milliseconds"), ("us", "microseconds"), ("ns", "nanoseconds")])
  func counts(unit: String, name: String) throws {
    for type in ["", "-real"] {
      let (ticks, findings) = try read("counts-\(unit)\(type)", .exchangeClock)
      #expect(ticks == ParquetReaderTests.ticks)
      #expect(findings.remarks == ["column timestamp holds counts, read as \(name) since 1970"])
      let later = try read("counts-\(unit)\(type)", .named("Asia/Dubai")).ticks
      #expect(later.map { $0.time - 4 * WallClock.hour } == ParquetReaderTests.ticks.map(\.time))
    }
  }

  @Test("Counts without a zone are refused")
  func countsWithoutZone() {
    let error = #expect(throws: TickFileError.self) { try read("counts-ms", nil) }
    #expect(
      error?.problem
        == "column timestamp holds counts (int64): name the exchange's time zone with --time-zone, such as --time-zone "
        + "Asia/Dubai, or say with --time-zone none that they count from 1970 on the exchange's clock")
  }

  @Test("A count of another unit, or none, is no stamp; a float of 32 bits cannot hold any")
  func otherCounts() throws {
    let (ticks, findings) = try read("odd-counts", .exchangeClock)
    #expect(ticks.map(\.price.isNaN) == [true, false, true, true, false])
    #expect(findings.voidRows == 3)
    let error = #expect(throws: TickFileError.self) { try read("odd-counts-float", .exchangeClock) }
    #expect(error?.problem == "column timestamp is the timestamp, but holds float, which is too short for a stamp")
  }

  @Test("A time of day that is marked as UTC is read as it stands, with a note, unless somebody says what it is")
  func markedTime() throws {
    let name = "writer-duckdb-instants-time"
    let (ticks, findings) = try read(name, nil)
    #expect(ticks.map { $0.time + 4 * WallClock.hour } == ParquetReaderTests.ticks.map(\.time))
    #expect(findings.remarks.count == 1 && findings.remarks[0].hasPrefix("column time is marked as UTC, "))
    #expect(try read(name, .exchangeClock).findings.remarks == [])
    #expect(try read(name, .named("Asia/Dubai")).findings.remarks == [])
  }

  @Test(
    "A day and a time in UTC are joined before they are turned, so that a tick after the day's last hour is the next day's"
  )
  func joinedFirst() throws {
    // The last tick is at 10:55 in UTC, which is 19:55 in Tokyo, and of the next day on Kiritimati, at 00:55.
    let (ticks, _) = try read("writer-duckdb-instants-time", .named("Asia/Tokyo"))
    #expect(ticks.map { $0.time - 5 * WallClock.hour } == ParquetReaderTests.ticks.map(\.time))
    #expect(CivilDate(of: ticks[4].time).description == "2025-04-15")
    let (late, _) = try read("writer-duckdb-instants-time", .named("Pacific/Kiritimati"))
    #expect(late.map { $0.time - 10 * WallClock.hour } == ParquetReaderTests.ticks.map(\.time))
    #expect(CivilDate(of: late[4].time).description == "2025-04-16")
  }

  @Test("A zone that does not exist is named, with the file")
  func unknownZone() {
    let path = Self.path("writer-polars-instants")
    #expect(
      throws: TickFileError(
        path: path, "there is no time zone Asia/Dubay: name one of the IANA data base, such as Asia/Dubai")
    ) { try read("writer-polars-instants", .named("Asia/Dubay")) }
  }

  @Test("What a zone makes of the ticks is part of what they are known by")
  func identity() throws {
    func identity(_ name: String, _ zone: ExchangeTimeZone?) throws -> String {
      let source = try openTicks(at: Self.path(name), reading(timeZone: zone))
      return source.readingIdentity(of: source.entries[0])
    }
    #expect(try identity("plain", nil) == "")
    let identities = try [.named("Asia/Dubai"), .named("UTC"), ExchangeTimeZone.exchangeClock].map {
      try identity("plain", $0)
    }
    #expect(Set(identities + [""]).count == 4)
  }
}
