import Foundation
import Testing

/// `tickbt diff` on runs of the worked examples.
@Suite struct DiffCommandTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt.withExamples()
    #expect(try tickbt.run("v1_baseline", to: "a").status == 0)
    #expect(try tickbt.run("v1_baseline", to: "b").status == 0)
  }

  private let log = "b/v1_trades_timeseries.csv"

  private func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: tickbt.folder.appending(path: name))
  }

  @Test func equalRuns() throws {
    defer { tickbt.remove() }
    let diff = try tickbt.run("diff", "a", "b")
    #expect(diff.status == 0)
    #expect(diff.errors == "")
    try expectSnapshot(diff.output, "diff-equal.txt")
  }

  /// The first fills are of different days, and the strategies do not see the same ticks.
  @Test func fillsOfDifferentDays() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      """
      timestamp,type,price,volume
      2025-04-14 09:59:59,bid,0,0
      2025-04-14 10:00:00,bid,10,100
      2025-04-14 10:00:01,trade,10,100
      2025-04-14 10:00:02,trade,10,50
      2025-04-15 09:59:59,bid,0,0
      2025-04-15 10:00:00,bid,10,9000
      2025-04-15 10:00:01,trade,10,9000
      2025-04-15 10:00:02,trade,10,50

      """, to: "other/v1.csv")
    for (folder, least) in [("one", "100"), ("two", "50000")] {
      let run = try tickbt.run(
        "run", "--strategy", "v1_baseline", "--data", "other", "--config", "own.json", "--output-dir", folder,
        "--quiet",
        "--set", "min_local_currency_before_quote=\(least)")
      #expect(run.status == 0)
    }
    let diff = try tickbt.run("diff", "one", "two")
    #expect(diff.status == 1)
    #expect(diff.output.contains("V1: fill 1 is the first that differs"))
    #expect(diff.output.contains("Orders or positions of the day differ first at row 3, 10:00:00."))
    #expect(!diff.output.contains("the log is not what it gives"))
  }

  /// What --data does not have is not shown; the rest is.
  @Test func ticksOfOneSecurityAlone() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v2_price_follow_qty_cooldown", to: "b").status == 0)
    let diff = try tickbt.run("diff", "a", "b", "--data", "ticks/v1.csv")
    #expect(diff.status == 1)
    #expect(diff.output.contains("V1: equal, 8 fills"))
    #expect(diff.output.contains("(no ticks are shown: there is no security V21 in the data; the nearest is V1)"))
  }

  @Test func twoStrategies() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v2_price_follow_qty_cooldown", to: "b").status == 0)
    let diff = try tickbt.run("diff", "a", "b", "--security", "v21")
    #expect(diff.status == 1)
    try expectSnapshot(diff.output, "diff-strategies.txt")
    // The runs name their ticks; naming them again changes nothing.
    #expect(try tickbt.run("diff", "a", "b", "--security", "V21", "--data", "ticks").output == diff.output)
    // Without the record there are no ticks.
    try remove("b/run.json")
    let logsOnly = try tickbt.run("diff", "a", "b", "--securities", "V21")
    #expect(logsOnly.status == 1)
    #expect(!logsOnly.output.contains("Our bid"))
  }

  @Test func aLogThatIsNotThere() throws {
    defer { tickbt.remove() }
    try remove(log)
    try remove("b/run.json")
    let diff = try tickbt.run("diff", "a", "b")
    #expect(diff.status == 1)
    #expect(diff.output.contains("V1: fill 1 is the first that differs\n"))
    #expect(diff.output.contains("B  no such fill\n"))
    #expect(diff.output.contains("B (no log)"))
    #expect(diff.output.contains("V21: equal, "))
    #expect(diff.output.hasSuffix("1 of 2 securities differ: V1\n"))
  }

  @Test func aFillThatWasEditedByHand() throws {
    defer { tickbt.remove() }
    let text = try tickbt.read(log)
    try tickbt.write(text.replacing("10:00:07,sell,10.03,50", with: "10:00:07,sell,10.04,50"), to: log)
    let diff = try tickbt.run("diff", "a", "b", "--security", "V1")
    #expect(diff.status == 1)
    try expectSnapshot(diff.output, "diff-edited.txt")
    // By the record it is not what the run wrote; without one the logs are all that there is.
    #expect(diff.errors == "Error: \(log): is not the log that its run wrote, by b/run.json\n")
    try remove("b/run.json")
    // A number that is written in another way is the same.
    try tickbt.write(text.replacing("10.0,200,0.0", with: "10,200.0,0"), to: log)
    #expect(try tickbt.run("diff", "a", "b").status == 0)
    // A log that ends early.
    try tickbt.write(text.split(separator: "\n").dropLast().joined(separator: "\r\n"), to: log)
    let cut = try tickbt.run("diff", "b", "a", "--security", "V1")
    #expect(cut.output.contains("V1: fill 8 is the first that differs\n"))
    #expect(cut.output.contains("   8  A     no such fill\n"))
  }

  /// What failed is equal to nothing, not even to what failed, too.
  @Test func aSecurityThatFailed() throws {
    defer { tickbt.remove() }
    try tickbt.write("no,ticks\n", to: "ticks/v1.csv")
    #expect(try tickbt.run("v1_baseline", to: "b").status == 1)
    let diff = try tickbt.run("diff", "a", "b")
    #expect(diff.status == 1)
    #expect(diff.output.contains("\nV1: failed in B: ticks/v1.csv"))
    #expect(diff.output.hasSuffix("1 of 2 securities differ: V1\n"))
    #expect(try tickbt.run("diff", "b", "b", "--security", "V1").status == 1)
  }

  /// The reference writes names in upper case, and another layout for the closing strategy.
  @Test func logsOfTheReference() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      """
      timestamp,side,price,quantity,realized_pnl,trade_type,vwap_reference,security
      2025-04-14 14:55:02,buy,9.9,50,0.0,auction_entry,9.91,V1
      2025-04-15 10:30:00,sell,9.95,50,2.5,vwap_exit,9.95,V1

      """, to: "golden/V1_trades.csv")
    try FileManager.default.createDirectory(
      at: tickbt.folder.appending(path: "other"), withIntermediateDirectories: true)
    try tickbt.write(
      try tickbt.read("golden/V1_trades.csv").replacing("vwap_exit", with: "eod_flatten"), to: "other/v1_trades.csv")
    #expect(try tickbt.run("diff", "golden", "golden").output.contains("V1: equal, 2 fills, P&L 2.50, position 0\n"))
    let diff = try tickbt.run("diff", "golden", "other")
    #expect(diff.status == 1)
    try expectSnapshot(diff.output, "diff-reference.txt")
  }

  @Test func ticksThatAreGone() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v2_price_follow_qty_cooldown", to: "b").status == 0)
    try FileManager.default.moveItem(
      at: tickbt.folder.appending(path: "ticks"), to: tickbt.folder.appending(path: "moved"))
    let gone = try tickbt.run("diff", "a", "b", "--security", "V21")
    #expect(gone.status == 1)
    #expect(gone.output.contains("\n(no ticks are shown: ticks/v21.csv: does not exist: "))
    #expect(try tickbt.run("diff", "a", "b", "--security", "V21", "--data", "moved").output.contains("Our bid (ahead)"))
  }

  @Test(arguments: [
    ("nothing,here\n", "line 1: there is no column timestamp: a trade log begins with the names of its columns"),
    ("", "line 1: there is no column timestamp: a trade log begins with the names of its columns"),
    (header + "2025-04-14 10:00:00,buy,ten,1,0,1,0\n", "line 2: fill_price expected a number, was \"ten\""),
    (header + "2025-04-14 10:00:00,buy,10,1,0,1\n", "line 2: expected 7 fields, found 6"),
    (
      header + "2025-04-14 10:00:00,buy,10,1,0,1,0\nyesterday,buy,10,1,0,1,0\n",
      "line 3: timestamp expected a date and a time, was \"yesterday\""
    ),
    (header + "2025-04-14 10:00:00,bought,10,1,0,1,0\n", "line 2: side expected buy or sell, was \"bought\""),
  ])
  func logsThatCannotBeRead(text: String, problem: String) throws {
    defer { tickbt.remove() }
    try tickbt.write(text, to: log)
    let diff = try tickbt.run("diff", "a", "b")
    #expect(diff.errors == "Error: b/v1_trades_timeseries.csv, \(problem)\n")
    #expect(diff.status == 1)
    #expect(diff.output == "")
  }

  private static let header = "timestamp,side,fill_price,fill_qty,realized_pnl,position,pnl\n"

  @Test(arguments: [
    (["a", "nowhere"], "nowhere: is no folder: name a folder of results"),
    (["own.json", "a"], "own.json: is no folder: name a folder of results"),
    (
      ["a", "ticks"],
      "ticks: holds no results: neither trade logs (*_trades_timeseries.csv, *_trades.csv) nor run.json"
    ),
    (["a", "b", "--security", "V2"], "there is no security V2 in a or b; the nearest is V1"),
    (["a", "b", "--data", "nowhere"], "nowhere: does not exist: name a folder of tick files, a file or a workbook"),
  ])
  func mistakes(arguments: [String], line: String) throws {
    defer { tickbt.remove() }
    let diff = try tickbt.run(["diff"] + arguments)
    #expect(diff.errors == "Error: \(line)\n")
    #expect(diff.status == 1)
    #expect(diff.output == "")
  }

  @Test func aRecordThatCannotBeRead() throws {
    defer { tickbt.remove() }
    try tickbt.write("{\"strategy\": }", to: "b/run.json")
    #expect(
      try tickbt.run("diff", "a", "b").errors == "Error: b/run.json, line 1, column 14: expected a value, found '}'\n")
  }

  @Test func oneFolderIsAMistakeInTheCall() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("diff", "a").status == 64)
  }
}
