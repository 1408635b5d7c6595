import Foundation
import Testing

@Suite("A trade log is the one that its run wrote, or that is said")
struct ChangedLogTests {
  let tickbt: Tickbt
  private let log = "b/v1_trades_timeseries.csv"

  init() throws {
    tickbt = try Tickbt.withExamples()
    for folder in ["a", "b"] { #expect(try tickbt.run("v1_baseline", to: folder).status == 0) }
  }

  private func record(_ folder: String) throws -> [String: Any] {
    let data = Data(try tickbt.read("\(folder)/run.json").utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func theRecordHasSizeAndHash() throws {
    defer { tickbt.remove() }
    let record = try record("a")
    let logs = try #require(record["trade_logs"] as? [String])
    let contents = try #require(record["trade_log_contents"] as? [[String: Any]])
    #expect(contents.map { $0["name"] as? String } == logs && !logs.isEmpty)
    for content in contents {
      let text = try tickbt.read("a/\(content["name"] as? String ?? "")")
      #expect(content["bytes"] as? Int == text.utf8.count)
      #expect((content["xxh128"] as? String)?.count == 32)
    }
  }

  /// As a power failure may cut it, or a hand change it: with all lines whole, so that nothing else tells.
  @Test func aCutLogIsNoResult() throws {
    defer { tickbt.remove() }
    let text = try tickbt.read(log)
    let cut = text.split(separator: "\n").dropLast(2).joined(separator: "\n") + "\n"
    for name in ["a", "b"] { try tickbt.write(cut, to: "\(name)/v1_trades_timeseries.csv") }
    func line(_ folder: String) -> String {
      "\(folder)/v1_trades_timeseries.csv: is not the log that its run wrote, by \(folder)/run.json, and has "
        + "\(cut.utf8.count) bytes instead of \(text.utf8.count)"
    }
    let compared = try tickbt.run("compare", "b")
    #expect(compared.status == 1)
    #expect(
      compared.errorLines == [
        "Error: \(line("b")): do the run again; it is left out", "Error: nothing is left to compare",
      ], "\(compared.errors)")
    // Equal, but nobody knows to what.
    let diff = try tickbt.run("diff", "a", "b")
    #expect(diff.status == 1 && diff.errorLines == ["Error: \(line("a"))", "Error: \(line("b"))"], "\(diff.errors)")
    let explained = try tickbt.run("explain", "--run", "b", "--security", "V1", "--fill", "1")
    #expect(explained.status == 0 && explained.errors == "Note: \(line("b"))\n", "\(explained.errors)")
    // The next run has the whole log again.
    #expect(try tickbt.run("v1_baseline", to: "b").status == 0)
    #expect(try tickbt.read(log) == text)
    #expect(try tickbt.run("compare", "b").status == 0)
  }

  @Test func aByteOfTheSameSize() throws {
    defer { tickbt.remove() }
    let text = try tickbt.read(log)
    try tickbt.write(text.replacing("10:00:07,sell,10.03", with: "10:00:07,sell,10.04"), to: log)
    let line = "Error: \(log): is not the log that its run wrote, by b/run.json"
    let compared = try tickbt.run("compare", "b", "a")
    #expect(compared.status == 1 && compared.errors == "\(line): do the run again; it is left out\n")
  }

  @Test func aLogThatIsGone() throws {
    defer { tickbt.remove() }
    let text = try tickbt.read(log)
    try FileManager.default.removeItem(at: tickbt.folder.appending(path: log))
    let diff = try tickbt.run("diff", "a", "b")
    #expect(diff.status == 1)
    #expect(diff.errorLines == ["Error: b: has no v1_trades_timeseries.csv, which its run wrote"], "\(diff.errors)")
    #expect(try tickbt.run("compare", "b").status == 1)
    #expect(!text.isEmpty)
  }

  /// Records of versions before say nothing of their logs.
  @Test func anOlderRecordIsRead() throws {
    defer { tickbt.remove() }
    var record = try record("b")
    record["trade_log_contents"] = nil
    try JSONSerialization.data(withJSONObject: record).write(to: tickbt.folder.appending(path: "b/run.json"))
    for call in [
      ["compare", "a", "b"], ["diff", "a", "b"], ["explain", "--run", "b", "--security", "V1", "--fill", "1"],
    ] {
      let run = try tickbt.run(call)
      #expect(run.status == 0 && run.errors == "", "\(call): \(run.errors)")
    }
  }

  /// After a power failure the marker of a run that is under way may be there again.
  @Test func aMarkerBesideARecordHasNoMeaning() throws {
    defer { tickbt.remove() }
    try tickbt.write("{}", to: "b/run.incomplete.json")
    let diff = try tickbt.run("diff", "a", "b")
    #expect(diff.status == 0 && diff.errors == "", "\(diff.errors)")
    #expect(try tickbt.run("v1_baseline", to: "b").status == 0)
    #expect(!tickbt.files(in: "b").contains("run.incomplete.json"))
  }

  @Test func aKeptCellsLogIsCompared() throws {
    defer { tickbt.remove() }
    let sweep =
      ["sweep"] + Tickbt.options("v1_baseline") + ["--intervals", "10", "20", "-q", "-o", "s", "--save-trades", "all"]
    #expect(try tickbt.run(sweep).status == 0)
    #expect(try tickbt.run("compare", "s:10s", "s:20s").status == 0)
    let log = "s/v1_baseline_10s/V1_trades.csv"
    let text = try tickbt.read(log)
    try tickbt.write(text.split(separator: "\n").dropLast().joined(separator: "\n") + "\n", to: log)
    let line = "\(log): is not the log that its run wrote, by s/v1_baseline_10s/run.json, and has "
    for call in [["compare", "s:10s", "s:20s"], ["diff", "s:10s", "s:20s"]] {
      let run = try tickbt.run(call)
      #expect(run.status == 1 && run.errors.contains("Error: \(line)"), "\(run.errors)")
    }
    #expect(try tickbt.run(sweep).status == 0)
    #expect(try tickbt.read(log) == text)
  }
}
