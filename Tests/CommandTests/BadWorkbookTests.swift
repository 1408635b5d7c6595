import Foundation
import Testing

/// Workbooks and tables that cannot be read, through the binary: one line that says what, where and what to do, the
/// others' results complete, nothing half-written.
@Suite struct BadWorkbookTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try tickbt.write("{}", to: "empty.json")
  }

  private func run(_ data: String, _ options: [String] = []) throws -> Tickbt.Outcome {
    try tickbt.run(
      [
        "run", "--strategy", "v1_baseline", "--data", data, "--config", "empty.json", "--output-dir", "out", "--quiet",
      ] + options)
  }

  /// Copies a file of the readers' corpus to the working folder.
  private func copy(_ name: String, as copy: String) throws {
    try FileManager.default.copyItem(
      at: Tickbt.project.appending(path: "Tests/TickStorageTests/Corpus/\(name)"),
      to: tickbt.folder.appending(path: copy))
  }

  @Test(arguments: [
    ("bad-no-header.csv", "t.xlsx", "is not an Excel workbook (.xlsx): it is no ZIP archive"),
    ("bad-nothing.xlsx", "t.xlsx", "is empty: copy or export the workbook again"),
    ("bad-cut.xlsx", "t.xlsx", "is truncated, its end is missing: copy or export the workbook again"),
    ("bad-xls.xlsx", "t.xls", "is an old Excel workbook (.xls): save it as an Excel workbook (.xlsx)"),
    ("bad-xls.xlsx", "t.xlsx", "is an old Excel workbook (.xls): save it as an Excel workbook (.xlsx)"),
    (
      "bad-encrypted.xlsx", "t.xlsx",
      "is encrypted: open it in Excel, remove the password (File, Info, Protect Workbook) and save it"
    ),
    (
      "good-two-sheets.xlsx", "~$t.xlsx",
      "is the lock file that Excel keeps while a workbook is open: name the workbook itself, t.xlsx"
    ),
    (
      "bad-no-header.xlsx", "t.xlsx",
      "has no sheet of ticks: sheet S1 UH Equity is left out: it has no row 3, where the header should be"
    ),
  ])
  func filesThatCannotBeRun(file: String, name: String, problem: String) throws {
    defer { tickbt.remove() }
    try copy(file, as: name)
    let run = try run(name)
    #expect(run.errors == "Error: \(name): \(problem)\n")
    #expect(run.status == 1 && run.output == "")
    #expect(tickbt.files(in: "out") == [])
  }

  /// What fails in one sheet or file names its security, the place and what to do.
  @Test(arguments: [
    (
      "bad-header-elsewhere.xlsx", "S1",
      "sheet S1 UH Equity: row 3 is not a header, but row 5 seems to be one: use --header-row 5"
    ),
    (
      "bad-rows-step-back.xlsx", "S1",
      "sheet S1 UH Equity, row 5: row 4 comes after row 5: open the workbook in Excel and save it again"
    ),
    (
      "bad-external-entity.xlsx", "S1",
      "sheet S1 UH Equity: its XML declares a document type or entities (DTD), which no spreadsheet program writes: it is refused"
    ),
    ("bad-ragged.csv", "BAD-RAGGED", "row 7: has 3 cells, but the header has 4 cells"),
    ("bad-latin-1.csv", "BAD-LATIN-1", "row 2: is not in UTF-8; save the file as UTF-8"),
  ])
  func sheetsThatCannotBeRun(file: String, security: String, problem: String) throws {
    defer { tickbt.remove() }
    try copy(file, as: file)
    let run = try run(file)
    #expect(run.errors == "Error: \(security): \(file), \(problem)\n")
    #expect(run.status == 1 && run.output == "")
    // The summary says the same.
    #expect(tickbt.files(in: "out") == ["backtest_summary.csv", "run.json"])
    #expect(try tickbt.read("out/backtest_summary.csv").contains(problem))
  }

  @Test func headerRows() throws {
    defer { tickbt.remove() }
    try copy("bad-header-elsewhere.xlsx", as: "t.xlsx")
    #expect(try run("t.xlsx", ["--header-row", "5"]).status == 0)
    for row in ["0", "-1"] {
      let run = try run("t.xlsx", ["--header-row=\(row)"])
      #expect(run.errors == "Error: --header-row must be 1 or more, was \(row)\n")
      #expect(run.status == 64)
    }
    let far = try run("t.xlsx", ["--header-row", "99999999"])
    #expect(far.errors == "Error: t.xlsx: no sheet has a row 99999999: rows count from 1, see --header-row\n")
    #expect(far.status == 1)
  }

  /// A workbook whose second sheet is damaged in its middle: the results of the others are as without the damage.
  @Test func oneBadSheetAmongGoodOnes() throws {
    defer { tickbt.remove() }
    let generated = try tickbt.run(
      "generate", "--format", "xlsx", "--output", "t.xlsx", "--securities", "3", "--days", "4")
    #expect(generated.status == 0, "\(generated.errors)")
    #expect(try run("t.xlsx").status == 0)
    let whole = try tickbt.results(in: "out")
    #expect(whole.count == 4)

    let file = tickbt.folder.appending(path: "t.xlsx")
    var bytes = try Data(contentsOf: file)
    let second = try #require(bytes.firstRange(of: Data("xl/worksheets/sheet2.xml".utf8))).upperBound
    bytes.replaceSubrange(second + 200_000..<second + 200_100, with: Data(repeating: 0xFF, count: 100))
    try bytes.write(to: file)

    let run = try run("t.xlsx", ["--workers", "2"])
    #expect(run.status == 1)
    #expect(run.errorLines.count == 1)
    let start = "Error: ALDAR: t.xlsx, sheet ALDAR UH Equity, row "
    #expect(run.errors.hasPrefix(start), "\(run.errors)")
    let row = run.errors.dropFirst(start.count).prefix { $0 != ":" }
    #expect((4000...80_000).contains(Int(row) ?? 0))

    let results = try tickbt.results(in: "out")
    #expect(results.keys.sorted() == whole.keys.filter { $0 != "aldar_trades_timeseries.csv" }.sorted())
    for name in ["emaar_trades_timeseries.csv", "adnocdri_trades_timeseries.csv"] {
      #expect(results[name] == whole[name])
    }
    func summary(_ results: [String: String]) throws -> [Substring] {
      try #require(results["backtest_summary.csv"]).split(separator: "\n")
    }
    let (before, after) = (try summary(whole), try summary(results))
    #expect(after.count == 4 && after[1] == before[1] && after[3] == before[3])
    #expect(after[2].hasPrefix("ALDAR,0,0.0,0,0,0,") && after[2].contains("sheet ALDAR UH Equity, row "))
  }
}
