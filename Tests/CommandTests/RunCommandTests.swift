import Foundation
import Glibc
import Testing

/// `tickbt run` on a small sample market, with the shipped configurations.
@Suite struct RunCommandTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try FileManager.default.copyItem(
      at: Tickbt.project.appending(path: "configs"), to: tickbt.folder.appending(path: "configs"))
    let generated = try tickbt.run("generate", "--output", "data/parquet", "--securities", "3", "--days", "2")
    #expect(generated.status == 0, "\(generated.errors)")
  }

  @Test func writesALogForEachSecurityAndASummary() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run("run", "--strategy", "v1_baseline")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(
      tickbt.files(in: "output/v1_baseline_parallel") == [
        "adnocdri_trades_timeseries.csv", "aldar_trades_timeseries.csv", "backtest_summary.csv",
        "emaar_trades_timeseries.csv", "run.json",
      ])
    let summary = try tickbt.read("output/v1_baseline_parallel/backtest_summary.csv").split(separator: "\n")
    #expect(summary.first == "security,trades,realized_pnl,position,market_dates,strategy_dates,error")
    #expect(summary.dropFirst().map { $0.prefix { $0 != "," } } == ["ADNOCDRI", "ALDAR", "EMAAR"])
    let log = try tickbt.read("output/v1_baseline_parallel/emaar_trades_timeseries.csv").split(separator: "\n")
    let fields = try #require(summary.last).split(separator: ",", omittingEmptySubsequences: false)
    #expect(fields[1] == "\(log.count - 1)")
    #expect(fields[2] == log.last?.split(separator: ",").last)
    #expect(run.output.contains("Results: output/v1_baseline_parallel"))
  }

  @Test(arguments: ["v1_baseline", "v2_price_follow_qty_cooldown"])
  func resultsDoNotDependOnHowTheRunIsCut(strategy: String) throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("run", "--strategy", strategy, "--sequential", "--quiet").status == 0)
    let expected = try tickbt.results(in: "output/\(strategy)")
    #expect(expected.count == 4)
    for (workers, chunk) in [("1", "1000"), ("2", "7"), ("8", "100000"), ("2", "1")] {
      let run = try tickbt.run(
        "run", "--strategy", strategy, "--workers", workers, "--chunk-size", chunk, "--output-dir", "out", "--quiet")
      #expect(run.status == 0 && run.output == "" && run.errors == "")
      #expect(try tickbt.results(in: "out") == expected, "workers \(workers), chunk size \(chunk)")
    }
  }

  @Test func selectsSecuritiesInSourceOrder() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("run", "--strategy", "v1_baseline", "--max-sheets", "2", "--output-dir", "a").status == 0)
    #expect(try tickbt.read("a/backtest_summary.csv").split(separator: "\n").count == 3)
    #expect(tickbt.files(in: "a").contains("aldar_trades_timeseries.csv"))
    #expect(!tickbt.files(in: "a").contains("emaar_trades_timeseries.csv"))
    #expect(
      try tickbt.run("run", "--strategy", "v1_baseline", "--securities", "EMAAR", "--output-dir", "a").status == 0)
    // The folder holds one run: the earlier one's logs are gone.
    #expect(tickbt.files(in: "a") == ["backtest_summary.csv", "emaar_trades_timeseries.csv", "run.json"])
    let one = try tickbt.run(
      "run", "--strategy", "v1_baseline", "--data", "data/parquet/emaar.parquet", "--output-dir", "b")
    #expect(one.status == 0)
    #expect(try tickbt.results(in: "b") == tickbt.results(in: "a"))
  }

  @Test func removesWhatAnEarlierRunLeftAndNothingElse() throws {
    defer { tickbt.remove() }
    // No process has this number.
    for name in ["emaar_trades_timeseries.csv.4194999.partial", "run.json.4194999.partial"] {
      try tickbt.write("half", to: "out/\(name)")
    }
    for name in ["old_trades_timeseries.csv", "own.4194999.partial", "notes.txt", "kept_trades_timeseries.csv"] {
      try tickbt.write("text", to: "out/\(name)")
    }
    try tickbt.write("text", to: "out/sub/x_trades_timeseries.csv")
    try tickbt.write("text", to: "outside_trades_timeseries.csv")
    // A record that somebody has tampered with: only logs of a run, in its own folder, go.
    try tickbt.write(
      """
      {"version": "0", "strategy": "v1_baseline", "trade_logs":
        ["old_trades_timeseries.csv", "..", "", ".", "notes.txt", "sub", "../outside_trades_timeseries.csv"]}
      """, to: "out/run.json")
    #expect(
      try tickbt.run("run", "--strategy", "v1_baseline", "--securities", "emaar", "--output-dir", "out").status == 0)
    #expect(
      tickbt.files(in: "out") == [
        "backtest_summary.csv", "emaar_trades_timeseries.csv", "kept_trades_timeseries.csv", "notes.txt",
        "own.4194999.partial", "run.json", "sub",
      ])
    #expect(tickbt.files(in: "out/sub") == ["x_trades_timeseries.csv"])
    #expect(try tickbt.read("outside_trades_timeseries.csv") == "text")
  }

  /// The second price is no number, the third stamp is missing; the names are a CSV file's row 1.
  @Test func rowsThatAreLeftOutAreSaid() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      """
      timestamp,type,price,volume
      2025-04-14 10:00:00,BID,32.3,100
      2025-04-14 10:00:01,ASK,n/a,100
      ,TRADE,32.3,100

      """, to: "emaar.csv")
    let run = try tickbt.run("run", "--strategy", "v1_baseline", "--data", "emaar.csv", "--output-dir", "out")
    #expect(run.status == 0)
    #expect(
      run.errors
        == "Note: EMAAR: 2 rows without a stamp or a price are left out, the first is row 3; the price \"n/a\" in row "
        + "3 cannot be read\n")
    #expect(try tickbt.read("out/run.json").contains("\"first_void_row\" : 3"))
  }

  @Test func tradesAloneFillNothing() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run("run", "--strategy", "v1_baseline", "--only-trades", "--output-dir", "out")
    #expect(run.status == 0)
    #expect(tickbt.files(in: "out") == ["backtest_summary.csv", "run.json"])
  }

  @Test func benchmarkVerifiesAndWritesNothing() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run("run", "--strategy", "v1_baseline", "--benchmark", "--workers", "2")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Speed-up: "))
    #expect(run.output.contains("Verified: trades, every fill, P&L, positions, market and strategy dates are equal."))
    #expect(tickbt.files(in: "output") == [])
  }

  @Test func recordTellsWhatTheRunWas() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("run", "--strategy", "v1_baseline", "--securities", "EMAAR").status == 0)
    let data = Data(try tickbt.read("output/v1_baseline_parallel/run.json").utf8)
    let record = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(record["strategy"] as? String == "v1_baseline")
    #expect(record["trade_logs"] as? [String] == ["emaar_trades_timeseries.csv"])
    let input = try #require((record["inputs"] as? [[String: Any]])?.first)
    #expect(input["path"] as? String == "data/parquet/emaar.parquet")
    #expect((input["xxh128"] as? String)?.count == 32)
    #expect((input["rows"] as? Int).map { $0 > 1000 } == true)
    let parameters = try #require(input["parameters"] as? [String: Any])
    #expect(parameters["quote_size"] as? Int == 32300)
    #expect(parameters["max_notional"] as? Int == 1_500_000)
  }

  @Test func keysThatHaveNoEffectAndMissingEntriesAreSaid() throws {
    defer { tickbt.remove() }
    try tickbt.write(#"{"EMAAR": {"max_notional": 1, "quote_size": 10}}"#, to: "own.json")
    let run = try tickbt.run(
      "run", "--strategy", "v2_price_follow_qty_cooldown", "--config", "own.json", "--output-dir", "out")
    #expect(run.status == 0)
    #expect(
      run.errorLines == [
        "Note: own.json has no entry for ADNOCDRI, ALDAR: default parameters are used",
        "Note: max_notional has no effect on v2_price_follow_qty_cooldown by the reference's rule: --set notional=all has it "
          + "limit the position (1 security)",
      ])
  }

  /// A run, a sweep and the ticks each have a folder of their own.
  @Test func foldersOfOtherThings() throws {
    defer { tickbt.remove() }
    let start = ["--strategy", "v1_baseline", "--data", "data/parquet", "--quiet", "--output-dir"]
    #expect(try tickbt.run(["run"] + start + ["run"]).status == 0)
    #expect(try tickbt.run(["sweep"] + start + ["swept"]).status == 0)
    for (command, folder, reason) in [
      ("run", "swept", "it is the folder of a sweep"), ("sweep", "run", "it is the folder of a run"),
      ("run", "data/parquet", "the ticks are in this folder"),
      ("sweep", "data/parquet", "the ticks are in this folder"),
    ] {
      let refused = try tickbt.run([command] + start + [folder])
      #expect(refused.status == 1)
      #expect(refused.errors.hasSuffix("\(folder): cannot be written (\(reason); choose another with --output-dir)\n"))
    }
    #expect(tickbt.files(in: "data/parquet").allSatisfy { $0.hasSuffix(".parquet") })
  }

  /// A P&L beyond all bounds is no number of JSON.
  @Test func pricesBeyondAllBounds() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      """
      timestamp,type,price,volume
      2025-04-14 10:00:00,bid,1e308,100
      2025-04-14 10:00:01,trade,1e308,9000
      2025-04-14 14:55:00,trade,1,100

      """, to: "odd/emaar.csv")
    try tickbt.write(#"{"EMAAR": {"quote_size": 5000, "max_position": 9000}}"#, to: "own.json")
    let run = try tickbt.run(
      "run", "--strategy", "v1_baseline", "--data", "odd", "--config", "own.json", "--output-dir", "b", "--quiet")
    #expect(run.status == 0, "\(run.errors)")
    let record = try JSONSerialization.jsonObject(with: Data(try tickbt.read("b/run.json").utf8)) as? [String: Any]
    let input = try #require((record?["inputs"] as? [[String: Any]])?.first)
    #expect(
      input["trades"] as? Int == 2 && input["position"] as? Int == 0 && input["realized_pnl"] as? String == "-inf")
    // The log that the run has written is read back.
    let explanation = try tickbt.run("explain", "--run", "b", "--security", "EMAAR", "--fill", "2", "--json")
    #expect(explanation.status == 0 && explanation.output.contains(#""realized" : "-inf""#))
    #expect(explanation.errors == "")
  }

  /// The record says what is open at the end, and at what it is marked.
  @Test func theRecordHasTheOpenPosition() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      """
      timestamp,type,price,volume
      2025-04-14 10:00:00,bid,10,9000
      2025-04-14 10:00:01,trade,10,9500
      2025-04-14 10:00:02,trade,11,100

      """, to: "odd/emaar.csv")
    let run = try tickbt.run(
      "run", "--strategy", "v1_baseline", "--data", "odd", "--output-dir", "a", "--quiet", "--set", "quote_size=500")
    #expect(run.status == 0)
    let record = try JSONSerialization.jsonObject(with: Data(try tickbt.read("a/run.json").utf8)) as? [String: Any]
    let input = try #require((record?["inputs"] as? [[String: Any]])?.first)
    #expect(input["trades"] as? Int == 1 && input["position"] as? Int == 500)
    #expect(input["realized_pnl"] as? Double == 0 && input["unrealized_pnl"] as? Double == 500)
  }

  @Test func oneRunAtATimeInAFolder() throws {
    defer { tickbt.remove() }
    try FileManager.default.createDirectory(
      at: tickbt.folder.appending(path: "out"), withIntermediateDirectories: true)
    let folder = open(tickbt.folder.appending(path: "out").path, O_RDONLY | O_DIRECTORY)
    #expect(flock(folder, LOCK_EX | LOCK_NB) == 0)
    let start = ["run", "--strategy", "v1_baseline", "--quiet", "--output-dir", "out"]
    let second = try tickbt.run(start)
    #expect(second.status == 1)
    #expect(
      second.errorLines.last
        == "Error: out: cannot be written (process \(getpid()) is at work in this folder: wait for it, or choose another with "
        + "--output-dir)")
    close(folder)
    #expect(try tickbt.run(start).status == 0)
  }

  /// Links are followed, and what is no file stays what it is.
  @Test func outputsThatAreNoFiles() throws {
    defer { tickbt.remove() }
    #expect(mkfifo(tickbt.folder.appending(path: "pipe.csv").path, 0o600) == 0)
    try tickbt.write("old", to: "target.csv")
    try FileManager.default.createSymbolicLink(
      at: tickbt.folder.appending(path: "link.csv"), withDestinationURL: tickbt.folder.appending(path: "target.csv"))
    let start = [
      "--strategy", "v1_baseline", "--security", "EMAAR", "--day", "2025-04-14", "--output",
    ]
    let pipe = try tickbt.run(["trace"] + start + ["pipe.csv"])
    #expect(pipe.status == 1)
    #expect(pipe.errorLines.last == "Error: pipe.csv: cannot be written (it is no regular file; choose another)")
    #expect(try tickbt.run(["trace"] + start + ["link.csv"]).status == 0)
    #expect(try tickbt.read("target.csv").hasPrefix("row,timestamp,"))
  }
}
