import Foundation
import TestSupport
import Testing

/// What a file's name, or a text in a file, cannot do to a terminal.
@Suite struct TerminalTests {
  let tickbt: Tickbt

  init() throws { tickbt = try Tickbt() }

  /// A colour, a line of its own that looks like an error, an 8-bit control sequence, and text from right to left.
  private static let name = "a\u{1B}[31mb\nError: c\u{9B}2Jd\u{202E}e"
  private static let shown = "A\u{FFFD}[31MB\u{FFFD}ERROR: C\u{FFFD}2JD\u{FFFD}E"

  private static func steers(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar != "\n" && (scalar.properties.generalCategory == .control || scalar == "\u{202E}")
    }
  }

  private func expectHarmless(_ outcome: Tickbt.Outcome, status: Int32, _ what: String) {
    #expect(outcome.status == status, "\(what): \(outcome.errors)")
    #expect(!Self.steers(outcome.output), "\(what)")
    #expect(!Self.steers(outcome.errors), "\(what)")
    // Every line of errors begins as ours do: none is the name's own.
    for line in outcome.errorLines {
      #expect(line.hasPrefix("Note: ") || line.hasPrefix("Error: "), "\(what): \(line)")
    }
    #expect(!(outcome.output + outcome.errors).contains("\nError: c"), "\(what)")
  }

  private let ticks = "timestamp,type,price,volume\n2025-04-14 10:00:00,bid,10,500\n2025-04-14 10:00:01,trade,10,9000\n"

  @Test func theNameOfAFileOfTicks() throws {
    defer { tickbt.remove() }
    try tickbt.write(ticks, to: "ticks/\(Self.name).csv")
    try tickbt.write("nothing like ticks\n", to: "ticks/\(Self.name)2.csv")
    try tickbt.write("{}", to: "empty.json")
    let options = ["-s", "v1_baseline", "--data", "ticks", "--config", "empty.json", "--set", "quote_size=100"]
    let all = options + ["--set", "min_local_currency_before_quote=0"]
    let run = try tickbt.run(["run"] + all + ["--output-dir", "out"])
    expectHarmless(run, status: 1, "run")
    #expect(run.output.contains(Self.shown) && run.errors.contains(Self.shown))
    expectHarmless(try tickbt.run(["sweep"] + all + ["-o", "swept", "--save-trades", "all"]), status: 1, "sweep")
    expectHarmless(try tickbt.run("compare", "--all", "--output-dir", "."), status: 0, "compare")
    expectHarmless(try tickbt.run("diff", "out", "out"), status: 1, "diff")
    expectHarmless(try tickbt.run("inspect", "ticks", "--days"), status: 1, "inspect")
    expectHarmless(
      try tickbt.run(["trace"] + all + ["--security", Self.shown, "--day", "2025-04-14"]), status: 0, "trace")
    expectHarmless(
      try tickbt.run("explain", "--run", "out", "--security", Self.shown, "--fill", "1"), status: 0, "explain")
    expectHarmless(
      try tickbt.run("config", "init", "-s", "v1_baseline", "--data", "ticks", "-o", "c.json"), status: 0, "config")

    // For programs the bytes are there, escaped.
    let json = try tickbt.run("inspect", "ticks", "--json")
    #expect(!Self.steers(json.output))
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let paths = try #require(document["securities"] as? [[String: Any]]).compactMap { $0["path"] as? String }
    #expect(paths.contains("ticks/\(Self.name).csv"))
    let text = try tickbt.read("out/run.json")
    #expect(!Self.steers(text))
    let record = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((record["inputs"] as? [[String: Any]])?.first?["path"] as? String == "ticks/\(Self.name).csv")
  }

  @Test func theNameOfAFolderAndOfAConvertedFile() throws {
    defer { tickbt.remove() }
    let folder = "to\(Self.name)"
    let cells = ["2025-04-14 10:00:00", "BID", "10", "5"].map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }
    let row = "<row r=\"4\">\(cells.joined())</row>"
    try Data(WorkbookFixture(rows: row).bytes()).write(to: tickbt.folder.appending(path: "w.xlsx"))
    expectHarmless(try tickbt.run("convert", "w.xlsx", "--output", folder), status: 0, "convert")
    expectHarmless(try tickbt.run("convert", "w.xlsx", "--output", folder), status: 0, "convert again")
    expectHarmless(try tickbt.run("validate", "w.xlsx", folder), status: 0, "validate")
    expectHarmless(try tickbt.run("validate", folder, "nowhere"), status: 1, "validate nothing")
    expectHarmless(try tickbt.run("compare", folder), status: 1, "compare")
    expectHarmless(try tickbt.run("sweep", "status", folder), status: 1, "status")
  }

  /// What a record or a table of results says may be anybody's.
  @Test func textsInResults() throws {
    defer { tickbt.remove() }
    let name = Self.name.replacing("\n", with: "\\n").replacing("\u{1B}", with: "\\u001b")
    let input = #"{"security": "\#(name)", "path": "\#(name)", "parameters": {}}"#
    for (folder, path) in [("a", name), ("b", "other")] {
      try tickbt.write(
        #"""
        {"version": "1", "strategy": "\#(name)", "inputs": [{"security": "X", "path": "\#(path)", "parameters": {}}, \#(input)],
         "errors": {"\#(name)": "\#(name)"}}
        """#, to: "\(folder)/run.json")
      try tickbt.write(
        "security,trades,realized_pnl,position,error\n\"\(Self.name)\",1,1,0,\n", to: "\(folder)/backtest_summary.csv")
    }
    try tickbt.write("timestamp,side,price,quantity,realized_pnl\n2025-04-14,buy,1,1,0\n", to: "a/X_trades.csv")
    try tickbt.write("timestamp,side,price,quantity,realized_pnl\n2025-04-14,buy,2,1,0\n", to: "b/X_trades.csv")
    try tickbt.write("timestamp,side,price,quantity,realized_pnl\n", to: "b/\(Self.name)_trades.csv")
    let diff = try tickbt.run("diff", "a", "b")
    expectHarmless(diff, status: 1, "diff")
    #expect(diff.output.contains("the runs are not of the same"))
    expectHarmless(try tickbt.run("compare", "a", "b"), status: 0, "compare")
    expectHarmless(try tickbt.run("trace", "--run", "a", "--security", "X", "--day", "2025-04-14"), status: 1, "trace")
    try tickbt.write(#"{"\#(name)": {"\#(name)": 1}}"#, to: "odd.json")
    try tickbt.write(ticks, to: "ticks/x.csv")
    expectHarmless(
      try tickbt.run("run", "-s", "v1_baseline", "--data", "ticks", "--config", "odd.json"), status: 1, "configuration")
  }

  /// The parser of arguments quotes the call, which may be made of the names of files.
  @Test func theCallItself() throws {
    defer { tickbt.remove() }
    let call = try tickbt.run("run", "-s", "v1_baseline", "--workers", Self.name)
    #expect(call.status == 64)
    #expect(!Self.steers(call.errors) && call.errors.contains("--workers"))
    let surplus = try tickbt.run("run", "-s", "v1_baseline", Self.name)
    #expect(surplus.status == 64)
    #expect(!Self.steers(surplus.errors))
    #expect(try tickbt.run("--version").status == 0)
    #expect(try tickbt.run("run", "--help").output.hasPrefix("OVERVIEW"))
  }
}
