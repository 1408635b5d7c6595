import Foundation
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

  @Test func mistakesInTheCall() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("inspect").status == 64)
    #expect(try tickbt.run("inspect", "ticks", "--workers", "0").status == 64)
    #expect(try tickbt.run("inspect", "nowhere").status == 1)
    #expect(try tickbt.run("inspect", "ticks", "--securities", "EMAR").errors.contains("the nearest is EMAAR"))
  }
}
