import Foundation
import Testing

/// Hours as data: `--session`, `--sessions` and `sessions.json`, on small markets of hours other than those of ADX and DFM.
@Suite struct SessionCommandTests {
  let tickbt: Tickbt

  /// AAPL is traded from 09:30 to 16:00, FAB to 14:45; both have a trade of the other's hours.
  init() throws {
    tickbt = try Tickbt()
    let rows = """
      timestamp,type,price,volume
      2025-04-14 09:30:00,BID,10,100
      2025-04-14 09:30:00,TRADE,10,150
      2025-04-14 10:00:00,BID,10,100
      2025-04-14 10:00:01,TRADE,10,150
      2025-04-14 15:30:00,TRADE,10,60
      2025-04-14 16:00:00,TRADE,11,1
      2025-04-15 12:59:00,TRADE,10,10
      2025-04-15 13:30:00,TRADE,10,20
      2025-04-15 16:00:00,TRADE,12,1
      """
    for name in ["aapl", "fab"] { try tickbt.write(rows, to: "ticks/\(name).csv") }
    try tickbt.write(
      #"{"AAPL": {"quote_size": 1000, "refill_interval_sec": 0, "min_local_currency_before_quote": 0}}"#,
      to: "own/v2.json")
  }

  private static let v2 = ["--strategy", "v2_price_follow_qty_cooldown", "--data", "ticks", "--config", "own/v2.json"]

  private func run(_ options: String...) throws -> Tickbt.Outcome {
    try tickbt.run(["run"] + Self.v2 + ["--output-dir", "out", "--quiet", "--securities", "AAPL"] + options)
  }

  private func json(_ name: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(try tickbt.read(name).utf8)) as? [String: Any])
  }

  private func inputs(_ folder: String = "out") throws -> [[String: Any]] {
    try #require(try json("\(folder)/run.json")["inputs"] as? [[String: Any]])
  }

  /// The times and sides of a security's fills.
  private func fills(_ name: String = "aapl", in folder: String = "out") throws -> [String] {
    guard tickbt.files(in: folder).contains("\(name)_trades_timeseries.csv") else { return [] }
    return try tickbt.read("\(folder)/\(name)_trades_timeseries.csv").split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",").prefix(4).joined(separator: " ")
    }
  }

  @Test func aSessionOnTheCommandLineIsForEverySecurity() throws {
    defer { tickbt.remove() }
    let run = try run("--session", "09:30-16:00")
    #expect(run.status == 0 && run.errors == "")
    // 100 of queue and 50 of ours; 50 more; flat at 16:00. The second day opens on the orders of the first.
    #expect(
      try fills() == [
        "2025-04-14 09:30:00 buy 10.0 50", "2025-04-14 10:00:01 buy 10.0 150", "2025-04-14 15:30:00 buy 10.0 60",
        "2025-04-14 16:00:00 sell 11.0 260", "2025-04-15 12:59:00 buy 10.0 10", "2025-04-15 13:30:00 buy 10.0 20",
        "2025-04-15 16:00:00 sell 12.0 30",
      ])
    #expect(try json("out/run.json")["sessions"] == nil)
    let sessions = try #require(try inputs()[0]["sessions"] as? [[String: String]])
    #expect(
      sessions == [
        [
          "opening_auction": "09:30", "open": "09:30", "end_of_silence": "09:30", "close": "16:00", "flatten": "16:00",
          "end_of_closing_auction": "16:00",
        ]
      ])
    // Without it they are those of ADX and DFM.
    #expect(try self.run().status == 0)
    #expect(try fills().first == "2025-04-14 10:00:01 buy 10.0 50")
    #expect((try inputs()[0]["sessions"] as? [[String: String]])?.first?["flatten"] == "14:55")
  }

  @Test func theWholeDayIsNeverFlattened() throws {
    defer { tickbt.remove() }
    #expect(try run("--session", "00:00-24:00").status == 0)
    #expect(try fills().count == 5 && fills().allSatisfy { $0.contains(" buy ") })
    #expect(try inputs()[0]["position"] as? Int == 290)
  }

  private static let twoMarkets = """
    {
      "ADX": [{"open": "10:00", "close": "14:45", "flatten": "14:55"}],
      "XNAS": [
        {"to": "2025-04-14", "open": "09:30", "close": "16:00"},
        {"from": "2025-04-15", "open": "09:30", "close": "13:00"}
      ]
    }
    """

  @Test func theFileBesideTheConfigurationComesFirst() throws {
    defer { tickbt.remove() }
    try tickbt.write(#"{"X": [{"open": "10:00", "close": "10:00:01"}]}"#, to: "configs/sessions.json")
    #expect(try run().status == 0)
    #expect(try json("out/run.json")["sessions"] as? String == "configs/sessions.json")
    #expect(try fills() == [])

    try tickbt.write(Self.twoMarkets, to: "own/sessions.json")
    try tickbt.write(#"{"AAPL": "XNAS", "FAB": "ADX"}"#, to: "own/exchange_mapping.json")
    let both = try tickbt.run(
      ["run"] + Self.v2 + [
        "--output-dir", "out", "--set", "quote_size=1000",
        "--set", "refill_interval_sec=0", "--set", "min_local_currency_before_quote=0", "--quiet",
      ])
    #expect(both.status == 0 && both.errors == "")
    #expect(try json("out/run.json")["sessions"] as? String == "own/sessions.json")
    #expect(try json("out/run.json")["exchange_mapping"] as? String == "own/exchange_mapping.json")
    #expect(try inputs().map { $0["exchange"] as? String } == ["XNAS", "ADX"])
    // The second day closes at 13:00, so that the trade at 13:30 flattens.
    #expect(try fills().suffix(2) == ["2025-04-15 12:59:00 buy 10.0 10", "2025-04-15 13:30:00 sell 10.0 10"])
    #expect(try fills("fab").prefix(2) == ["2025-04-14 10:00:01 buy 10.0 50", "2025-04-14 15:30:00 sell 10.0 50"])

    // A file that is named comes before both.
    try tickbt.write(#"{"X": [{"open": "09:30", "close": "10:00"}]}"#, to: "named.json")
    #expect(try run("--sessions", "named.json").status == 0)
    #expect(try fills() == ["2025-04-14 09:30:00 buy 10.0 50", "2025-04-14 10:00:01 sell 10.0 50"])
  }

  /// A run's fills are explained by the hours that it ran with, also where the file has changed since.
  @Test func aRecordedRunKeepsItsHours() throws {
    defer { tickbt.remove() }
    try tickbt.write(Self.twoMarkets, to: "own/sessions.json")
    try tickbt.write(#"{"AAPL": "XNAS"}"#, to: "own/exchange_mapping.json")
    #expect(try run().status == 0)
    let explain = ["explain", "--run", "out", "--security", "AAPL", "--fill"]
    let before = try tickbt.run(explain + ["6"])
    #expect(before.status == 0 && before.errors == "")
    #expect(before.output.contains("2025-04-15 13:30:00"))

    try tickbt.write(#"{"X": [{"open": "11:00", "close": "12:00"}]}"#, to: "own/sessions.json")
    let after = try tickbt.run(explain + ["6"])
    #expect(after.output == before.output && after.errors == "")
    // A new replay has the new hours.
    let anew = try tickbt.run(["explain", "--security", "AAPL", "--fill", "1"] + Self.v2)
    #expect(anew.status == 1 && anew.errors == "Error: there is no fill 1 of AAPL: it has none\n")
    let old = try tickbt.run(
      ["trace", "--security", "AAPL", "--day", "2025-04-14", "--to", "09:31", "--session", "09:30-16:00"] + Self.v2)
    #expect(old.status == 0 && old.output.contains("buy 50"), "\(old.output)\(old.errors)")

    // A record that does not say is of a version that knew the hours of ADX and DFM only.
    var record = try json("out/run.json")
    record["inputs"] = try inputs().map { input in input.filter { $0.key != "sessions" } }
    try tickbt.write(
      String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self), to: "out/run.json")
    let standard = try tickbt.run(explain + ["1"])
    #expect(standard.output.contains("2025-04-14 10:00:01"))
    let text = try tickbt.read("out/run.json").replacingOccurrences(
      of: #""xxh128""#, with: #""sessions":[{}],"xxh128""#)
    try tickbt.write(text, to: "out/run.json")
    let damaged = try tickbt.run(explain + ["1"])
    #expect(damaged.status == 1 && damaged.errors.contains("AAPL: this range has no open"), "\(damaged.errors)")
  }

  @Test func aDayWithoutHoursIsTheSecuritysError() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      #"{"XNAS": [{"to": "2025-04-14", "open": "09:30", "close": "16:00"}]}"#, to: "own/sessions.json")
    let problem =
      "there are ticks on 2025-04-15, and own/sessions.json has no hours on that day: add a range of dates that covers it"
    let run = try run()
    #expect(run.status == 1 && run.errors == "Error: AAPL: \(problem)\n")
    #expect(tickbt.files(in: "out") == ["backtest_summary.csv", "run.json"])
    let sweep = try tickbt.run(
      ["sweep", "--output-dir", "swept", "--securities", "AAPL", "--quiet"] + Self.v2)
    #expect(sweep.status == 1 && sweep.errors == "Error: AAPL: \(problem)\n")
    let inspect = try tickbt.run("inspect", "ticks/aapl.csv", "--sessions", "own/sessions.json")
    #expect(inspect.status == 1)
    #expect(inspect.errorLines.last == "Error: AAPL: ticks/aapl.csv: \(problem)")
  }

  @Test func theHoursArePartOfASweepsResults() throws {
    defer { tickbt.remove() }
    func sweep(_ options: String...) throws -> String {
      let sweep = try tickbt.run(
        ["sweep", "--output-dir", "swept", "--securities", "AAPL", "--set", "refill_interval_sec=0,30"] + Self.v2
          + options)
      #expect(sweep.status == 0, "\(sweep.errors)")
      return try #require(sweep.output.split(separator: "\n").first { $0.contains("computed") }.map(String.init))
    }
    #expect(try sweep().contains("2 results computed, 0 were in the journal"))
    #expect(try sweep("--session", "09:30-16:00").contains("2 results computed, 0 were in the journal"))
    #expect(try sweep("--session", "09:30-16:00").contains("0 results computed, 2 were in the journal"))
    let record = try json("swept/sweep.json")
    let swept = try #require(record["inputs"] as? [[String: Any]])
    #expect((swept[0]["sessions"] as? [[String: String]])?.first?["close"] == "16:00")

    // A kept cell is replayed by its hours.
    let cell = try #require(tickbt.files(in: "swept").first { $0.hasPrefix("v2_price") })
    let explained = try tickbt.run("explain", "--run", "swept/\(cell)", "--security", "AAPL", "--fill", "1")
    #expect(explained.output.contains("2025-04-14 09:30:00"), "\(explained.errors)")

    // The hours of ADX and DFM are the standard ones, wherever they come from.
    let shipped = try String(
      contentsOf: Tickbt.project.appending(path: "configs/sessions.json"), encoding: .utf8)
    try tickbt.write(shipped, to: "own/sessions.json")
    #expect(try sweep().contains("0 results computed, 2 were in the journal"))
    try tickbt.write(
      #"{"strategies": ["v2_price_follow_qty_cooldown"], "set": {"refill_interval_sec": [0, 30]}, "session": "09:30-16:00"}"#,
      to: "sweep.json")
    let file = try tickbt.run(
      "sweep", "--spec", "sweep.json", "--output-dir", "swept", "--securities", "AAPL", "--data", "ticks", "--config",
      "own/v2.json")
    #expect(file.output.contains("0 results computed, 2 were in the journal"), "\(file.errors)")
  }

  /// A sweep's figures are those of its own hours: a quote that rests all day is there all day.
  @Test func presenceIsOfTheSession() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      """
      timestamp,type,price,volume
      2025-04-14 09:30:00,BID,10,100
      2025-04-14 09:30:00,ASK,11,100
      2025-04-15 09:30:00,BID,10,100
      2025-04-15 09:30:00,ASK,11,100
      """, to: "ticks/aapl.csv")
    try tickbt.write(Self.twoMarkets, to: "own/sessions.json")
    try tickbt.write(#"{"AAPL": "XNAS"}"#, to: "own/exchange_mapping.json")
    let sweep = try tickbt.run(["sweep", "--output-dir", "swept", "--securities", "AAPL", "--quiet"] + Self.v2)
    #expect(sweep.status == 0, "\(sweep.errors)")
    let lines = try tickbt.read("swept/sweep_results.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let column = try #require(lines[0].firstIndex(of: "two_sided_presence"))
    #expect(Double(lines[1][column]) == 1)
  }

  @Test func anInspectionSaysTheHours() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run("inspect", "ticks/aapl.csv", "--session", "09:30-16:00", "--json")
    #expect(run.status == 0 && run.errors == "")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(
      document["session"] as? [String: String] == ["open": "09:30:00", "close": "16:00:00", "flatten": "16:00:00"])
    let security = try #require((document["securities"] as? [[String: Any]])?.first)
    #expect((security["exchanges"] as? [String]) == [])
    let quality = try #require(security["quality"] as? [String: Any])
    #expect(quality["session_seconds"] as? Double == 2 * 6.5 * 3600)

    try tickbt.write(Self.twoMarkets, to: "own.json")
    try tickbt.write(#"{"AAPL": "XNAS", "FAB": "ADX"}"#, to: "exchanges.json")
    let both = try tickbt.run(
      "inspect", "ticks", "--sessions", "own.json", "--exchange-mapping", "exchanges.json", "--json")
    let other = try #require(try JSONSerialization.jsonObject(with: Data(both.output.utf8)) as? [String: Any])
    #expect(other["session"] == nil)
    let sessions = try #require(other["securities"] as? [[String: Any]]).map {
      ($0["sessions"] as? [[String: String]])?.map { $0["close"] }
    }
    #expect(sessions == [["16:00", "13:00"], ["14:45"]])
    let text = try tickbt.run(
      "inspect", "ticks", "--sessions", "own.json", "--exchange-mapping", "exchanges.json")
    #expect(
      text.errors
        == "Note: the price steps of XNAS are not known: prices there are not checked against a tick grid\n")
    #expect(text.output.contains(", no tick grid\n") && text.output.contains(", ADX ticks\n"))
  }

  @Test func aSampleMarketInItsOwnHours() throws {
    defer { tickbt.remove() }
    for session in ["09:30-16:00", "00:00-24:00"] {
      let generated = try tickbt.run(
        "generate", "--output", "sample", "--securities", "2", "--days", "2", "--session", session, "--force")
      #expect(generated.status == 0, "\(generated.errors)")
      let inspected = try tickbt.run("inspect", "sample", "--session", session)
      #expect(inspected.output.contains("EMAAR: score 100.0, no tick grid\n"), "\(inspected.output)")
      try tickbt.write("{}", to: "empty.json")
      let run = try tickbt.run(
        "run", "--strategy", "v1_baseline", "--data", "sample", "--config", "empty.json", "--session", session,
        "--output-dir", "out", "--quiet")
      #expect(run.status == 0)
      #expect(try inputs().allSatisfy { ($0["trades"] as? Int ?? 0) > 0 })
      #expect(try inputs().allSatisfy { $0["position"] as? Int == 0 } == (session == "09:30-16:00"))
    }
  }

  @Test(arguments: [
    (["--session", "9-16"], 64, "--session must be two times of a day, such as 09:30-16:00, was 9-16"),
    (["--session", "16:00-09:30"], 64, "--session must close after it opens, on the same day, was 16:00-09:30"),
    (["--session", "18:00-26:00"], 64, "--session must be two times of a day, such as 09:30-16:00, was 18:00-26:00"),
    (
      ["--session", "09:30-16:00", "--sessions", "s.json"], 64,
      "--session and --sessions both say the hours: leave out one of them"
    ),
    (
      ["--sessions", "nowhere.json"], 1,
      "nowhere.json: the sessions cannot be read (No such file or directory): name a JSON file with --sessions"
    ),
    (["--sessions", "s.json"], 1, "s.json, line 1, column 17: A has an unknown key opne; the nearest is open"),
  ])
  func badInput(options: [String], status: Int32, problem: String) throws {
    defer { tickbt.remove() }
    try tickbt.write(#"{"A": [{"opne": "09:30"}]}"#, to: "s.json")
    let commands = [
      ["run", "--output-dir", "out"] + Self.v2, ["sweep", "--output-dir", "out"] + Self.v2,
      ["trace", "--security", "AAPL", "--day", "2025-04-14"] + Self.v2, ["inspect", "ticks"],
    ]
    for command in commands {
      let run = try tickbt.run(command + options)
      #expect(run.status == status && run.errors == "Error: \(problem)\n", "\(command[0]): \(run.errors)")
    }
    #expect(tickbt.files(in: "out") == [])
  }

  @Test func theClosingStrategyNeedsAnAuctionAndPriceSteps() throws {
    defer { tickbt.remove() }
    let closing = [
      "run", "--strategy", "closing_strategy", "--data", "ticks", "--config", "own/closing.json", "--output-dir", "out",
    ]
    try tickbt.write("{}", to: "own/closing.json")
    let session = try tickbt.run(closing + ["--session", "09:30-16:00"])
    #expect(session.status == 1)
    #expect(
      session.errors
        == "Error: AAPL: closing_strategy needs a closing auction between close and flatten, and the session "
        + "closes at 16:00 and flattens at 16:00: write a later flatten, before 24:00, in a sessions file\n")
    try tickbt.write(#"{"AAPL": "XNAS"}"#, to: "own/exchange_mapping.json")
    let steps = try tickbt.run(closing)
    #expect(steps.status == 1)
    #expect(
      steps.errors
        == "Error: own/exchange_mapping.json, line 1, column 10: AAPL is on XNAS, whose price steps are not known, "
        + "and closing_strategy needs them: it runs on ADX and DFM\n")
    #expect(tickbt.files(in: "out") == [])
  }

  @Test func theOptionsOfARunAreNotThoseOfItsRecord() throws {
    defer { tickbt.remove() }
    #expect(try run().status == 0)
    let trace = try tickbt.run(
      "trace", "--run", "out", "--security", "AAPL", "--day", "2025-04-14", "--session", "09:30-16:00")
    #expect(trace.status == 64)
    #expect(trace.errors == "Error: --session is what the run of --run says: leave out one of them\n")
  }
}
