import Foundation
import Testing

/// `tickbt trace` and `tickbt explain` of the closing strategy, on its worked examples.
@Suite struct ClosingTraceTests {
  let tickbt: Tickbt

  init() throws { tickbt = try Tickbt.withClosingExamples() }

  private func tickbt(_ command: String, _ security: String, _ more: [String]) throws -> Tickbt.Outcome {
    try tickbt.run([command] + Tickbt.closingOptions + ["--security", security] + more)
  }

  /// The whole examples, a day after the other: orders and how they were sized, the trend, auctions that reach an order and
  /// such that do not, none at all, exits, the stop loss, the flatten, the last day.
  @Test(arguments: ["A", "B", "C"])
  func everyDecisionIsToldWithItsReason(security: String) throws {
    defer { tickbt.remove() }
    var text = ""
    for day in ["2025-04-14", "2025-04-15", "2025-04-16", "2025-04-17"] {
      let trace = try tickbt("trace", security, ["--day", day])
      #expect(trace.status == 0)
      text += trace.output
    }
    try expectSnapshot(text, "trace-closing_strategy-\(security).txt")
  }

  /// Figures are unrounded, the notes of several fills of one tick stand once, and their commas do no harm.
  @Test func csvHasTheNotes() throws {
    defer { tickbt.remove() }
    let csv = try tickbt("trace", "A", ["--day", "2025-04-15", "--format", "csv"])
    try expectSnapshot(csv.output, "trace-closing_strategy-A.csv")
  }

  /// An entry, an exit, a stop loss, a flatten.
  @Test(arguments: [1, 2, 3, 7])
  func aFillComesWithTheDecisionsOfItsDay(fill: Int) throws {
    defer { tickbt.remove() }
    let explanation = try tickbt("explain", "A", ["--fill", "\(fill)"])
    #expect(explanation.status == 0)
    try expectSnapshot(explanation.output, "explain-closing_strategy-\(fill).txt")
  }

  @Test func forProgramsAsJSON() throws {
    defer { tickbt.remove() }
    let json = try tickbt("explain", "A", ["--fill", "1", "--json"]).output
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let notes = try #require(document["notes"] as? [[String: Any]])
    #expect(notes.map { $0["row"] as? Int } == [7, 7, 8, 8])
    #expect(
      notes[0]["text"] as? String
        == "auction orders of 10000: 100300.0 AED at the VWAP of 10.03, which is of 500 shares in 15 minutes")
    #expect(document["reference"] as? Double == 10.03)
  }

  /// On the exchange that the run took it to be on.
  @Test func aRunsFolderSaysTheExchange() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run(["run", "--output-dir", "out", "--quiet"] + Tickbt.closingOptions).status == 0)
    let recorded = try tickbt.run("explain", "--run", "out", "--security", "C", "--fill", "1")
    #expect(recorded.status == 0 && recorded.errors == "")
    #expect(try recorded.output == tickbt("explain", "C", ["--fill", "1"]).output)
    #expect(recorded.output.contains("on steps of 0.05"))
  }

  /// What the P&L of a run leaves out is told.
  @Test func daysOnWhichBothEntriesFillAreTold() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run(["run", "--output-dir", "out"] + Tickbt.closingOptions)
    #expect(
      run.errors
        == "Note: D: both auction orders were filled on 1 day, and what the first entry cost is not in the P&L: keep the "
        + "spread wider than two price steps\n")
  }

  /// The log has its name in quotes.
  @Test func aSecurityWhoseNameHasACommaCanBeCompared() throws {
    defer { tickbt.remove() }
    try FileManager.default.moveItem(
      at: tickbt.folder.appending(path: "ticks/a.csv"), to: tickbt.folder.appending(path: "ticks/a, b.csv"))
    for folder in ["one", "other"] {
      let run = try tickbt.run(
        ["run", "--output-dir", folder, "--quiet", "--set", "order_notional=100300"] + Tickbt.closingOptions)
      #expect(run.status == 0, "\(run.errors)")
    }
    let diff = try tickbt.run("diff", "one", "other")
    #expect(diff.status == 0, "\(diff.errors)")
    #expect(diff.output.contains("A, B: equal, 7 fills"))
  }
}
