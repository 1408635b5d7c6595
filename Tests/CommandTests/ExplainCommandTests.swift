import Foundation
import Testing

/// `tickbt explain` on the worked examples.
@Suite struct ExplainCommandTests {
  let tickbt: Tickbt

  init() throws { tickbt = try Tickbt.withExamples() }

  private func explain(_ strategy: String, _ security: String, fill: Int, _ more: String...) throws -> Tickbt.Outcome {
    try tickbt.run(
      ["explain", "--fill", "\(fill)"] + Tickbt.options(strategy) + ["--security", security] + more)
  }

  /// A fill behind a queue, one whose queue two trades ate, a flatten that waited for a trade, a stop loss, and what was left
  /// of one in the morning.
  @Test(arguments: [
    ("v1_baseline", "V1", 1), ("v1_baseline", "V1", 2), ("v1_baseline", "V1", 5), ("v2_1_stop_loss", "V21", 2),
    ("v2_1_stop_loss", "V21", 6),
  ])
  func everyRuleInWords(strategy: String, security: String, fill: Int) throws {
    defer { tickbt.remove() }
    let explanation = try explain(strategy, security, fill: fill)
    #expect(explanation.status == 0)
    try expectSnapshot(explanation.output, "explain-\(strategy)-\(fill).txt")
  }

  @Test func forProgramsAsJSON() throws {
    defer { tickbt.remove() }
    let json = try explain("v1_baseline", "V1", fill: 2, "--json").output
    try expectSnapshot(json, "explain-v1_baseline-2.json")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let order = try #require(document["order"] as? [String: Any])
    let eaten = try #require(order["eaters"] as? [[String: Any]]).compactMap { $0["eaten"] as? Int }
    #expect(eaten == [250, 50])
    #expect(order["queue_ahead"] as? Int == 300)
  }

  @Test func aRunsFolderSaysTheRest() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v1_baseline", to: "out").status == 0)
    let own = try explain("v1_baseline", "V1", fill: 4)
    let recorded = try tickbt.run("explain", "--run", "out", "--security", "v1", "--fill", "4")
    #expect(recorded.output == own.output)
    #expect(recorded.status == 0)
  }

  @Test(arguments: [
    (["--fill", "9"], Int32(1), "there is no fill 9 of V1: it has 8 fills"),
    (["--fill", "0"], 64, "--fill must be 1 or more, was 0"),
    (["--fill", "1", "--strategy", "v9"], 64, "there is no strategy v9; there are v1_baseline, "),
    (["--fill", "1", "--security", "X"], 1, "there is no security X in the data"),
    (["--fill", "1", "--set", "quote_size=0"], 1, "there is no fill 1 of V1: it has none"),
  ])
  func mistakes(options: [String], status: Int32, line: String) throws {
    defer { tickbt.remove() }
    let explanation = try tickbt.run(["explain"] + Tickbt.options("v1_baseline") + ["--security", "V1"] + options)
    #expect(explanation.errorLines.last?.hasPrefix("Error: \(line)") == true)
    #expect(explanation.status == status)
    #expect(explanation.output == "")
  }

  @Test(arguments: [
    ("nowhere", "nowhere: does not exist: name the output folder of a run"),
    ("ticks", "ticks/run.json: does not exist: ticks is not the output folder of a complete run"),
  ])
  func foldersThatAreNoRuns(folder: String, line: String) throws {
    defer { tickbt.remove() }
    let explanation = try tickbt.run("explain", "--run", folder, "--security", "V1", "--fill", "1")
    #expect(explanation.errors == "Error: \(line)\n")
    #expect(explanation.status == 1)
  }

  /// The log beside the record is another's, or edited.
  @Test func aLogThatIsNotWhatTheRunReplaysTo() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v1_baseline", to: "out").status == 0)
    let log = "out/v1_trades_timeseries.csv"
    let whole = try tickbt.read(log).split(separator: "\n").map(String.init)
    let explain = ["explain", "--run", "out", "--security", "V1", "--fill", "3"]
    try tickbt.write(
      (whole[0...2] + ["2025-04-14 10:00:20,sell,1.0,7,0.0,0,0.0"] + whole[4...]).joined(separator: "\n"), to: log)
    #expect(try tickbt.run(explain).errors == "Note: \(log) has another fill 3: it is not what its run replays to\n")
    try tickbt.write(whole[0...1].joined(separator: "\n"), to: log)
    #expect(try tickbt.run(explain).errors == "Note: \(log) ends before fill 3: it is not what its run replays to\n")
  }

  /// A figure that cannot be read is no default.
  @Test(arguments: [
    ("\"quote_size\" : 1000", "\"quote_size\" : \"x\"", "V1.quote_size must be a whole number from 0 to 1000000000000"),
    ("\"parameters\"", "\"params\"", "is no record of a run: an input has no security, no path or no parameters"),
  ])
  func anEditedRecord(text: String, edited: String, problem: String) throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v1_baseline", to: "out").status == 0)
    try tickbt.write(try tickbt.read("out/run.json").replacing(text, with: edited), to: "out/run.json")
    let explanation = try tickbt.run("explain", "--run", "out", "--security", "V1", "--fill", "1")
    #expect(explanation.status == 1)
    #expect(explanation.errors.hasPrefix("Error: out/run.json"))
    #expect(explanation.errors.contains(problem))
  }

  @Test func aSecurityThatTheRunDoesNotHave() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v1_baseline", to: "out").status == 0)
    let explanation = try tickbt.run("explain", "--run", "out", "--security", "V2", "--fill", "1")
    #expect(explanation.errors == "Error: there is no security V2 in out/run.json; the nearest is V1\n")
    #expect(explanation.status == 1)
  }
}
