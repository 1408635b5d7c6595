import Foundation
import TestSupport
import Testing

/// A record has what a rerun needs to be told of a workbook: its sheet and the row of its names.
@Suite struct RecordedSourceTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try tickbt.write(#"{"X": {"quote_size": 1000, "min_local_currency_before_quote": 0}}"#, to: "own.json")
    try workbook("w.xlsx", namesInRow: 1)
  }

  /// A workbook of one sheet, `X UH Equity`, whose names are in this row, with 500 displayed and a trade of 9,000 below.
  private func workbook(_ file: String, namesInRow first: Int) throws {
    func row(_ number: Int, _ texts: [String]) -> String {
      let cells = zip("ABCD", texts).map { #"<c r="\#($0)\#(number)" t="inlineStr"><is><t>\#($1)</t></is></c>"# }
      return #"<row r="\#(number)">\#(cells.joined())</row>"#
    }
    let rows = [
      ["Dates", "Type", "Price", "Size"], ["2025-04-14 10:00:00", "BID", "10", "500"],
      ["2025-04-14 10:00:01", "TRADE", "10", "9000"],
    ]
    let xml = rows.enumerated().map { row(first + $0, $1) }.joined()
    let fixture = WorkbookFixture(sheets: [("X UH Equity", WorkbookFixture.sheet(xml))])
    try Data(fixture.bytes()).write(to: tickbt.folder.appending(path: file))
  }

  private let options = ["-s", "v1_baseline", "--data", "w.xlsx", "--header-row", "1", "--config", "own.json"]

  private func run(_ folder: String, _ more: String...) throws {
    let run = try tickbt.run(["run"] + options + ["--output-dir", folder, "-q"] + more)
    #expect(run.status == 0, "\(run.errors)")
  }

  private func source(_ file: String) throws -> [String: Any]? {
    let record = try JSONSerialization.jsonObject(with: Data(try tickbt.read(file).utf8)) as? [String: Any]
    return (record?["inputs"] as? [[String: Any]])?.first?["source"] as? [String: Any]
  }

  @Test func aRunIsDoneAgainAsItWasRead() throws {
    defer { tickbt.remove() }
    try run("a")
    try run("b", "--set", "quote_size=900")
    let source = try #require(try source("a/run.json"))
    #expect(source["sheet"] as? String == "X UH Equity" && source["header_row"] as? Int == 1)
    let explained = try tickbt.run("explain", "--fill", "1", "--run", "a", "--security", "X")
    #expect(explained.status == 0 && explained.errors == "", "\(explained.errors)")
    #expect(explained.output.contains("row 3, 2025-04-14 10:00:01"))
    let traced = try tickbt.run("trace", "--run", "a", "--security", "X", "--day", "2025-04-14")
    #expect(traced.status == 0, "\(traced.errors)")
    let diff = try tickbt.run("diff", "a", "b")
    #expect(
      diff.status == 1 && diff.output.contains("Orders or positions of the day differ first at row"), "\(diff.output)")
    let named = try tickbt.run("diff", "a", "b", "--data", "w.xlsx")
    #expect(named.status == 1 && named.output == diff.output, "\(named.errors)")
  }

  @Test func soIsAKeptCellOfASweep() throws {
    defer { tickbt.remove() }
    let sweep = try tickbt.run(
      ["sweep"] + options + ["--intervals", "30", "-o", "swept", "-q", "--save-trades", "all"])
    #expect(sweep.status == 0, "\(sweep.errors)")
    #expect(try source("swept/sweep.json")?["header_row"] as? Int == 1)
    let explained = try tickbt.run("explain", "--fill", "1", "--run", "swept:30s", "--security", "X")
    #expect(explained.status == 0 && explained.errors == "", "\(explained.errors)")
  }

  /// Whoever has moved the names since says so.
  @Test func whatTheCallSaysComesFirst() throws {
    defer { tickbt.remove() }
    try run("a")
    try workbook("moved.xlsx", namesInRow: 2)
    let explain = ["explain", "--fill", "1", "--run", "a", "--security", "X"]
    let moved = try tickbt.run(explain + ["--data", "moved.xlsx", "--header-row", "2"])
    #expect(moved.status == 0, "\(moved.errors)")
    #expect(moved.output.contains("row 4, "))
    #expect(moved.errors == "Note: moved.xlsx is not the file that the run has read: its content has another hash\n")
    #expect(try tickbt.run(explain + ["--data", "moved.xlsx"]).status == 1)
  }

  /// Files need no more than their path, and say no more; nor does the record of an earlier version.
  @Test func filesAndOlderRecords() throws {
    defer { tickbt.remove() }
    try tickbt.write("timestamp,type,price,volume\n2025-04-14 10:00:00,bid,10,500\n", to: "ticks/x.csv")
    let run = try tickbt.run(
      "run", "-s", "v1_baseline", "--data", "ticks", "--config", "own.json", "--output-dir", "files", "-q")
    #expect(run.status == 0)
    #expect(try source("files/run.json") == nil)
    try workbook("w.xlsx", namesInRow: 3)
    try self.run("old", "--header-row", "3")
    let text = try tickbt.read("old/run.json")
    let without = text.replacing(/"source" : \{[^}]*\},\s*/, with: "")
    #expect(without != text)
    try tickbt.write(without, to: "old/run.json")
    #expect(try tickbt.run("explain", "--fill", "1", "--run", "old", "--security", "X").status == 0)
  }

  /// The description of a source is kept with the run: its file may be another by then, or gone.
  @Test func aDescriptionOfOnesOwnIsKept() throws {
    defer { tickbt.remove() }
    let own = #"{"columns": {"time": "t", "type": "k", "price": "p", "size": "s"}}"#
    try tickbt.write(own, to: "own/source.json")
    try tickbt.write("t,k,p,s\n2025-04-14 10:00:00,BID,10,500\n2025-04-14 10:00:01,TRADE,10,9000\n", to: "x.csv")
    let run = try tickbt.run(
      "run", "-s", "v1_baseline", "--data", "x.csv", "--source", "own/source.json", "--config", "own.json",
      "--output-dir",
      "a", "-q")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try source("a/run.json")?["layout_text"] as? String == own)
    let explain = ["explain", "--fill", "1", "--run", "a", "--security", "X"]
    let first = try tickbt.run(explain)
    #expect(first.status == 0 && first.errors == "", "\(first.errors)")
    for text in [own.replacing("\"k\"", with: "\"kind\""), nil] {
      if let text {
        try tickbt.write(text, to: "own/source.json")
      } else {
        try FileManager.default.removeItem(at: tickbt.folder.appending(path: "own/source.json"))
      }
      let again = try tickbt.run(explain)
      #expect(again.status == 0 && again.errors == "" && again.output == first.output, "\(again.errors)")
    }
    #expect(try tickbt.run(explain + ["--source", "own/source.json"]).status == 64)
  }

  @Test(arguments: [
    ("[]", "source must be an object"), (#"{"header_row": 0}"#, "header_row must be a row, counted from 1, was 0"),
    (#"{"header_row": "x"}"#, "header_row must be a row, counted from 1"),
    (#"{"sheet": 3}"#, "sheet must be a text"),
  ])
  func anEditedRecord(source: String, problem: String) throws {
    defer { tickbt.remove() }
    try run("a")
    let text = try tickbt.read("a/run.json").replacing(/"source" : \{[^}]*\}/, with: "\"source\" : \(source)")
    try tickbt.write(text, to: "a/run.json")
    let explained = try tickbt.run("explain", "--fill", "1", "--run", "a", "--security", "X")
    #expect(explained.status == 1)
    #expect(explained.errors == "Error: a/run.json, input X: \(problem)\n")
  }
}
