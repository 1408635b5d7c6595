import Foundation
import Testing

/// Every mistake gets one line that says what, where and what to do, and an exit code; nothing half-written stays.
@Suite struct BadInputTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try tickbt.write("{}", to: "empty.json")
    let generated = try tickbt.run("generate", "--output", "ticks", "--securities", "2", "--days", "1")
    #expect(generated.status == 0, "\(generated.errors)")
  }

  private func fails(
    _ arguments: [String], status: Int32, _ line: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    defer { tickbt.remove() }
    let run = try tickbt.run(["run"] + arguments)
    #expect(run.errors == "Error: \(line)\n", sourceLocation: sourceLocation)
    #expect(run.status == status, sourceLocation: sourceLocation)
    #expect(tickbt.files(in: "out") == [], sourceLocation: sourceLocation)
  }

  private func options(_ data: String = "ticks", config: String = "empty.json") -> [String] {
    ["--strategy", "v1_baseline", "--data", data, "--config", config, "--output-dir", "out", "--quiet"]
  }

  @Test func unknownStrategy() throws {
    try fails(
      ["--strategy", "v9", "--data", "ticks"], status: 64,
      "there is no strategy v9; there are v1_baseline, v2_price_follow_qty_cooldown, v2_1_stop_loss, "
        + "v3_liquidity_monitor, closing_strategy")
  }

  @Test(arguments: ["--workers", "--max-sheets", "--chunk-size"], ["0", "-2"])
  func lessThanOne(option: String, number: String) throws {
    try fails(options() + [option, number], status: 64, "\(option) must be 1 or more, was \(number)")
  }

  @Test func missingData() throws {
    try fails(
      options("nowhere"), status: 1,
      "nowhere: does not exist: name a folder of tick files, a file or a workbook")
  }

  @Test func emptyFolder() throws {
    try FileManager.default.createDirectory(
      at: tickbt.folder.appending(path: "bare"), withIntermediateDirectories: true)
    try fails(
      options("bare"), status: 1,
      "bare: contains no tick files; expected .parquet, .arrow, .feather, .csv, .csv.gz or .csv.zst")
  }

  @Test func missingConfiguration() throws {
    try fails(
      options(config: "none.json"), status: 1,
      "none.json: the configuration cannot be read (No such file or directory): name a JSON file with --config")
  }

  @Test func unknownSecurity() throws {
    try fails(
      options() + ["--securities", "EMAR"], status: 1, "there is no security EMAR in the data; the nearest is EMAAR")
  }

  @Test(arguments: [
    ("{\"A\": {\n  \"quote_size\" 5}}", "line 2, column 16: expected a colon, found '5'"),
    (
      "{\"A\": {\"quote_size\": 1.5}}",
      "line 1, column 22: A.quote_size must be a whole number from 0 to 1000000000000, was 1.5"
    ),
    (
      "{\"A\": {\"max_position\": -1}}",
      "line 1, column 24: A.max_position must be a whole number from 0 to 1000000000000, was -1"
    ),
    (
      "{\"A\": {\"refill_interval\": 5}}",
      "line 1, column 27: A has an unknown key refill_interval; the nearest known key is refill_interval_sec"
    ),
    ("[]", "line 1, column 1: expected an object of securities, found a list"),
  ])
  func badConfiguration(text: String, problem: String) throws {
    try tickbt.write(text, to: "bad.json")
    try fails(options(config: "bad.json"), status: 1, "bad.json, \(problem)")
  }

  @Test func folderThatCannotBeMade() throws {
    try tickbt.write("", to: "file")
    try fails(
      [
        "--strategy", "v1_baseline", "--data", "ticks", "--config", "empty.json", "--output-dir", "file/out", "--quiet",
      ], status: 1,
      "file/out: cannot be written (the folder cannot be made: Not a directory; choose another with --output-dir)")
  }

  @Test func oneBadFileAmongGoodOnes() throws {
    defer { tickbt.remove() }
    try tickbt.write("not Parquet at all", to: "ticks/broken.parquet")
    let whole = try Data(contentsOf: tickbt.folder.appending(path: "ticks/emaar.parquet"))
    try whole.prefix(whole.count / 2).write(to: tickbt.folder.appending(path: "ticks/cut.parquet"))
    let run = try tickbt.run(
      "run", "--strategy", "v1_baseline", "--data", "ticks", "--config", "empty.json", "--output-dir", "out", "--quiet")
    #expect(run.status == 1)
    #expect(run.errorLines.count == 2)
    #expect(run.errors.contains("Error: BROKEN: ticks/broken.parquet: is no Parquet file that can be read"))
    #expect(
      tickbt.files(in: "out") == [
        "aldar_trades_timeseries.csv", "backtest_summary.csv", "emaar_trades_timeseries.csv", "run.json",
      ])
    let rows = try tickbt.read("out/backtest_summary.csv").split(separator: "\n")
    #expect(rows.count == 5)
    #expect(rows[2].hasPrefix("BROKEN,0,0.0,0,0,0,"))
    #expect(rows[2].contains("is no Parquet file that can be read"))
    #expect(rows[1].hasPrefix("ALDAR,") && rows[1].hasSuffix(","))
  }

  @Test func interruptionLeavesNothingHalf() throws {
    defer { tickbt.remove() }
    let many = tickbt.folder.appending(path: "many")
    try FileManager.default.createDirectory(at: many, withIntermediateDirectories: true)
    for number in 0..<200 {
      try FileManager.default.createSymbolicLink(
        at: many.appending(path: "s\(number).parquet"),
        withDestinationURL: tickbt.folder.appending(path: "ticks/emaar.parquet"))
    }
    let (process, _, errors) = try tickbt.start([
      "run", "--strategy", "v1_baseline", "--data", "many", "--config", "empty.json", "--output-dir", "out", "--quiet",
      "--chunk-size", "10",
    ])
    // Wait until it is under way: the first log is there.
    for _ in 0..<600 where tickbt.files(in: "out").isEmpty { Thread.sleep(forTimeInterval: 0.01) }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(try String(contentsOf: errors, encoding: .utf8).hasPrefix("Error: interrupted"))
    let files = tickbt.files(in: "out")
    #expect(files.count < 200)
    #expect(files.contains("run.incomplete.json"))
    #expect(files.allSatisfy { $0.hasSuffix("_trades_timeseries.csv") || $0 == "run.incomplete.json" })

    // The next run into the folder clears it of what this one has left.
    #expect(
      try tickbt.run(
        "run", "--strategy", "v1_baseline", "--data", "ticks/emaar.parquet", "--config", "empty.json", "--output-dir",
        "out", "--quiet"
      ).status == 0)
    #expect(tickbt.files(in: "out").filter { $0.hasPrefix("s") } == [])
  }
}
