import Foundation
import TestSupport
import Testing
import TickData
import TickStorage

/// `tickbt validate` finds what differs, and says where.
@Suite struct ValidateCommandTests {
  let tickbt: Tickbt

  /// A workbook with a gap between its rows, and what was made of it.
  init() throws {
    tickbt = try Tickbt()
    let row = { ConvertCommandTests.row($0, price: "1.\($0)") }
    let rows = [4, 5, 9, 10].map(row).joined()
    let sheets = ["FAB UH Equity", "ADIB UH Equity"].map {
      (name: $0, xml: WorkbookFixture.sheet(WorkbookFixture.header + rows))
    }
    try Data(WorkbookFixture(sheets: sheets).bytes()).write(to: tickbt.folder.appending(path: "ticks.xlsx"))
    #expect(try tickbt.run("convert", "ticks.xlsx", "--output", "out").status == 0)
  }

  /// Writes FAB's file anew with other ticks.
  private func change(_ body: (inout [Tick]) -> Void) throws {
    let path = tickbt.folder.appending(path: "out/fab.parquet").path
    let source = try TickFileSource(path: path)
    var chunk = TickChunk()
    _ = try source.reader(of: source.entries[0]).read(into: &chunk, limit: 100)
    var ticks = (0..<chunk.count).map { chunk[$0] }
    body(&ticks)
    try TickFileWriter.write(TickChunk(ticks), to: path)
  }

  private func differs(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    defer { tickbt.remove() }
    let run = try tickbt.run("validate", "ticks.xlsx", "out")
    #expect(run.status == 1, sourceLocation: sourceLocation)
    #expect(run.errors == "Error: FAB: \(line)\n", sourceLocation: sourceLocation)
    #expect(run.output.contains("different"), sourceLocation: sourceLocation)
    #expect(run.output.split(separator: "\n").contains { $0.hasPrefix("ADIB") && $0.hasSuffix("equal") })
  }

  private let file = "out/fab.parquet, row 3 differs from ticks.xlsx, sheet FAB UH Equity, row 9"

  @Test func price() throws {
    try change { $0[2].price = 1.91 }
    try differs("\(file): price is 1.9 there and 1.91 here")
  }

  @Test func stampAndVolume() throws {
    try change {
      $0[2].time += 1
      $0[2].size = -100
      $0[3].price = 7
    }
    try differs(
      "\(file): timestamp is 2025-04-14 09:00:00 there and 2025-04-14 09:00:00.000000001 here; "
        + "volume is 100 there and -100 here")
  }

  @Test func type() throws {
    try change { $0[2].kind = .ask }
    try differs("\(file): type is \"BID\" there and \"ASK\" here")
  }

  @Test func missingRow() throws {
    try change { $0.removeLast() }
    try differs(
      "ticks.xlsx, sheet FAB UH Equity, row 10 (2025-04-14 09:00:00 \"BID\" 1.1 100) has no counterpart: "
        + "out/fab.parquet ends after 3 rows")
  }

  @Test func surplusRow() throws {
    try change { $0.append($0[0]) }
    try differs(
      "out/fab.parquet, row 5 (2025-04-14 09:00:00 \"BID\" 1.4 100) has no counterpart: "
        + "ticks.xlsx, sheet FAB UH Equity ends after 4 rows")
  }

  @Test func securitiesOfOneSideOnly() throws {
    defer { tickbt.remove() }
    let folder = tickbt.folder.appending(path: "out")
    try FileManager.default.moveItem(
      at: folder.appending(path: "fab.parquet"), to: folder.appending(path: "other.parquet"))
    let run = try tickbt.run("validate", "ticks.xlsx", "out", "--quiet")
    #expect(run.status == 1 && run.output == "")
    #expect(
      run.errorLines == [
        "Error: FAB: there is no file for it", "Error: OTHER: out/other.parquet has no sheet in ticks.xlsx",
      ])
    #expect(try tickbt.run("validate", "ticks.xlsx", "out", "--securities", "ADIB").status == 0)
  }

  @Test func fileThatCannotBeRead() throws {
    try tickbt.write("not Parquet", to: "out/fab.parquet")
    defer { tickbt.remove() }
    let run = try tickbt.run("validate", "ticks.xlsx", "out")
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("Error: FAB: out/fab.parquet: is no Parquet file that can be read"))
  }
}
