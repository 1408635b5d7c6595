import Foundation
import TestSupport
import Testing

/// `tickbt inspect` as users run it, on a sample market.
@Suite struct InspectCommandTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    let generated = try tickbt.run("generate", "--output", "ticks", "--securities", "3", "--days", "2")
    #expect(generated.status == 0, "\(generated.errors)")
  }

  @Test func everySecurityIsShown() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run("inspect", "ticks")
    #expect(run.status == 0)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("Note: without --exchange-mapping "))
    for name in ["ADNOCDRI", "ALDAR", "EMAAR"] {
      #expect(run.output.contains("\(name): score 100.0, ADX or DFM ticks\n"))
    }
    #expect(!run.output.contains("Largest gap"))
    try expectSnapshot(run.output, "inspect.txt")
    let days = try tickbt.run("inspect", "ticks/emaar.parquet", "--days")
    #expect(days.output.contains("Largest gap"))
    #expect(days.output.contains("\n2025-04-15  "))
    try expectSnapshot(days.output, "inspect-days.txt")
  }

  @Test func workersDoNotChangeTheReport() throws {
    defer { tickbt.remove() }
    let one = try tickbt.run("inspect", "ticks", "--json", "--days", "--workers", "1")
    let four = try tickbt.run("inspect", "ticks", "--json", "--days", "--workers", "4")
    #expect(one.output == four.output)
    #expect(one.errors == "")
    _ = try JSONSerialization.jsonObject(with: Data(one.output.utf8))
  }

  @Test func theMappingSaysWhoseTicksCount() throws {
    defer { tickbt.remove() }
    try tickbt.write(#"{"EMAAR": "DFM", "ALDAR": "ADX"}"#, to: "exchanges.json")
    let run = try tickbt.run("inspect", "ticks", "--exchange-mapping", "exchanges.json")
    #expect(run.errors == "Note: the exchange mapping has no entry for ADNOCDRI: ADX is assumed\n")
    #expect(run.output.contains("EMAAR: score 100.0, DFM ticks\n"))
    #expect(run.output.contains("ADNOCDRI: score 100.0, ADX ticks\n"))

    // EMAAR's prices are multiples of 0.05, which ADX has in no such band.
    try tickbt.write(#"{"EMAAR": "ADX"}"#, to: "exchanges.json")
    let wrong = try tickbt.run(
      "inspect", "ticks", "--securities", "EMAAR", "--exchange-mapping", "exchanges.json")
    #expect(wrong.output.contains("prices off the tick grid"))
  }

  @Test(arguments: [
    (#"{"EMAAR": 5}"#, #"line 1, column 11: EMAAR must be the name of an exchange, such as "ADX", was 5"#),
    (#"{"EMAAR": ""}"#, #"line 1, column 11: EMAAR must be the name of an exchange, such as "ADX", was """#),
    ("[]", "line 1, column 1: expected an object of securities, found a list"),
  ])
  func badMapping(text: String, problem: String) throws {
    defer { tickbt.remove() }
    try tickbt.write(text, to: "bad.json")
    let run = try tickbt.run("inspect", "ticks", "--exchange-mapping", "bad.json")
    #expect(run.status == 1)
    #expect(run.errors == "Error: bad.json, \(problem)\n")
  }

  @Test func oneBadFileAmongGoodOnes() throws {
    defer { tickbt.remove() }
    try tickbt.write("not Parquet at all", to: "ticks/broken.parquet")
    let run = try tickbt.run("inspect", "ticks", "--json")
    #expect(run.status == 1)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("Error: BROKEN: ticks/broken.parquet: "))
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let securities = try #require(document["securities"] as? [[String: Any]])
    #expect(securities.map { $0["security"] as? String } == ["ADNOCDRI", "ALDAR", "BROKEN", "EMAAR"])
    #expect(securities.map { $0["error"] != nil } == [false, false, true, false])
  }

  /// The row of a finding is the one that a trace, an explanation and a spreadsheet know it by.
  @Test func rowsAreTheSourcesOwn() throws {
    defer { tickbt.remove() }
    let rows = "2025-04-14 10:00:00,bid,10,500\n2025-04-14 10:00:01,trade,10,\n2025-04-14 10:00:02,ask,10.01,0.5\n"
    try tickbt.write("timestamp,type,price,volume\n" + rows, to: "csv/x.csv")
    let cells = rows.split(separator: "\n").enumerated().map { index, row in
      let texts = row.split(separator: ",", omittingEmptySubsequences: false).enumerated()
      return "<row r=\"\(index + 4)\">"
        + texts.map { #"<c t="inlineStr"><is><t>\#($1)</t></is></c>"# }.joined() + "</row>"
    }
    try Data(WorkbookFixture(rows: cells.joined()).bytes()).write(to: tickbt.folder.appending(path: "w.xlsx"))
    try tickbt.write(#"{"X": {}, "FAB": {}}"#, to: "empty.json")
    for (data, security, first) in [("csv", "X", 2), ("w.xlsx", "FAB", 4)] {
      let json = try tickbt.run("inspect", data, "--json", "--days").output
      let document = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let inspected = try #require((document["securities"] as? [[String: Any]])?.first)
      func row(_ finding: String, _ quality: Any?) -> Int? {
        let findings = (quality as? [String: Any])?["findings"] as? [String: [String: Any]]
        return (findings?[finding]?["first"] as? [String: Any])?["row"] as? Int
      }
      #expect(row("missing_volumes", inspected["quality"]) == first + 1, "\(data)")
      #expect(row("fractional_volumes", inspected["quality"]) == first + 2)
      #expect(row("zero_size_trades", inspected["quality"]) == first + 1)
      #expect(row("days_without_closing_trade", inspected["quality"]) == first)
      let day = (inspected["days"] as? [[String: Any]])?.first?["quality"]
      #expect(row("zero_size_trades", day) == first + 1)
      let trace = try tickbt.run(
        "trace", "-s", "v1_baseline", "--data", data, "--security", security, "--config", "empty.json", "--day",
        "2025-04-14", "--format", "csv")
      #expect(trace.output.split(separator: "\n").dropFirst().map { $0.prefix(1) } == (0..<3).map { "\(first + $0)" })
    }
  }

  @Test func mistakesInTheCall() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("inspect").status == 64)
    #expect(try tickbt.run("inspect", "ticks", "--workers", "0").status == 64)
    #expect(try tickbt.run("inspect", "nowhere").status == 1)
    #expect(try tickbt.run("inspect", "ticks", "--securities", "EMAR").errors.contains("the nearest is EMAAR"))
  }
}
