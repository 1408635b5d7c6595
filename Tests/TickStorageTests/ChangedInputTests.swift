import Foundation
import TestSupport
import Testing
import TickData

@testable import TickStorage

@Suite("What was hashed is what was read")
struct ChangedInputTests {
  private static let header = "timestamp,type,price,volume\n"

  private static func rows(_ seconds: Range<Int>) -> String {
    seconds.map { "2025-04-14 10:00:0\($0),TRADE,13.1,100\n" }.joined()
  }

  /// What somebody else may do to a file while it is read.
  enum Change: CaseIterable {
    case append, cut, rewrite, replace, remove

    func apply(to path: String) throws {
      let url = URL(filePath: path)
      switch self {
      case .append:
        let file = try FileHandle(forWritingTo: url)
        try file.seekToEnd()
        try file.write(contentsOf: Data(ChangedInputTests.rows(8..<9).utf8))
        try file.close()
      case .cut:
        let file = try FileHandle(forWritingTo: url)
        try file.truncate(atOffset: UInt64(ChangedInputTests.header.utf8.count))
        try file.close()
      case .rewrite:
        let file = try FileHandle(forWritingTo: url)
        try file.write(contentsOf: Data(ChangedInputTests.header.utf8))
        try file.close()
      case .replace:
        try Data((ChangedInputTests.header + ChangedInputTests.rows(0..<4)).utf8).write(to: url, options: .atomic)
      case .remove: try FileManager.default.removeItem(at: url)
      }
    }
  }

  private static func problem(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return "\(error)" }
    return nil
  }

  private static func read(_ source: any TickSource, _ order: TickOrder, during: () throws -> Void) throws {
    var chunk = TickChunk()
    var isFirst = true
    _ = try source.read(source.entries[0], in: order, limit: 2, into: &chunk, start: {}) { _, _ in
      if isFirst { try during() }
      isFirst = false
    }
  }

  @Test("A file that changes before it is read, or in the middle", arguments: Change.allCases, [TickOrder.file, .time])
  func csv(change: Change, order: TickOrder) throws {
    let line = ": has changed since it was opened: read it again when nothing writes to it"
    for isBefore in [true, false] {
      let tree = try FileTree(["x.csv": Self.header + Self.rows(0..<4)])
      let source = try TickFileSource(path: tree.path("x.csv"))
      _ = try source.contentHash(of: source.entries[0])
      // Time stamps of files are as coarse as some milliseconds.
      usleep(20_000)
      if isBefore { try change.apply(to: tree.path("x.csv")) }
      let problem = Self.problem {
        try Self.read(source, order) { if !isBefore { try change.apply(to: tree.path("x.csv")) } }
      }
      // One that is gone, or has lost its rows, may fail otherwise first.
      if change == .remove || change == .cut {
        #expect(problem != nil)
      } else {
        #expect(problem == tree.path("x.csv") + line)
      }
    }
  }

  @Test("One of the files of a security, and one of a long table")
  func manyFiles() throws {
    for names in [["FAB/1.csv", "FAB/2.csv"], ["long/1.csv", "long/2.csv"]] {
      let isLong = names[0].hasPrefix("long")
      let text =
        isLong
        ? "symbol,\(Self.header)FAB,2025-04-14 10:00:00,TRADE,1,1\n" : Self.header + Self.rows(0..<2)
      let tree = try FileTree(Dictionary(uniqueKeysWithValues: names.map { ($0, text) }))
      let source = try TickFileSource(path: tree.path(isLong ? "long" : ""))
      try Self.read(source, .file) {}
      usleep(20_000)
      try Change.append.apply(to: tree.path(names[1]))
      let problem = Self.problem { try Self.read(source, .file) {} }
      #expect(problem?.hasPrefix(tree.path(names[1]) + ": has changed") == true, "\(problem ?? "")")
    }
  }

  @Test("A workbook")
  func workbook() throws {
    let rows =
      #"<row r="4"><c r="A4" t="str"><v>2025-04-14 10:00:00</v></c><c r="B4" t="str"><v>BID</v></c>"#
      + #"<c r="C4"><v>10</v></c><c r="D4"><v>5</v></c></row>"#
    let tree = try FileTree([:])
    let path = tree.path("w.xlsx")
    try Data(WorkbookFixture(rows: rows).bytes()).write(to: URL(filePath: path))
    let source = try WorkbookSource(path: path)
    try Self.read(source, .file) {}
    usleep(20_000)
    try Data(WorkbookFixture(rows: rows).bytes()).write(to: URL(filePath: path), options: .atomic)
    #expect(Self.problem { try Self.read(source, .file) {} }?.hasPrefix(path + ": has changed") == true)
  }
}
