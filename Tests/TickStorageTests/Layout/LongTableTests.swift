import Foundation
import TestSupport
import Testing
import TickData

@testable import TickStorage

@Suite("Tables of several securities")
struct LongTableTests {
  private static let table = """
    symbol,timestamp,type,price,volume
    FAB,2025-04-14 10:00:00,BID,1,100
    EMAAR UH Equity,2025-04-14 10:00:00,ASK,2,200
    FAB,2025-04-14 10:00:01,TRADE,1.5,7
    ,2025-04-14 10:00:01,TRADE,9,9
    EMAAR UH Equity,2025-04-14 10:00:02,NEWS,2,
    FAB,,BID,1,1

    """

  private static let ticks = [
    "FAB": ["10:00:00 bid 1.0 100 #2", "10:00:01 trade 1.5 7 #4", "void #7"],
    "EMAAR": ["10:00:00 ask 2.0 200 #3", "10:00:02 other 2.0 0 #6"],
  ]

  @Test("Each security gets its rows, in their order, whether the file or its folder is named")
  func rows() throws {
    let tree = try FileTree(["ticks.csv": Self.table])
    #expect(try tree.ticks("ticks.csv") == Self.ticks)
    #expect(try tree.ticks() == Self.ticks)
    let source = try TickFileSource(path: tree.path())
    #expect(source.entries.map(\.security.name) == ["EMAAR", "FAB"])
    #expect(source.entries.allSatisfy { $0.path == tree.path() })
    #expect(source.notices == ["\(tree.path("ticks.csv")): 1 row names no security and is left out"])
  }

  @Test("Parts of one table follow each other")
  func parts() throws {
    let tree = try FileTree([
      "part-00001-x.csv": "ticker,timestamp,type,price,volume\nFAB,2025-04-14 10:00:02,BID,3,1\n",
      "part-00000-x.csv": "ticker,timestamp,type,price,volume\nFAB,2025-04-14 10:00:01,BID,1,1\n", "_SUCCESS": "",
    ])
    #expect(try tree.ticks() == ["FAB": ["10:00:01 bid 1.0 1 #2", "10:00:02 bid 3.0 1 #2"]])
  }

  @Test("Rows beyond the bound of memory come back from the spill file as they were")
  func spill() throws {
    let tree = try FileTree(["ticks.csv": Self.table])
    let source = try TickFileSource(path: tree.path("ticks.csv"))
    let opening = TickFileOpening(description: .standard, reading: TickReading())
    let file = ListedFile(path: tree.path("ticks.csv"), components: ["ticks.csv"], format: .csv)
    let partition = try TablePartition([file], mostBytes: 0) { file, words throws(TickFileError) in
      try opening.table(of: file, words, [])
    }
    for entry in source.entries {
      let kept = try source.reader(of: entry)
      let spilled = DescribedTickReader(partition.stream(of: entry.security.name), .standard)
      var (one, other) = (TickChunk(), TickChunk())
      while try kept.read(into: &one, limit: 10) {
        #expect(try spilled.read(into: &other, limit: 10))
        #expect(one.count == other.count)
        for row in 0..<one.count {
          #expect(
            one.time[row] == other.time[row] && one.kind[row] == other.kind[row] && one.size[row] == other.size[row])
          #expect(one.price[row].bitPattern == other.price[row].bitPattern)
          #expect(kept.rowNumber(at: row, of: one) == spilled.rowNumber(at: row, of: other))
        }
      }
      #expect(try !spilled.read(into: &other, limit: 10))
      #expect(kept.findings == spilled.findings)
    }
  }

  @Test("A table sorted by security is the same in Parquet, where each security's parts are read alone")
  func parquet() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "ticks.parquet").path
    let rows = 5000
    let sorted = (0..<rows).map { $0 < rows / 2 ? "AAA" : "BBB" }
    for symbols in [sorted, (0..<rows).map { $0 % 3 == 0 ? "AAA" : "BBB" }] {
      try TableFile.write(
        [
          ("symbol", .texts(symbols)), ("timestamp", .texts((0..<rows).map { _ in "2025-04-14 10:00:00" })),
          ("type", .texts((0..<rows).map { $0 % 2 == 0 ? "BID" : "TRADE" })),
          ("price", .numbers((0..<rows).map { Double($0) })), ("volume", .wholes((0..<rows).map { Int64($0) })),
        ], to: path)
      let source = try TickFileSource(path: path)
      #expect(source.entries.map(\.security.name) == ["AAA", "BBB"])
      for entry in source.entries {
        let reader = try source.reader(of: entry)
        var chunk = TickChunk()
        var sizes: [Int64] = []
        var numbers: [Int64] = []
        while try reader.read(into: &chunk, limit: 999) {
          sizes += chunk.size[..<chunk.count]
          numbers += (0..<chunk.count).map { reader.rowNumber(at: $0, of: chunk) }
        }
        let expected = (0..<rows).filter { symbols[$0] == entry.security.name }
        #expect(sizes == expected.map { Int64($0) })
        #expect(numbers == expected.map { Int64($0 + 1) })
      }
    }
  }

  @Test("Names that are one in upper case, or cannot name a file, are refused")
  func names() throws {
    let header = "symbol,timestamp,type,price,volume\n"
    let alike = try FileTree(["t.csv": header + "fab,2025-04-14 10:00:00,BID,1,1\nFAB,2025-04-14 10:00:00,BID,1,1\n"])
    #expect(
      throws: TickFileError(path: alike.path("t.csv"), "securities \"fab\" and \"FAB\" have the same name: rename one")
    ) { try TickFileSource(path: alike.path("t.csv")) }
    let path = try FileTree(["t.csv": header + "BTC/USDT,2025-04-14 10:00:00,BID,1,1\n"])
    #expect(
      throws: TickFileError(
        path: path.path("t.csv"), "security \"BTC/USDT\" in its column cannot be part of a file name: rename it")
    ) { try TickFileSource(path: path.path("t.csv")) }
  }

  @Test("A second security in the files of one is an error with its row")
  func secondSecurity() throws {
    let tree = try FileTree([
      "EMAAR/1.csv": """
      symbol,timestamp,type,price,volume
      EMAAR.DU,2025-04-14 10:00:00,BID,1,1
      FAB.AD,2025-04-14 10:00:00,BID,1,1

      """
    ])
    let error = #expect(throws: TickFileError.self) { try tree.ticks() }
    #expect(error?.path == tree.path("EMAAR/1.csv") && error?.row == 3)
    #expect(error?.problem.hasPrefix("has a second security, FAB.AD besides EMAAR.DU") == true)
  }

  @Test("A column for the security that only a later file has is an error")
  func laterColumn() throws {
    let tree = try FileTree([
      "a.csv": "timestamp,type,price,volume\n2025-04-14 10:00:00,BID,1,1\n",
      "b.csv": "symbol,timestamp,type,price,volume\nX,2025-04-14 10:00:00,BID,1,1\n",
    ])
    let error = #expect(throws: TickFileError.self) { try tree.ticks() }
    #expect(error?.path == tree.path("b.csv"))
    #expect(
      error?.problem.hasPrefix("has a column symbol for the security, which the first file does not have") == true)
  }
}
