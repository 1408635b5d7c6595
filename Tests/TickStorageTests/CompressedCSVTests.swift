import Foundation
import TestSupport
import Testing
import TickData
import TickStorage

/// CSV files that are compressed as a whole.
@Suite struct CompressedCSVTests {
  private static let text = Array((CSVFile.header + CSVFile.line).utf8)

  @Test(arguments: ["fab.csv.gz", "FAB.CSV.GZ", "fab.csv.zst"]) func filesOfBothKinds(name: String) throws {
    let isGzip = name.lowercased().hasSuffix("gz")
    let file = try CSVFile.read(isGzip ? Gzip.bytes(Self.text) : Zstandard.bytes(Self.text), named: name)
    #expect(file.lines == [CSVFile.tick] && file.rows == [2])
  }

  /// As `cat` and parallel compressors make them.
  @Test func severalPiecesBehindEachOther() throws {
    let more = Array(CSVFile.line.utf8)
    #expect(try CSVFile.read(Gzip.bytes(Self.text) + Gzip.bytes(more), named: "fab.csv.gz").lines.count == 2)
    #expect(try CSVFile.read(Zstandard.bytes(Self.text) + Zstandard.bytes(more), named: "fab.csv.zst").lines.count == 2)
  }

  @Test func severalBlocks() throws {
    let many = Array((CSVFile.header + String(repeating: CSVFile.line, count: 100_000)).utf8)
    #expect(try CSVFile.read(Gzip.bytes(many), named: "fab.csv.gz").lines.count == 100_000)
    let titled = Array("title\n".utf8) + many
    let file = try CSVFile.read(Gzip.bytes(titled), named: "fab.csv.gz", reading(headerRow: 2))
    #expect(file.rows.last == 100_002)
  }

  @Test(arguments: ["fab.csv.gz", "fab.csv.zst"]) func cutOff(name: String) throws {
    let rows = (0..<30_000).map { "2025-04-14 10:00:00,BID,\($0 % 977).\($0 % 89),\($0)\n" }.joined()
    let text = Array((CSVFile.header + rows).utf8)
    let bytes = name.hasSuffix("gz") ? Gzip.bytes(text) : Zstandard.bytes(text)
    for length in [bytes.count - 1, bytes.count / 2, 40] {
      let problem = try #require(try CSVFile.problem(Array(bytes[..<length]), named: name))
      #expect(
        problem.hasPrefix("\(name): ")
          && problem.hasSuffix("(its compressed data is cut short: copy the file again)"))
    }
    #expect(try CSVFile.problem([], named: name)?.contains("it holds no rows") == true)
  }

  @Test func damaged() throws {
    var bytes = Gzip.bytes(Self.text)
    // A wrong checksum.
    bytes[bytes.count - 8] ^= 1
    #expect(try CSVFile.problem(bytes, named: "fab.csv.gz")?.contains("its compressed data is damaged") == true)
    let garbage = Gzip.bytes(Self.text) + [1, 2, 3, 4]
    #expect(try CSVFile.problem(garbage, named: "fab.csv.gz")?.contains("its compressed data is damaged") == true)
  }

  @Test func anEndingThatIsNotTrue() throws {
    #expect(
      try CSVFile.problem(Self.text, named: "fab.csv.gz")
        == "fab.csv.gz: is not gzip-compressed, although its name says so: rename it")
    #expect(
      try CSVFile.problem(Gzip.bytes(Self.text), named: "fab.csv.zst")
        == "fab.csv.zst: is not zstd-compressed, although its name says so: rename it")
    #expect(
      try CSVFile.problem(Gzip.bytes(Self.text), named: "fab.csv")
        == "fab.csv: is compressed: rename it to end in .csv.gz")
    #expect(try CSVFile.problem(Zstandard.bytes(Self.text), named: "fab.csv")?.hasSuffix("to end in .csv.zst") == true)
  }

  @Test func namesOfFilesAndSecurities() throws {
    let folder = try TemporaryFolder()
    for name in ["emaar.csv.gz", "Aldar.CSV", "a.b.csv.zst", "x.gz", "y.csv.bz2", "z.parquet.gz"] {
      try Data(Gzip.bytes(Self.text)).write(to: folder.url.appending(path: name))
    }
    let source = try TickFileSource(path: folder.url.path)
    #expect(source.entries.map(\.security.name) == ["ALDAR", "A.B", "EMAAR"])
    try Data(Self.text).write(to: folder.url.appending(path: "EMAAR.csv"))
    let error = #expect(throws: TickFileError.self) { try TickFileSource(path: folder.url.path) }
    #expect(error?.problem.hasPrefix("is the same security as ") == true)
    #expect(throws: TickFileError.self) { try TickFileSource(path: folder.url.appending(path: "y.csv.bz2").path) }
  }

  /// The share that has been read is of the compressed bytes, and ends at 1.
  @Test func fractionRead() throws {
    let rows = (0..<200_000).map { "2025-04-14 10:00:00,BID,\($0 % 977).\($0 % 89),\($0)\n" }.joined()
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "fab.csv.gz")
    try Data(Gzip.bytes(Array((CSVFile.header + rows).utf8))).write(to: file)
    let source = try TickFileSource(path: file.path)
    let reader = try source.reader(of: source.entries[0])
    var chunk = TickChunk()
    var last = 0.0
    while try reader.read(into: &chunk, limit: 10_000) {
      #expect(reader.fractionRead >= last && reader.fractionRead <= 1)
      last = reader.fractionRead
    }
    #expect(last == 1)
  }
}
