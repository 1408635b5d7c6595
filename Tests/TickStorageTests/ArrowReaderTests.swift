import Foundation
import TestSupport
import Testing
import TickData
import TickStorage

/// Arrow IPC files that another program wrote (Tests/Support/make-arrow-fixtures.py): the five ticks of the Parquet
/// fixtures in every shape that a user's file may have.
@Suite struct ArrowReaderTests {
  private static func path(_ name: String) -> String {
    let file = name.contains(".") ? name : "\(name).arrow"
    return URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(file)").path
  }

  private func reader(_ name: String) throws -> any TickReader {
    let source = try TickFileSource(path: Self.path(name))
    return try source.reader(of: try #require(source.entries.first))
  }

  private func read(_ name: String, by limit: Int = 100) throws -> [Tick] {
    let reader = try reader(name)
    var chunk = TickChunk()
    var ticks: [Tick] = []
    while try reader.read(into: &chunk, limit: limit) {
      #expect(chunk.firstRow == Int64(ticks.count))
      ticks += (0..<chunk.count).map { chunk[$0] }
    }
    #expect(chunk.count == 0)
    #expect(reader.fractionRead == 1)
    return ticks
  }

  @Test(arguments: [
    "plain", "lz4", "zstd", "feather.feather", "batches", "batches-lz4", "batches-empty", "dictionary",
    "dictionary-small", "large-text", "text-view", "binary", "unit-us", "unit-ms", "unit-s", "text", "whole-numbers",
    "real-volume", "decimal-price", "date-and-time",
  ])
  func everyShapeGivesTheSameTicks(name: String) throws {
    for limit in [1, 2, 3, 5, 1000] {
      #expect(try read(name, by: limit) == ParquetReaderTests.ticks, "chunks of \(limit)")
    }
  }

  /// A row without a stamp or a price is void; without a type it is another kind; without a volume it has none.
  @Test(arguments: ["odd-missing", "odd-missing-batches", "odd-missing-dictionary"])
  func missingValues(name: String) throws {
    for limit in [1, 2, 100] {
      let ticks = try read(name, by: limit)
      #expect(ticks.map(\.price.isNaN) == [true, false, true, false, false])
      #expect(ticks.map(\.kind) == [.bid, .other, .trade, .bid, .trade])
      #expect(ticks.map(\.size) == [500, 300, 0, 0, 12345])
    }
    let reader = try reader(name)
    var chunk = TickChunk()
    while try reader.read(into: &chunk, limit: 2) {}
    let findings = reader.findings
    #expect(findings.voidRows == 2 && findings.firstVoidRow == 1 && findings.missingVolumes == 1)
  }

  /// A column of which every value is missing has no type; volumes then count as 0.
  @Test func noVolumes() throws {
    #expect(try read("odd-nothing").map(\.size) == [0, 0, 0, 0, 0])
  }

  @Test func noRows() throws {
    #expect(try read("odd-empty").isEmpty)
  }

  @Test func stampsBeyondAllTicksAreVoid() throws {
    #expect(try read("odd-far-stamp").map(\.price.isNaN) == [true, false, false, false, true])
  }

  @Test(arguments: [
    (
      "odd-zone",
      "column timestamp carries a time zone (timestamp[ns, tz=Asia/Dubai]): convert it to the exchange's local time and drop the zone"
    ),
    ("odd-flags", "column price is the price and must hold numbers, but holds bool"),
    ("odd-stream", "is no Arrow file that can be read; write it anew or leave it out (Not an Arrow file)"),
  ])
  func refusals(name: String, problem: String) throws {
    #expect(throws: TickFileError(path: Self.path(name), problem)) { try reader(name) }
  }

  /// A number that no volume can be is an error, not another number.
  @Test func hugeVolume() throws {
    let error = #expect(throws: TickFileError.self) { try read("odd-huge-volume") }
    #expect(error?.problem.hasPrefix("column volume cannot be read; write the file anew or leave it out (") == true)
  }

  /// Cut short anywhere, or overwritten: an error or other ticks, never a trap.
  @Test(arguments: ["batches", "batches-lz4", "dictionary"]) func damage(name: String) throws {
    let folder = try TemporaryFolder()
    let whole = try Data(contentsOf: URL(filePath: Self.path(name)))
    let file = folder.url.appending(path: "damaged.arrow")
    for length in stride(from: 0, to: whole.count, by: 37) {
      try whole.prefix(length).write(to: file)
      guard case .problem = try Reading(of: file.path) else {
        Issue.record("\(length) of \(whole.count) bytes were read")
        continue
      }
    }
    var random = SplitMix64(seed: 7)
    for round in 0..<200 {
      var bytes = whole
      for _ in 0...round % 5 {
        bytes[Int.random(in: 0..<whole.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      try bytes.write(to: file)
      _ = try Reading(of: file.path)
    }
  }
}
