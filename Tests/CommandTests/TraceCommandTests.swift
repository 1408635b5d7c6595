import Foundation
import Testing

/// `tickbt trace` on the worked examples.
@Suite struct TraceCommandTests {
  let tickbt: Tickbt

  init() throws { tickbt = try Tickbt.withExamples() }

  private func trace(_ strategy: String, _ security: String, _ more: String...) throws -> Tickbt.Outcome {
    try tickbt.run(["trace"] + Tickbt.options(strategy) + ["--security", security] + more)
  }

  @Test(arguments: [("v1_baseline", "V1"), ("v2_1_stop_loss", "V21"), ("v3_liquidity_monitor", "V1")])
  func theTableOfADay(strategy: String, security: String) throws {
    defer { tickbt.remove() }
    let trace = try trace(strategy, security, "--day", "2025-04-14")
    #expect(trace.status == 0)
    try expectSnapshot(trace.output, "trace-\(strategy).txt")
  }

  @Test func csvHasAColumnForEachThing() throws {
    defer { tickbt.remove() }
    let csv = try trace("v2_1_stop_loss", "V21", "--day", "2025-04-14", "--format", "csv")
    #expect(csv.status == 0)
    try expectSnapshot(csv.output, "trace-v2_1_stop_loss.csv")
    // Notes stand last, in quotes where they have commas.
    let lines = csv.output.split(separator: "\n").map { line in
      line.prefix { $0 != "\"" }.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(Set(lines.map(\.count)) == [34])

    let written = try trace("v2_1_stop_loss", "V21", "--day", "2025-04-14", "--output", "out.CSV")
    #expect(written.output == "Trace: out.CSV\n")
    #expect(try tickbt.read("out.CSV") == csv.output)
    #expect(try trace("v2_1_stop_loss", "V21", "--day", "2025-04-14", "--output", "new/out.csv").status == 0)
    #expect(try tickbt.read("new/out.csv") == csv.output)
    let table = try trace("v2_1_stop_loss", "V21", "--day", "2025-04-14", "--output", "out.csv", "--format", "table")
    #expect(table.status == 0)
    #expect(try tickbt.read("out.csv").hasPrefix("Row  Time"))
  }

  @Test func onlyFills() throws {
    defer { tickbt.remove() }
    let fills = try trace("v1_baseline", "V1", "--day", "2025-04-14", "--fills-only", "--format", "csv")
    #expect(
      fills.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } } == ["5", "7", "9", "12", "17"])
    let none = try trace("v1_baseline", "V1", "--day", "2025-04-15", "--from", "10:00:01", "--fills-only")
    #expect(none.status == 0)
    #expect(none.errors.contains("Note: none of the 2 ticks has a fill\n"))
    #expect(none.output.hasSuffix("2 ticks, 0 fills: bought 0, sold 0, realized 0.00\n"))
  }

  /// From a time on and up to, and without, another; the state is that of the whole replay.
  @Test func aStretchIsOfTheWholeReplay() throws {
    defer { tickbt.remove() }
    let whole = try trace("v1_baseline", "V1", "--day", "2025-04-14", "--format", "csv")
    let part = try trace(
      "v1_baseline", "v1", "--day", "2025-04-14", "--from", "10:00:05", "--to", "10:00:30", "--format", "csv")
    let lines = whole.output.split(separator: "\n")
    #expect(part.output.split(separator: "\n") == [lines[0]] + lines[4...7])
  }

  @Test func aRunsFolderSaysTheRest() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v1_baseline", to: "out", "--set", "quote_size=700").status == 0)
    let own = try trace("v1_baseline", "V1", "--day", "2025-04-14", "--set", "quote_size=700")
    // What the configuration says now does not matter.
    try tickbt.write("{}", to: "own.json")
    let recorded = try tickbt.run("trace", "--run", "out", "--security", "V1", "--day", "2025-04-14")
    #expect(recorded.output == own.output)
    #expect(recorded.errors == "")

    try tickbt.write(try tickbt.read("ticks/v1.csv") + "2025-04-18 10:00:00,bid,10,100\n", to: "ticks/v1.csv")
    let changed = try tickbt.run("trace", "--run", "out", "--security", "V1", "--day", "2025-04-14")
    #expect(changed.output == own.output)
    #expect(
      changed.errors == "Note: ticks/v1.csv is not the file that the run has read: its content has another hash\n")
  }

  @Test func whatARunSaysIsNotSaidAgain() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v1_baseline", to: "out").status == 0)
    let start = ["trace", "--run", "out", "--security", "V1", "--day", "2025-04-14"]
    for (options, said) in [
      (["--spread", "1"], "--spread 1"), (["--set", "quote_size=1"], "--set"), (["--config", "own.json"], "--config"),
    ] {
      let trace = try tickbt.run(start + options)
      #expect(trace.errors == "Error: \(said) is what the run of --run says: leave out one of them\n")
      #expect(trace.status == 64)
    }
    // Other ticks may be named, and that they are others is told.
    try FileManager.default.copyItem(
      at: tickbt.folder.appending(path: "ticks/v21.csv"),
      to: tickbt.folder.appending(path: "others/v1.csv").creatingFolder())
    let others = try tickbt.run(start + ["--data", "others"])
    #expect(others.status == 0)
    #expect(
      others.errors == "Note: others/v1.csv is not the file that the run has read: its content has another hash\n")
  }

  /// A workbook's rows are those that its reader sees.
  @Test func rowsAreCountedAsTheSourceCountsThem() throws {
    defer { tickbt.remove() }
    try tickbt.write("{}", to: "own.json")
    var traces: [[[Substring]]] = []
    for (format, data) in [("parquet", "p"), ("xlsx", "w.xlsx")] {
      #expect(
        try tickbt.run("generate", "--securities", "1", "--days", "1", "--format", format, "--output", data).status == 0
      )
      let trace = try tickbt.run(
        "trace", "--strategy", "v1_baseline", "--config", "own.json", "--data", data, "--security", "EMAAR", "--day",
        "2025-04-14", "--from", "10:00", "--to", "10:05", "--format", "csv")
      #expect(trace.status == 0)
      traces.append(
        trace.output.split(separator: "\n").dropFirst().map {
          $0.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        })
    }
    #expect(traces[0].count > 10)
    let same = traces[0].map { $0[1] } == traces[1].map { $0[1] }
    #expect(same)
    let offsets = zip(traces[0], traces[1]).map { (Int($1[0]) ?? 0) - (Int($0[0]) ?? 0) }
    #expect(Set(offsets) == [3])
  }

  @Test(arguments: [
    (["--strategy", "v1_baselin"], Int32(64), "there is no strategy v1_baselin; the nearest is v1_baseline"),
    (["--security", "V2"], 1, "there is no security V2 in the data; the nearest is V1"),
    (
      ["--day", "2025-04-19"], 1,
      "V1 has no ticks on 2025-04-19: it has 4 days, the first is 2025-04-14, the last 2025-04-17"
    ),
    (
      ["--from", "11:00", "--to", "12:00"], 1,
      "V1 has no ticks in this stretch of 2025-04-14: that day's ticks go from 09:59:59 to 15:00:00"
    ),
    (["--from", "11:00", "--to", "10:00"], 64, "--from must be before --to, was 11:00 and 10:00"),
    (["--from", "24:00"], 64, "--from must be before --to, was 24:00 and 24:00"),
    (["--from", "25:00"], 64, "--from must be a time such as 10:00 or 10:00:05, was 25:00"),
    (["--to", "10:60"], 64, "--to must be a time such as 10:00 or 10:00:05, was 10:60"),
    (["--to", "ten"], 64, "--to must be a time such as 10:00 or 10:00:05, was ten"),
    (["--to", "24:01"], 64, "--to must be 24:00 or earlier, was 24:01"),
    (["--day", "2025-02-29"], 64, "--day must be a date such as 2025-04-14, was 2025-02-29"),
    (["--day", "14.04.2025"], 64, "--day must be a date such as 2025-04-14, was 14.04.2025"),
    (["--day", "9999-01-01"], 64, "--day must be a date such as 2025-04-14, was 9999-01-01"),
    (
      ["--set", "quote_siz=1"], 64,
      "--set quote_siz=1: v1_baseline has no parameter quote_siz; the nearest known key is quote_size"
    ),
    (["--run", "out"], 64, "--strategy is what the run of --run says: leave out one of them"),
    (
      ["--output", "own.json/x.csv"], 1,
      "own.json/x.csv: cannot be written (its folder cannot be made: Not a directory; choose another with --output)"
    ),
  ])
  func mistakes(options: [String], status: Int32, line: String) throws {
    defer { tickbt.remove() }
    // Of an option that is given twice the last counts.
    let trace = try tickbt.run(
      ["trace"] + Tickbt.options("v1_baseline") + ["--security", "V1", "--day", "2025-04-14"] + options)
    #expect(trace.errorLines.last == "Error: \(line)")
    #expect(trace.status == status)
    #expect(trace.output == "")
  }

  @Test func noStrategyAndNoRun() throws {
    defer { tickbt.remove() }
    let trace = try tickbt.run("trace", "--security", "V1", "--day", "2025-04-14", "--data", "ticks")
    #expect(trace.errors == "Error: name a strategy with --strategy, or a run's folder with --run\n")
    #expect(trace.status == 64)
  }
}

extension URL {
  /// The same, in a folder that is there.
  fileprivate func creatingFolder() throws -> URL {
    try FileManager.default.createDirectory(at: deletingLastPathComponent(), withIntermediateDirectories: true)
    return self
  }
}
