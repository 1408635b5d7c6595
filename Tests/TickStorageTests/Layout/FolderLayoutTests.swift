import Foundation
import TestSupport
import Testing
import TickData
import TickStorage

@Suite("Folders of many files for each security")
struct FolderLayoutTests {
  private static let header = "timestamp,type,price,volume\n"

  /// One row at a second of 10:00.
  private static func file(_ second: Int, _ price: String = "13.1") -> String {
    "\(header)2025-04-14 10:00:0\(second),TRADE,\(price),100\n"
  }

  @Test("A folder for each security; its files by name, numbers as numbers")
  func folders() throws {
    let tree = try FileTree([
      "EMAAR/part-10.csv": Self.file(3), "EMAAR/part-9.csv": Self.file(2), "EMAAR/part-1.csv": Self.file(1),
      "fab/2025/04/14.csv": Self.file(5),
    ])
    #expect(
      try tree.ticks() == [
        "EMAAR": [
          "10:00:01 trade 13.1 100 #2", "10:00:02 trade 13.1 100 #2", "10:00:03 trade 13.1 100 #2",
        ],
        "FAB": ["10:00:05 trade 13.1 100 #2"],
      ])
  }

  @Test("Hive folders name the security by any usual key, and months are in their order")
  func hive() throws {
    let tree = try FileTree([
      "year=2025/symbol=EMAAR/month=9/data.csv": Self.file(1), "year=2025/symbol=EMAAR/month=10/data.csv": Self.file(2),
      "RIC=FAB%2EAD/x.csv": Self.file(4), "_delta_log/0.csv": "notes", ".tmp/0.csv": "notes",
    ])
    #expect(
      try tree.ticks() == [
        "EMAAR": ["10:00:01 trade 13.1 100 #2", "10:00:02 trade 13.1 100 #2"],
        "FAB.AD": ["10:00:04 trade 13.1 100 #2"],
      ])
  }

  @Test("A folder of parts that is named like a file is named after the security")
  func folderNamedLikeAFile() throws {
    let tree = try FileTree(["EMAAR.parquet/part-0.csv": Self.file(1), "EMAAR.parquet/_SUCCESS": ""])
    #expect(try tree.ticks().keys.sorted() == ["EMAAR"])
  }

  @Test("A pattern finds the security in the path")
  func pattern() throws {
    let tree = try FileTree([
      "EMAAR_2025-04-14.csv": Self.file(1), "EMAAR_2025-04-15.csv": Self.file(2), "FAB_2025-04-14.csv": Self.file(3),
    ])
    var reading = TickReading()
    reading.securityPattern = SecurityPattern("^([A-Z]+)_")
    #expect(
      try tree.ticks("", reading) == [
        "EMAAR": ["10:00:01 trade 13.1 100 #2", "10:00:02 trade 13.1 100 #2"], "FAB": ["10:00:03 trade 13.1 100 #2"],
      ])
    reading.securityPattern = SecurityPattern("(?<date>[0-9-]+)|x")
    let source = try TickFileSource(path: tree.path(), reading)
    #expect(source.entries.map(\.security.name) == ["2025-04-14", "2025-04-15"])
    reading.securityPattern = SecurityPattern("^([a-z]+)_")
    #expect(
      throws: TickFileError(
        path: tree.path(), "--security-from ^([a-z]+)_ matches none of its files, such as EMAAR_2025-04-14.csv")
    ) { try TickFileSource(path: tree.path(), reading) }
  }

  @Test("Files that look like days of one security are said to be read as securities")
  func dates() throws {
    let tree = try FileTree(["EMAAR_2025-04-14.csv": Self.file(1), "EMAAR_20250415.csv": Self.file(2)])
    let source = try TickFileSource(path: tree.path())
    #expect(source.entries.map(\.security.name) == ["EMAAR_2025-04-14", "EMAAR_20250415"])
    #expect(
      source.notices == [
        "\(tree.path()): 2 files have a date in their names, and each is read as a security, such as EMAAR_2025-04-14; if "
          + "they are days of the same securities, say where the name is: --security-from '^([^_]+)_'"
      ])
  }

  @Test(
    "Folders that are no security are refused",
    arguments: [
      ("2025-04-14", "a date"), ("20250414", "a date"), ("quotes", "a kind of tick"),
    ])
  func notSecurities(folder: String, what: String) throws {
    let tree = try FileTree(["\(folder)/EMAAR.csv": Self.file(1)])
    #expect(
      throws: TickFileError(
        path: tree.path(), "the folder \(folder) is \(what), not a security: say where the name is with --security-from"
      )
    ) { try TickFileSource(path: tree.path()) }
  }

  @Test("A name that cannot be a file's is refused")
  func hostileNames() throws {
    let tree = try FileTree(["symbol=..%2Fvictim/x.csv": Self.file(1)])
    #expect(throws: TickFileError.self) { try TickFileSource(path: tree.path()) }
  }

  @Test("Files of one security with other columns are that security's error")
  func columns() throws {
    let tree = try FileTree([
      "EMAAR/1.csv": Self.file(1), "EMAAR/2.csv": "timestamp,type,price,size\n2025-04-14 10:00:00,BID,1,1\n",
    ])
    let source = try TickFileSource(path: tree.path())
    let error = #expect(throws: TickFileError.self) { try tree.ticks() }
    #expect(source.entries.count == 1)
    #expect(error?.path == tree.path("EMAAR/2.csv"))
    #expect(error?.problem.contains("has other columns than EMAAR/1.csv of the same security") == true)
  }

  @Test("A folder without ticks is said; files beside folders are what is read; links in a circle end")
  func oddities() throws {
    let tree = try FileTree(["EMAAR/1.csv": Self.file(1), "EMPTY/notes.txt": ""])
    try FileManager.default.createSymbolicLink(
      atPath: tree.path("EMAAR/circle"), withDestinationPath: tree.path())
    let source = try TickFileSource(path: tree.path())
    #expect(source.entries.map(\.security.name) == ["EMAAR"])
    #expect(source.notices == ["\(tree.path()): the folder EMPTY contains no tick files"])

    let flat = try FileTree(["EMAAR.csv": Self.file(1), "older/FAB.csv": Self.file(1)])
    let flatSource = try TickFileSource(path: flat.path())
    #expect(flatSource.entries.map(\.security.name) == ["EMAAR"])
    #expect(
      flatSource.notices == [
        "\(flat.path()): folders below it are not read because it has tick files itself: older/FAB.csv"
      ])
  }

  @Test("The hash covers every file, in their order")
  func hashes() throws {
    let one = try FileTree(["EMAAR/1.csv": Self.file(1), "EMAAR/2.csv": Self.file(2)])
    let other = try FileTree(["EMAAR/1.csv": Self.file(2), "EMAAR/2.csv": Self.file(1)])
    func hash(_ tree: FileTree) throws -> ContentHash {
      let source = try TickFileSource(path: tree.path())
      return try source.contentHash(of: source.entries[0])
    }
    #expect(try hash(one) != hash(other))
    #expect(try hash(one) == hash(one))
  }

  @Test("Files that overlap are merged by stamp on demand, at equal stamps in the order of their names")
  func merged() throws {
    let tree = try FileTree([
      "EMAAR/1.csv": """
      \(Self.header)2025-04-14 10:00:01,TRADE,1,1
      2025-04-14 10:00:03,TRADE,1,3
      ,TRADE,1,4
      2025-04-14 10:00:05,TRADE,1,5

      """,
      "EMAAR/2.csv": """
      \(Self.header)2025-04-14 10:00:02,TRADE,2,2
      2025-04-14 10:00:03,TRADE,2,3
      2025-04-14 10:00:06,TRADE,2,6

      """,
    ])
    var reading = TickReading()
    reading.fileOrder = .time
    #expect(
      try tree.ticks("", reading) == [
        "EMAAR": [
          "10:00:01 trade 1.0 1 #2", "10:00:02 trade 2.0 2 #2", "10:00:03 trade 1.0 3 #3", "void #4",
          "10:00:03 trade 2.0 3 #3", "10:00:05 trade 1.0 5 #5", "10:00:06 trade 2.0 6 #4",
        ]
      ])
  }

  private static func problem(_ tree: FileTree) -> String? {
    do { _ = try tree.ticks() } catch { return "\(error)" }
    return nil
  }

  @Test(
    "Parts of a table without a column for the security are not securities",
    arguments: ["part-00000-ab-c000.snappy.csv", "data_0.csv", "part_3.csv"])
  func parts(name: String) throws {
    let tree = try FileTree([name: Self.file(1)])
    #expect(
      Self.problem(tree) == tree.path(name)
        + ": is named as a part of a table, and has no column for the security: put the parts of each security into a folder "
        + "with its name, or write a column symbol")
  }

  @Test("A later file without the column for the security is an error, in whatever order")
  func missingColumn() throws {
    let named = "symbol,\(Self.header)FAB,2025-04-14 10:00:01,TRADE,1,1\n"
    let later = try FileTree(["a.csv": named, "b.csv": Self.file(1)])
    #expect(
      Self.problem(later) == later.path("b.csv")
        + ": has no column for the security, which the first file has: give all files such a column, or none")
    let first = try FileTree(["a.csv": Self.file(1), "b.csv": named])
    #expect(
      Self.problem(first) == first.path("b.csv")
        + ": has a column symbol for the security, which the first file does not have: give all files such a column, or none"
    )
  }

  @Test("Names that differ in upper and lower case alone are an error")
  func cases() throws {
    let tree = try FileTree(["FAB/1.csv": Self.file(1), "fab/2.csv": Self.file(2)])
    #expect(
      Self.problem(tree)?.hasSuffix("are the same security, FAB: put their files together, or rename one") == true)
  }

  @Test("What the parts of a folder lack is said: ticks, rows, a security")
  func gaps() throws {
    let tree = try FileTree([
      "symbol=FAB/date=2025-04-14/x.csv": Self.file(1), "symbol=FAB/date=2025-04-15/x.csv": Self.header,
      "symbol=FAB/date=2025-04-16/notes.txt": "",
      "symbol=__HIVE_DEFAULT_PARTITION__/date=2025-04-14/x.csv": Self.file(1),
    ])
    let source = try TickFileSource(path: tree.path())
    #expect(source.entries.map(\.security.name) == ["FAB"])
    #expect(
      source.notices == [
        "\(tree.path()): the folder symbol=FAB/date=2025-04-16 contains no tick files",
        "\(tree.path()): 1 file names no security; the first is symbol=__HIVE_DEFAULT_PARTITION__/date=2025-04-14/x.csv",
      ])
    #expect(try remarks(source) == ["symbol=FAB/date=2025-04-15/x.csv has no rows"])
  }

  @Test("Files whose ticks overlap are said, once, unless they are merged")
  func overlap() throws {
    let tree = try FileTree(["FAB/1.csv": Self.file(5), "FAB/2.csv": Self.file(3), "FAB/3.csv": Self.file(1)])
    #expect(
      try remarks(TickFileSource(path: tree.path())) == [
        "the ticks of FAB/2.csv begin before those of the file before it end: merge such files with --order time"
      ])
    var reading = TickReading()
    reading.fileOrder = .time
    #expect(try remarks(TickFileSource(path: tree.path(), reading)) == [])
  }

  private func remarks(_ source: TickFileSource) throws -> [String] {
    let reader = try source.reader(of: source.entries[0])
    var chunk = TickChunk()
    while try reader.read(into: &chunk, limit: 100) {}
    return reader.findings.remarks
  }
}
