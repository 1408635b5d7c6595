import Foundation
import Testing

/// `tickbt generate`, in both formats.
@Suite struct GenerateCommandTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try FileManager.default.copyItem(
      at: Tickbt.project.appending(path: "configs"), to: tickbt.folder.appending(path: "configs"))
  }

  private func generate(_ options: String...) throws -> Tickbt.Outcome {
    try tickbt.run(["generate", "--securities", "3", "--days", "2", "--seed", "4"] + options)
  }

  private func fails(_ options: [String], status: Int32 = 1, _ line: String) throws {
    let run = try tickbt.run(["generate"] + options)
    #expect(run.errors == "Error: \(line)\n")
    #expect(run.status == status)
  }

  /// A workbook is a market like any other: a run on it gives the results of a run on the Parquet files.
  @Test(arguments: ["v1_baseline", "v2_price_follow_qty_cooldown"])
  func runsOnAWorkbookEqualThoseOnParquet(strategy: String) throws {
    defer { tickbt.remove() }
    // Each is the data that a run takes by default where it is the only one.
    let workbook = try generate("--format", "xlsx")
    #expect(workbook.status == 0 && workbook.output.hasSuffix("\nTicks: data/raw/TickData.xlsx\n"))
    #expect(tickbt.files(in: "data/raw") == ["TickData.xlsx"])
    let first = try tickbt.run("run", "--strategy", strategy, "--output-dir", "workbook", "--chunk-size", "777")
    #expect(first.status == 0, "\(first.errors)")
    #expect(try generate().output.hasSuffix("\nTicks: data/parquet\n"))
    let second = try tickbt.run("run", "--strategy", strategy, "--output-dir", "parquet")
    #expect(second.status == 0, "\(second.errors)")

    var (workbookResults, parquetResults) = (try tickbt.results(in: "workbook"), try tickbt.results(in: "parquet"))
    #expect(workbookResults.count == 4)
    // The summary's lines are in source order: as sheets stand, and by file name.
    let name = "backtest_summary.csv"
    let sorted = try [workbookResults, parquetResults].map { results in
      try #require(results[name]).split(separator: "\n").sorted()
    }
    #expect(sorted[0] == sorted[1])
    for results in [workbookResults, parquetResults] { #expect(results[name] != nil) }
    workbookResults[name] = nil
    parquetResults[name] = nil
    #expect(workbookResults == parquetResults)
  }

  @Test func theSameSeedWritesTheSameWorkbook() throws {
    defer { tickbt.remove() }
    for name in ["a.xlsx", "b.xlsx"] { #expect(try generate("--format", "xlsx", "--output", name).status == 0) }
    let bytes = try ["a.xlsx", "b.xlsx"].map { try Data(contentsOf: tickbt.folder.appending(path: $0)) }
    #expect(bytes[0] == bytes[1])
  }

  @Test func whatExistsStaysUnlessForced() throws {
    defer { tickbt.remove() }
    try tickbt.write("mine", to: "t.xlsx")
    let options = ["--format", "xlsx", "--output", "t.xlsx", "--days", "1"]
    try fails(
      options, "t.xlsx: exists already: replace it with --force, or choose another file with --output")
    #expect(try tickbt.read("t.xlsx") == "mine")
    #expect(try tickbt.run(["generate", "--force"] + options).status == 0)
    #expect(try tickbt.run("run", "--strategy", "v1_baseline", "--data", "t.xlsx", "--quiet").status == 0)
  }

  @Test func outputsThatAreNoFiles() throws {
    defer { tickbt.remove() }
    try tickbt.write("", to: "folder/file")
    let options = ["--format", "xlsx", "--force", "--output"]
    try fails(options + ["folder"], "folder: is a folder: name a file with --output")
    try fails(
      options + ["/dev/null"], "/dev/null: is no file that can be replaced: choose another file with --output")
    try fails(
      options + ["folder/file/t.xlsx"],
      "folder/file/t.xlsx: cannot be written (its folder cannot be made: Not a directory; choose another with --output)"
    )
    #expect(tickbt.files(in: "folder") == ["file"])
  }

  /// A market that fills more than a sheet is refused before anything is written.
  @Test func sheetsThatWouldBeTooLong() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run(
      "generate", "--format", "xlsx", "--securities", "1", "--days", "230", "--output", "new/t.xlsx")
    #expect(run.status == 1 && run.output == "")
    #expect(run.errors.hasPrefix("Error: new/t.xlsx, sheet EMAAR UH Equity: would have "))
    #expect(run.errorLines.count == 1)
    #expect(tickbt.files(in: "new") == [])
    try fails(
      ["--format", "xlsx", "--securities", "5000"], status: 64,
      "a workbook has 4096 sheets at most: choose fewer --securities, or --format parquet")
  }
}
