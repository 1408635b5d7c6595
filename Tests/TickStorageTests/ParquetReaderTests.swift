import Foundation
import TestSupport
import TickData
import Testing

@testable import TickStorage

/// Parquet files that another program wrote (Tests/Support/make-parquet-fixtures.py): the same five ticks in every shape
/// that a user's file may have.
@Suite("Ticks from Parquet")
struct ParquetReaderTests {
  /// The ticks that all fixtures hold, but for those named "odd".
  static let ticks = [
    Tick(time: MarketTable.stamp("D1 09:59:59"), kind: .bid, price: 10, size: 500),
    Tick(time: MarketTable.stamp("D1 10:00:00"), kind: .ask, price: 10.02, size: 300),
    Tick(time: MarketTable.stamp("D1 10:00:00"), kind: .trade, price: 10.02, size: 0),
    Tick(time: MarketTable.stamp("D1 10:00:01"), kind: .bid, price: 0, size: 0),
    Tick(time: MarketTable.stamp("D2 14:55:00"), kind: .trade, price: 9.98, size: 12345),
  ]

  static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).parquet").path
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

  @Test(
    "Every unit, codec, encoding and type gives the same ticks, whole or row by row",
    arguments: [
      "plain", "unit-us", "unit-ms", "unit-s", "codec-none", "codec-gzip", "codec-zstd", "codec-lz4", "codec-brotli",
      "row-groups", "no-dictionary", "no-statistics", "pages-v2", "version-1", "required", "category",
      "large-text", "case", "int-volume-32", "unsigned-volume", "double-volume", "decimal-price", "order-and-names",
      "date-and-time", "stamp-and-time",
      "text-price",
    ])
  func shapes(name: String) throws {
    for limit in [1, 2, 3, 5, 1000] {
      #expect(try read(name, by: limit) == Self.ticks, "chunks of \(limit)")
    }
  }

  @Test("A single-precision price is the number that it holds")
  func floatPrice() throws {
    #expect(try read("float-price").map(\.price) == [10, 10.5, 10.5, 0, 9.75])
  }

  @Test(
    "A row without a stamp or a price is void; without a type it is another kind; without a volume it has none",
    arguments: ["odd-missing", "odd-missing-row-groups", "odd-missing-no-statistics"])
  func missingValues(name: String) throws {
    for limit in [1, 2, 100] {
      let ticks = try read(name, by: limit)
      #expect(ticks.map(\.price.isNaN) == [true, false, true, false, false])
      #expect(ticks.map(\.kind) == [.bid, .other, .trade, .bid, .trade])
      #expect(ticks.map(\.size) == [500, 300, 0, 0, 12345])
      #expect(ticks.dropFirst().map(\.time) == Self.ticks.dropFirst().map(\.time))
    }
  }

  @Test("What had to be put right is counted")
  func findings() throws {
    func findings(_ name: String) throws -> ReadingFindings {
      let reader = try reader(name)
      var chunk = TickChunk()
      while try reader.read(into: &chunk, limit: 2) {}
      return reader.findings
    }
    let missing = try findings("odd-missing")
    #expect(missing.voidRows == 2 && missing.missingVolumes == 1 && missing.fractionalVolumes == 0)
    #expect(missing.firstVoidRow == 1 && missing.firstMissingVolume == 4 && missing.firstFractionalVolume == nil)
    let fractions = try findings("odd-fractions")
    #expect(fractions.voidRows == 0 && fractions.missingVolumes == 1 && fractions.fractionalVolumes == 3)
    #expect(fractions.firstMissingVolume == 2 && fractions.firstFractionalVolume == 1)
    #expect(try findings("odd-nan-price").voidRows == 1)
    #expect(try findings("plain") == ReadingFindings())
  }

  @Test("A fraction of a share is cut off, toward zero; a volume beyond all volumes is a large one")
  func fractions() throws {
    #expect(try read("odd-fractions").map(\.size) == [500, 0, -1, 1 << 62, 12345])
  }

  @Test("A price that is no number voids its row, an infinite one does not")
  func notANumber() throws {
    let prices = try read("odd-nan-price").map(\.price)
    #expect(prices[1].isNaN)
    #expect(prices[4] == .infinity)
  }

  @Test("A file without rows has no chunk")
  func noRows() throws {
    #expect(try read("odd-empty").isEmpty)
  }

  @Test(
    "A file that cannot be read as ticks says why",
    arguments: [
      (
        "odd-zone",
        "column timestamp holds instants (timestamp[ns, tz=Asia/Dubai]): name the exchange's time zone with --time-zone, such as --time-zone Asia/Dubai"
      ),
      (
        "odd-no-price",
        "no column for the price: its columns are timestamp, type, volume; name one of them price, prices"
      ),
      ("odd-two-volumes", "2 columns for the volume (volume, size): keep one of them under a name for the volume"),
    ])
  func refusals(name: String, problem: String) throws {
    #expect(throws: TickFileError(path: Self.path(name), problem)) { try reader(name) }
  }

  @Test("A type of more than 64 KiB is refused", arguments: ["odd-long-type", "odd-long-type-plain"])
  func longTypes(name: String) throws {
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

  @Test(
    "Rows as they stand have the types' own texts",
    arguments: ["plain", "no-dictionary", "case", "category", "row-groups"])
  func wholeTexts(name: String) throws {
    for limit in [1, 2, 100] {
      let source = try TickFileSource(path: Self.path(name))
      let reader = try source.rowReader(of: source.entries[0])
      var rows = SourceRows()
      var words: [String] = []
      while try reader.read(into: &rows, limit: limit) { words += rows.type[..<rows.count].map { rows.words[Int($0)] } }
      #expect(
        words
          == (name == "case" ? [" bid", "Ask", "trade ", "bId", "TRADE\t"] : ["BID", "ASK", "TRADE", "BID", "TRADE"]))
    }
  }

  @Test(
    "A byte that changes in a page with a checksum is an error, anywhere; without checksums some change a price quietly"
  )
  func checksums() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "fab.parquet")
    let chunk = TickChunk((0..<200).map { Tick(time: $0, kind: .bid, price: 10 + Double($0) / 100, size: 7) })
    /// How often a changed byte is not noticed.
    func unnoticed(hasChecksums: Bool) throws -> Int {
      let writer = try TickFileWriter(path: file.path, format: .parquet, compression: .none, hasChecksums: hasChecksums)
      try writer.append(chunk)
      try writer.finish()
      let whole = try Data(contentsOf: file)
      // The dictionary of prices: 200 doubles, one behind the other.
      let price = withUnsafeBytes(of: (10.5).bitPattern.littleEndian) { Data($0) }
      let place = try #require(whole.firstRange(of: price)).lowerBound
      return try (place..<place + 80).count { index in
        var bytes = whole
        bytes[index] ^= 0x10
        try bytes.write(to: file)
        guard case .ticks = try Reading(of: file.path, chunk: 1000) else { return false }
        return true
      }
    }
    #expect(try unnoticed(hasChecksums: true) == 0)
    #expect(try unnoticed(hasChecksums: false) == 80)
  }

  @Test("A file that is cut short or overwritten anywhere is an error or other ticks, never a trap")
  func damage() throws {
    let folder = try TemporaryFolder()
    let whole = try Data(contentsOf: URL(filePath: Self.path("row-groups")))
    var random = SplitMix64(seed: 7)
    var failures = 0
    for round in 0..<300 {
      var bytes = whole
      if round % 3 == 0 {
        bytes = bytes.prefix(Int.random(in: 0..<whole.count, using: &random))
      } else {
        for _ in 0...round % 5 {
          bytes[Int.random(in: 0..<whole.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
      }
      let file = folder.url.appending(path: "damaged.parquet")
      try bytes.write(to: file)
      do {
        let source = try TickFileSource(path: file.path)
        let reader = try source.reader(of: source.entries[0])
        var chunk = TickChunk()
        while try reader.read(into: &chunk, limit: 3) {}
      } catch {
        #expect(!"\(error)".contains("\n"))
        failures += 1
      }
    }
    #expect(failures > 150)
  }
}
