import Foundation
import TestSupport
import Testing
import TickStorage

/// `tickbt convert` over hand-made workbooks.
@Suite struct ConvertCommandTests {
  let tickbt: Tickbt

  init() throws { tickbt = try Tickbt() }

  static let plain = row(4) + row(5, type: "ASK", price: "12.6") + row(6, type: "TRADE", price: "12.6", size: "7")

  static func row(_ row: Int, type: String = "BID", price: String = "12.5", size: String = "100") -> String {
    "<row r=\"\(row)\"><c r=\"A\(row)\" s=\"1\"><v>45761.375</v></c>"
      + "<c r=\"B\(row)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(type)</t></is></c>"
      + "<c r=\"C\(row)\"><v>\(price)</v></c><c r=\"D\(row)\"><v>\(size)</v></c></row>"
  }

  private func write(_ sheets: [(String, String)], to name: String = "ticks.xlsx", shared: String? = nil) throws {
    var fixture = WorkbookFixture(
      sheets: sheets.map { (name: $0.0, xml: WorkbookFixture.sheet(WorkbookFixture.header + $0.1)) })
    fixture.sharedStrings = shared
    try Data(fixture.bytes()).write(to: tickbt.folder.appending(path: name))
  }

  private func convert(_ options: String...) throws -> Tickbt.Outcome {
    try tickbt.run(["convert", "ticks.xlsx", "--output", "out"] + options)
  }

  @Test(arguments: TickFileFormat.allCases) func everyFormatHoldsTheRowsOfEverySheet(format: TickFileFormat) throws {
    defer { tickbt.remove() }
    try write([("FAB UH Equity", Self.plain), ("Emaar DH Equity", Self.row(4))])
    let run = try convert("--format", format.rawValue)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    #expect(
      run.output.split(separator: "\n").prefix(2) == [
        "FAB    3 rows  out/fab.\(format.rawValue)", "Emaar   1 row  out/emaar.\(format.rawValue)",
      ])
    #expect(tickbt.files(in: "out") == ["emaar.\(format.rawValue)", "fab.\(format.rawValue)"])
    let validation = try tickbt.run("validate", "ticks.xlsx", "out")
    #expect(validation.status == 0 && validation.errors == "", "\(validation.errors)")
    let cells = validation.output.split(separator: "\n").dropFirst(2).first?.split(separator: " ")
    #expect(cells == ["FAB", "3", "3", "2025-04-14", "2025-04-14", "equal"])
  }

  @Test func rowsStandAsTheyStood() throws {
    defer { tickbt.remove() }
    let rows: [String] = [
      Self.row(4, type: " Bid "), Self.row(5, type: "OPEN, &quot;AUCTION&quot;"),
      #"<row r="6"><c r="B6" t="s"><v>0</v></c><c r="C6"><v>1.25</v></c></row>"#,
      #"<row r="7"><c r="A7"><v>45761.5</v></c><c r="B7"><v>5</v></c><c r="D7"><v>-3</v></c></row>"#,
      #"<row r="9"><c r="A9"><v>45761.5</v></c><c r="B9" t="s"><v>1</v></c><c r="C9"><v>0</v></c></row>"#,
    ]
    try write([("FAB", rows.joined())], shared: "<si><t>trade</t></si><si><t>Über</t></si>")
    let run = try convert("--format", "csv", "--quiet")
    #expect(run.status == 0 && run.output == "")
    #expect(
      run.errors
        == "Note: FAB: 3 rows are neither bid, ask nor trade, the first type is \"OPEN, \"AUCTION\"\" in row 5\n")
    let lines = try tickbt.read("out/fab.csv").split(separator: "\n")
    #expect(
      lines == [
        #""timestamp","type","price","volume""#,
        #"2025-04-14 09:00:00.000000000," Bid ",12.5,100"#,
        #"2025-04-14 09:00:00.000000000,"OPEN, ""AUCTION""",12.5,100"#,
        #","trade",1.25,"#, #"2025-04-14 12:00:00.000000000,"5",,-3"#,
        #"2025-04-14 12:00:00.000000000,"Über",0,"#,
      ])
    #expect(try convert("--format", "parquet").status == 0)
    #expect(try tickbt.run("validate", "ticks.xlsx", "out/fab.csv").status == 0)
    #expect(try tickbt.run("validate", "ticks.xlsx", "out/fab.parquet").status == 0)
  }

  /// However many of a row's values make its stamp unreadable.
  @Test func aStampOfTwoColumnsIsUnreadableOnce() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      """
      date,time,type,price,volume
      2025-04-14,10:00:00,BID,10,100
      yesterday,noon,BID,10,100
      2025-04-14,noon,BID,10,100
      ,,BID,10,100

      """, to: "files/fab.csv")
    let run = try tickbt.run("convert", "files", "--output", "out")
    #expect(run.status == 0)
    #expect(run.output.contains("2 stamps could not be read, the first in row 3"))
  }

  @Test func whatATypedColumnCannotHoldIsSaid() throws {
    defer { tickbt.remove() }
    let stamp = #"<row r="6"><c r="A6" t="str"><v>yesterday</v></c><c r="B6" t="e"><v>#N/A</v></c></row>"#
    try write([
      (
        "FAB",
        Self.row(4, size: "1.5") + stamp + Self.row(7, price: "n/a") + Self.row(8, price: "1,000", size: "many")
      )
    ])
    let run = try convert()
    #expect(run.status == 0)
    let line: String =
      "FAB  4 rows  out/fab.parquet; 1 stamp could not be read, the first in row 6; "
      + "1 type could not be read as text, the first in row 6; 2 prices could not be read as numbers, the first in row 7; "
      + "1 volume could not be read as numbers, the first in row 8; 1 volume had fractions, which are cut off, "
      + "the first in row 4; 1 row is neither bid, ask nor trade, the first type is missing in row 6"
    #expect(run.output.hasPrefix(line + "\n"))
    #expect(try tickbt.run("validate", "ticks.xlsx", "out").status == 0)
  }

  @Test func filesAreKeptUnlessForced() throws {
    defer { tickbt.remove() }
    try write([("FAB", Self.plain), ("ADIB", Self.plain)])
    // Whole by how it begins and ends.
    let mine = "PAR1mine\u{4}\0\0\0PAR1"
    try tickbt.write(mine, to: "out/fab.parquet")
    let run = try convert()
    #expect(run.status == 0)
    #expect(run.output.contains("FAB     kept  out/fab.parquet exists; replace it with --force\nADIB  3 rows"))
    #expect(try tickbt.read("out/fab.parquet") == mine)
    #expect(try convert("--force").status == 0)
    #expect(try tickbt.run("validate", "ticks.xlsx", "out").status == 0)
  }

  @Test func oneBadSheetDoesNotStopTheOthers() throws {
    defer { tickbt.remove() }
    try write([
      ("FAB", Self.plain), ("BAD", Self.row(9) + Self.row(4)), ("ADIB", Self.row(4)), ("Notes", ""),
    ])
    try tickbt.write("old", to: "out/bad.parquet")
    let run = try convert("--force")
    #expect(run.status == 1)
    #expect(
      run.errorLines == [
        "Note: sheet Notes is left out: it has no rows below its header",
        "Error: ticks.xlsx, sheet BAD, row 9: row 4 comes after row 9: open the workbook in Excel and save it again",
      ])
    #expect(run.output.contains("BAD   failed  row 4 comes after row 9"))
    // What was there is there still, and nothing half-written.
    #expect(tickbt.files(in: "out") == ["adib.parquet", "bad.parquet", "fab.parquet"])
    #expect(try tickbt.read("out/bad.parquet") == "old")
  }

  @Test func bytesDoNotDependOnWorkers() throws {
    defer { tickbt.remove() }
    let rows = (4..<70_000).map { Self.row($0, price: "\($0 % 97).5", size: "\($0)") }.joined()
    try write([("A", rows), ("B", Self.plain), ("C", rows)])
    for workers in ["1", "2", "5"] {
      #expect(try tickbt.run("convert", "ticks.xlsx", "-o", workers, "--workers", workers, "--quiet").status == 0)
    }
    for file in ["a.parquet", "b.parquet", "c.parquet"] {
      let bytes = try ["1", "2", "5"].map { try Data(contentsOf: tickbt.folder.appending(path: "\($0)/\(file)")) }
      #expect(bytes[0] == bytes[1] && bytes[0] == bytes[2] && !bytes[0].isEmpty)
    }
    #expect(try tickbt.run("validate", "ticks.xlsx", "5", "--quiet").status == 0)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGKILL]) func killedInTheMiddle(signal: Int32) throws {
    defer { tickbt.remove() }
    let rows = (4..<200_000).map { Self.row($0) }.joined()
    try write((0..<8).map { ("S\($0)", rows) })
    let (process, _, errors) = try tickbt.start(["convert", "ticks.xlsx", "--output", "out", "--workers", "1"])
    for _ in 0..<2000 where tickbt.files(in: "out").isEmpty { Thread.sleep(forTimeInterval: 0.001) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let files = tickbt.files(in: "out")
    #expect(files.count < 8)
    if signal != SIGKILL {
      #expect(process.terminationStatus == 130)
      #expect(try String(contentsOf: errors, encoding: .utf8).hasPrefix("Error: interrupted"))
      #expect(files.allSatisfy { $0.hasSuffix(".parquet") })
    }
    // What has its name is complete, and the next conversion removes what has not.
    for file in files where file.hasSuffix(".parquet") {
      let names = ["--securities", String(file.prefix(2)).uppercased()]
      #expect(try tickbt.run(["validate", "ticks.xlsx", "out/\(file)", "--quiet"] + names).status == 0)
    }
    #expect(try convert("--max-sheets", "8", "--quiet").status == 0)
    #expect(tickbt.files(in: "out").count == 8)
  }

  @Test func selectionAndOtherSources() throws {
    defer { tickbt.remove() }
    try write([("FAB", Self.plain), ("ADIB", Self.plain), ("EAND", Self.plain)])
    #expect(try convert("--max-sheets", "2").status == 0)
    #expect(tickbt.files(in: "out") == ["adib.parquet", "fab.parquet"])
    #expect(try convert("--securities", "EAND").status == 0)
    #expect(try tickbt.run("convert", "out", "--output", "csv", "--format", "csv").status == 0)
    #expect(tickbt.files(in: "csv") == ["adib.csv", "eand.csv", "fab.csv"])
    #expect(try tickbt.run("validate", "ticks.xlsx", "csv").status == 0)
  }

  @Test(arguments: [
    (["--format", "pdf"], "--format must be one of parquet, arrow, csv, was pdf"),
    (["--compression", "gzip"], "--compression must be one of snappy, zstd, none, was gzip"),
    (["--workers", "0"], "--workers must be 1 or more, was 0"),
    (["--header-row", "0"], "--header-row must be 1 or more, was 0"),
    (["--max-sheets", "0"], "--max-sheets must be 1 or more, was 0"),
    (["--securities", ","], "--securities names no security"),
  ])
  func badOptions(options: [String], line: String) throws {
    defer { tickbt.remove() }
    let run = try tickbt.run(["convert", "ticks.xlsx"] + options)
    #expect(run.status == 64 && run.errors == "Error: \(line)\n")
  }

  /// Values that typed columns cannot hold are reported for described sources, too, with the source's own words.
  @Test func whatADescribedSourceLosesIsSaid() throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    try tickbt.write(
      #"{"columns": {"time": "t", "type": "k", "price": "p", "size": "s"}, "types": {"bid": "B", "ask": "A", "trade": "T"}, "#
        + #""price_divisor": 100}"#,
      to: "own.json")
    try tickbt.write(
      """
      t,k,p,s
      2025-04-14 10:00:00,B,1000,500
      2025-04-14 10:00:01,AT_TRADE,1000,1
      2025-04-14 10:00:02,T,99999999999999999999,1
      2025-04-14 10:00:03,T,n/a,1.5
      soon,T,1000,few

      """, to: "x.csv")
    let convert = try tickbt.run("convert", "x.csv", "--source", "own.json", "--output", "out")
    #expect(convert.status == 0, "\(convert.errors)")
    let line = try #require(convert.output.split(separator: "\n").first)
    #expect(
      line
        == "X  5 rows  out/x.parquet; 1 stamp could not be read, the first in row 6; 2 prices could not be read as numbers, "
        + "the first in row 4; 1 volume could not be read as numbers, the first in row 6; 1 volume had fractions, which are cut "
        + "off, the first in row 5; 1 row is neither bid, ask nor trade, the first type is \"AT_TRADE\" in row 3")
  }
}
