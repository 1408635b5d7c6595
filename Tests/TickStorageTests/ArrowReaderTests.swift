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
    "real-volume", "decimal-price", "date-and-time", "runs", "runs-sliced", "runs-view", "dictionary-numbers",
    "fixed-width-text", "stream", "stream-zstd",
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
      "column timestamp holds instants (timestamp[ns, tz=Asia/Dubai]): name the exchange's time zone with --time-zone, such as --time-zone Asia/Dubai"
    ),
    ("odd-flags", "column price is the price and must hold numbers, but holds bool"),
  ])
  func refusals(name: String, problem: String) throws {
    #expect(throws: TickFileError(path: Self.path(name), problem)) { try reader(name) }
  }

  /// The words of a dictionary may be missing themselves, and so may a run.
  @Test func missingWords() throws {
    for limit in [1, 2, 100] {
      let ticks = try read("odd-missing-words", by: limit)
      #expect(ticks.map(\.price.isNaN) == [true, false, true, false, false])
      #expect(ticks.map(\.kind) == [.bid, .other, .trade, .bid, .trade])
      #expect(ticks.map(\.size) == [500, 300, 0, 0, 12345])
    }
    let source = try TickFileSource(path: Self.path("odd-missing-words"))
    let reader = try source.rowReader(of: source.entries[0])
    var rows = SourceRows()
    #expect(try reader.read(into: &rows, limit: 100))
    #expect(rows.type[..<5] == [0, -1, 1, 0, 1])
    #expect(rows.hasVolume[..<5] == [1, 1, 1, 0, 1])
    #expect(rows.time[0] == SourceRows.missingStamp && rows.price[2].isNaN)
  }

  /// Rows as they stand, whatever the type of the texts.
  @Test(arguments: ["text-view", "runs-view", "writer-polars-enum", "writer-polars-categorical", "fixed-width-text"])
  func wholeTexts(name: String) throws {
    let source = try TickFileSource(path: Self.path(name))
    let reader = try source.rowReader(of: source.entries[0])
    var rows = SourceRows()
    var words: [String] = []
    while try reader.read(into: &rows, limit: 2) { words += rows.type[..<rows.count].map { rows.words[Int($0)] } }
    #expect(words == ["BID", "ASK", "TRADE", "BID", "TRADE"])
  }

  @Test func firstFeather() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "fab.feather").path
    try Data("FEA1\0\0\0\0 columns, metadata \0\0\0\0FEA1".utf8).write(to: URL(filePath: path))
    #expect(
      throws: TickFileError(
        path: path, "is in Feather V1, which is not read: write it as Feather V2, Arrow or Parquet")
    ) { _ = try TickFileSource(path: path).reader(of: TickFileSource(path: path).entries[0]) }
  }

  /// A stream that ends anywhere but at its mark is cut short, at the end of a batch as well; and two streams are not one.
  @Test func incompleteStreams() throws {
    let folder = try TemporaryFolder()
    let whole = try Data(contentsOf: URL(filePath: Self.path("stream")))
    let file = folder.url.appending(path: "cut.arrow")
    for length in [whole.count - 8, whole.count - 1, whole.count - 4] + Array(stride(from: 0, to: whole.count, by: 41))
    {
      try whole.prefix(length).write(to: file)
      guard case .problem = try Reading(of: file.path) else {
        Issue.record("\(length) of \(whole.count) bytes were read")
        continue
      }
    }
    let error = #expect(throws: TickFileError.self) { try read("odd-stream-two") }
    #expect(error?.problem == "goes on behind the end of its stream: write each stream as a file of its own")
  }

  /// A file that another program cuts short while it is read ends that security, not the process.
  @Test func shrinksWhileItIsRead() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "fab.arrow")
    var chunk = TickChunk((0..<50_000).map { Tick(time: $0, kind: .bid, price: 1.5, size: 1) })
    let writer = try TickFileWriter(path: file.path, format: .arrow, compression: .none)
    for _ in 0..<20 { try writer.append(chunk) }
    try writer.finish()
    let source = try TickFileSource(path: file.path)
    let reader = try source.reader(of: source.entries[0])
    #expect(try reader.read(into: &chunk, limit: 1000))
    try FileHandle(forUpdating: file).truncate(atOffset: 4096)
    let error = #expect(throws: TickFileError.self) { while try reader.read(into: &chunk, limit: 1000) {} }
    #expect(error?.problem.hasPrefix("cannot be read to its end; write it anew or leave it out (") == true)
  }

  /// A type is a word or two. Something else under its name is refused before it fills the memory.
  @Test(arguments: ["odd-long-type", "odd-long-type-dictionary"]) func longTypes(name: String) throws {
    let problem =
      "column type has a text of 70000 bytes, and 65536 are the most that are read: leave the row or the file out"
    let source = try TickFileSource(path: Self.path(name))
    var (chunk, rows) = (TickChunk(), SourceRows())
    #expect(throws: TickFileError(path: Self.path(name), problem)) {
      _ = try source.reader(of: source.entries[0]).read(into: &chunk, limit: 100)
    }
    #expect(throws: TickFileError(path: Self.path(name), problem)) {
      _ = try source.rowReader(of: source.entries[0]).read(into: &rows, limit: 100)
    }
  }

  /// A number that no volume can be is an error, not another number.
  @Test func hugeVolume() throws {
    let error = #expect(throws: TickFileError.self) { try read("odd-huge-volume") }
    #expect(error?.problem.hasPrefix("column volume cannot be read; write the file anew or leave it out (") == true)
  }

  /// Cut short anywhere, or overwritten: an error or other ticks, never a trap.
  @Test(arguments: ["batches", "batches-lz4", "dictionary", "runs"]) func damage(name: String) throws {
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
