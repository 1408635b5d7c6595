import Foundation
import TestSupport
import Testing
import TickData
import TickStorage

@Suite("A folder of Parquet files")
struct TickFileSourceTests {
  @Test("Securities are the files' stems in upper case, in ascending order of the file names")
  func order() throws {
    let folder = try TemporaryFolder()
    for name in ["fab.parquet", "Adib.parquet", "EAND.parquet", ".hidden.parquet", "notes.txt", "a.b.parquet"] {
      try Data("anything".utf8).write(to: folder.url.appending(path: name))
    }
    let source = try TickFileSource(path: folder.url.path)
    #expect(source.entries.map(\.security.name) == ["ADIB", "EAND", "A.B", "FAB"])
    #expect(source.entries.map(\.bytes) == [8, 8, 8, 8])
    #expect(source.entries[0].path == folder.url.appending(path: "Adib.parquet").path)
  }

  @Test("Two files of one security are an error that names both")
  func twice() throws {
    let folder = try TemporaryFolder()
    for name in ["fab.parquet", "FAB.parquet"] { try Data().write(to: folder.url.appending(path: name)) }
    let path = folder.url.path
    #expect(
      throws: TickFileError(
        path: "\(path)/fab.parquet", "is the same security as \(path)/FAB.parquet: rename or remove one of them")
    ) { try TickFileSource(path: path) }
  }

  @Test("Ticks come back as they were written, and the same ticks make the same bytes")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 3)
    let ticks = (0..<5000).map { _ in
      Tick(
        time: Int64.random(in: WallClock.stamps, using: &random), kind: TickKind(rawValue: UInt8(random.next() % 4)),
        price: Double(Int64.random(in: -1000...100_000, using: &random)) / 1000,
        size: Int64.random(in: .min ... .max, using: &random))
    }
    let (first, second) = (folder.url.appending(path: "x.parquet"), folder.url.appending(path: "y.parquet"))
    try TickFileWriter.write(TickChunk(ticks), to: first.path)
    try TickFileWriter.write(TickChunk(ticks), to: second.path)
    #expect(try Data(contentsOf: first) == Data(contentsOf: second))
    #expect(try ContentHash(ofFile: first.path) == ContentHash(ofFile: second.path))

    let source = try TickFileSource(path: first.path)
    let reader = try source.reader(of: source.entries[0])
    var chunk = TickChunk()
    var read: [Tick] = []
    while try reader.read(into: &chunk, limit: 777) { read += (0..<chunk.count).map { chunk[$0] } }
    #expect(read == ticks)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["x.parquet", "y.parquet"])
  }

  @Test("A file that cannot be written leaves nothing behind")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "missing/x.parquet").path
    #expect(throws: TickFileError.self) { try TickFileWriter.write(TickChunk(), to: path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
  }

  @Test("A content hash is XXH3-128, as xxhsum -H2 prints it")
  func contentHash() throws {
    let folder = try TemporaryFolder()
    let empty = folder.url.appending(path: "empty")
    try Data().write(to: empty)
    #expect(try ContentHash(ofFile: empty.path).description == "99aa06d3014798d86001c324468d497f")
    #expect(throws: TickFileError.self) { try ContentHash(ofFile: folder.url.appending(path: "none").path) }
  }
}
