import Foundation
import Testing

/// `tickbt run --strategy closing_strategy`, with the shipped configuration and exchange mapping.
@Suite struct ClosingCommandTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try FileManager.default.copyItem(
      at: Tickbt.project.appending(path: "configs"), to: tickbt.folder.appending(path: "configs"))
    let generated = try tickbt.run("generate", "--output", "data/parquet", "--securities", "2", "--days", "6")
    #expect(generated.status == 0, "\(generated.errors)")
  }

  private func run(_ options: String...) throws -> Tickbt.Outcome {
    try tickbt.run(["run", "--strategy", "closing_strategy", "--output-dir", "out", "--quiet"] + options)
  }

  private func record(_ folder: String = "out") throws -> [String: Any] {
    let data = Data(try tickbt.read("\(folder)/run.json").utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func writesALogForEachSecurityAndASummary() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run("run", "--strategy", "closing_strategy")
    #expect(run.status == 0 && run.errors == "")
    let folder = "output/closing_strategy_parallel"
    #expect(
      tickbt.files(in: folder) == ["ALDAR_trades.csv", "EMAAR_trades.csv", "backtest_summary.csv", "run.json"])
    let summary = try tickbt.read("\(folder)/backtest_summary.csv").split(separator: "\n")
    #expect(summary.dropFirst().map { $0.prefix { $0 != "," } } == ["ALDAR", "EMAAR"])
    let log = try tickbt.read("\(folder)/EMAAR_trades.csv").split(separator: "\n")
    #expect(summary[2].split(separator: ",")[1] == "\(log.count - 1)")
    #expect(log.dropFirst().allSatisfy { $0.hasSuffix(",EMAAR") })

    let record = try record(folder)
    #expect(record["exchange_mapping"] as? String == "configs/exchange_mapping.json")
    #expect(record["trade_logs"] as? [String] == ["ALDAR_trades.csv", "EMAAR_trades.csv"])
    let inputs = try #require(record["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["exchange"] as? String } == ["ADX", "DFM"])
  }

  @Test func resultsDoNotDependOnHowTheRunIsCut() throws {
    defer { tickbt.remove() }
    #expect(try run("--sequential").status == 0)
    let expected = try tickbt.results(in: "out")
    #expect(expected.count == 3)
    for (workers, chunk) in [("1", "1000"), ("2", "7"), ("2", "1")] {
      #expect(try run("--workers", workers, "--chunk-size", chunk).status == 0)
      #expect(try tickbt.results(in: "out") == expected, "workers \(workers), chunk size \(chunk)")
    }
  }

  @Test func aRunRemovesTheLogsOfAnotherLayout() throws {
    defer { tickbt.remove() }
    #expect(try run().status == 0)
    let makers = try tickbt.run("run", "--strategy", "v1_baseline", "--output-dir", "out", "--quiet")
    #expect(makers.status == 0 && makers.errors == "")
    #expect(
      tickbt.files(in: "out") == [
        "aldar_trades_timeseries.csv", "backtest_summary.csv", "emaar_trades_timeseries.csv", "run.json",
      ])
    #expect(try record()["exchange_mapping"] == nil)
    #expect(try run().status == 0)
    #expect(tickbt.files(in: "out") == ["ALDAR_trades.csv", "EMAAR_trades.csv", "backtest_summary.csv", "run.json"])
  }

  @Test func anOptionIsWhatSetWouldBe() throws {
    defer { tickbt.remove() }
    let options = [
      ("--spread", "0.3", "spread_vwap_pct"), ("--vwap-period", "30", "vwap_preclose_period_min"),
      ("--stop-loss", "1.5", "stop_loss_threshold_pct"), ("--auction-fill-pct", "20", "auction_fill_pct"),
      ("--trend-threshold-sell", "7", "trend_filter_sell_threshold_bps_hr"),
      ("--trend-threshold-buy", "8", "trend_filter_buy_threshold_bps_hr"),
    ]
    let flags = [
      ("--no-trend-filter-sell", "trend_filter_sell_enabled=false"),
      ("--trend-filter-buy", "trend_filter_buy_enabled=true"),
    ]
    let start = ["run", "--strategy", "closing_strategy", "--quiet", "--output-dir"]
    let named = try tickbt.run(start + ["named"] + options.flatMap { [$0.0, $0.1] } + flags.map(\.0))
    #expect(named.status == 0 && named.errors == "")
    let set = options.map { "\($0.2)=\($0.1)" } + flags.map(\.1)
    #expect(try tickbt.run(start + ["set"] + set.flatMap { ["--set", $0] }).status == 0)
    #expect(try tickbt.results(in: "named") == tickbt.results(in: "set"))
    #expect(try Set(record("named")["overrides"] as? [String] ?? []) == Set(set))

    // Nothing is set that is not given, and a security's own figure wins.
    #expect(try run("--spread", "0.3", "--set", "EMAAR.spread_vwap_pct=0.4").status == 0)
    let inputs = try #require(try record()["inputs"] as? [[String: Any]])
    let parameters = try inputs.map { try #require($0["parameters"] as? [String: Any]) }
    #expect(parameters.map { $0["spread_vwap_pct"] as? Double } == [0.3, 0.4])
    #expect(parameters.allSatisfy { $0["trend_filter_sell_enabled"] as? Bool == true })
  }

  @Test func theStopLossOptionServesOtherStrategiesWithTheKey() throws {
    defer { tickbt.remove() }
    let stop = try tickbt.run(
      "run", "--strategy", "v2_1_stop_loss", "--stop-loss", "1.5", "--output-dir", "out", "--quiet")
    #expect(stop.status == 0 && stop.errors == "")
    #expect(try record()["overrides"] as? [String] == ["stop_loss_threshold_pct=1.5"])
  }

  /// A mapping belongs to the configuration that it stands beside.
  @Test func theMappingBesideTheConfigurationComesFirst() throws {
    defer { tickbt.remove() }
    let config = try tickbt.read("configs/closing_strategy_config.json")
    try tickbt.write(config, to: "own/closing.json")
    let alone = ["--config", "own/closing.json"]
    #expect(try run(alone[0], alone[1]).status == 0)
    #expect(try record()["exchange_mapping"] as? String == "configs/exchange_mapping.json")
    try tickbt.write(#"{"ALDAR": "DFM", "EMAAR": "ADX"}"#, to: "own/exchange_mapping.json")
    #expect(try run(alone[0], alone[1]).status == 0)
    #expect(try record()["exchange_mapping"] as? String == "own/exchange_mapping.json")
    #expect((try record()["inputs"] as? [[String: Any]])?.map { $0["exchange"] as? String } == ["DFM", "ADX"])

    // A sweep takes the same.
    let sweep = try tickbt.run(
      "sweep", "--strategy", "closing_strategy", "--config", "own/closing.json", "--output-dir", "swept", "--quiet")
    #expect(sweep.status == 0)
    let cell = try JSONSerialization.jsonObject(with: Data(try tickbt.read("swept/closing_strategy/run.json").utf8))
    #expect((cell as? [String: Any])?["exchange_mapping"] as? String == "own/exchange_mapping.json")
  }

  @Test func withoutAMappingADXIsAssumed() throws {
    defer { tickbt.remove() }
    try FileManager.default.removeItem(at: tickbt.folder.appending(path: "configs/exchange_mapping.json"))
    let run = try tickbt.run("run", "--strategy", "closing_strategy", "--output-dir", "out")
    #expect(run.status == 0)
    #expect(
      run.errors
        == "Note: there is no exchange mapping: ADX is assumed for every security; name one with --exchange-mapping\n")
    let record = try record()
    #expect(record["exchange_mapping"] == nil)
    #expect((record["inputs"] as? [[String: Any]])?.map { $0["exchange"] as? String } == ["ADX", "ADX"])
  }

  @Test(arguments: [
    (
      ["--vwap-period", "300"],
      "--vwap-period 300: ALDAR: vwap_preclose_period_min must be 285 or less, was 300: the session is from 10:00 to 14:45"
    ),
    (
      ["--vwap-period", "0"],
      "--vwap-period 0: vwap_preclose_period_min must be a whole number from 1 to 1440, was 0: a day has 1440 minutes"
    ),
    (["--stop-loss", "0"], "--stop-loss 0: stop_loss_threshold_pct must be a number above 0, was 0"),
    (["--spread", "wide"], "--spread wide: spread_vwap_pct must be a number from 0 to 100, was \"wide\""),
    (
      ["--auction-fill-pct", "101"], "--auction-fill-pct 101: auction_fill_pct must be a number from 0 to 100, was 101"
    ),
    (
      ["--set", "trend_filter_buy_enabled=1"],
      "--set trend_filter_buy_enabled=1: trend_filter_buy_enabled must be true or false, was 1"
    ),
    (
      ["--spread", "1", "--set", "spread_vwap_pct=2"],
      "--spread 1 and --set spread_vwap_pct=2 set the same parameter: leave out one of them"
    ),
    (
      ["--exchange-mapping", "nowhere.json"],
      "nowhere.json: the exchange mapping cannot be read (No such file or directory): name a JSON file with "
        + "--exchange-mapping"
    ),
    (
      ["--exchange-mapping", "other.json"],
      "other.json, line 1, column 11: EMAAR is on NYSE, whose price steps are not known, and closing_strategy needs them: "
        + "it runs on ADX and DFM"
    ),
  ])
  func badInput(options: [String], problem: String) throws {
    defer { tickbt.remove() }
    try tickbt.write(#"{"EMAAR": "NYSE"}"#, to: "other.json")
    let run = try tickbt.run(["run", "--strategy", "closing_strategy", "--output-dir", "out"] + options)
    // What is wrong in a file is 1, a mistake in the call 64.
    #expect(run.status == (options[0] == "--exchange-mapping" ? 1 : 64))
    #expect(run.errors == "Error: \(problem)\n")
    #expect(tickbt.files(in: "out") == [])
  }

  @Test(arguments: [
    (
      ["--spread", "0.4"],
      "--spread 0.4: spread_vwap_pct is a parameter of another strategy and has no effect on v1_baseline"
    ),
    (
      ["--trend-filter-buy"],
      "--trend-filter-buy: trend_filter_buy_enabled is a parameter of another strategy and has no effect on v1_baseline"
    ),
    (
      ["--exchange-mapping", "configs/exchange_mapping.json"],
      "--exchange-mapping has no effect on v1_baseline: leave it out"
    ),
  ])
  func optionsOfNoEffect(options: [String], problem: String) throws {
    defer { tickbt.remove() }
    let run = try tickbt.run(["run", "--strategy", "v1_baseline", "--output-dir", "out"] + options)
    #expect(run.status == 64)
    #expect(run.errors == "Error: \(problem)\n")
    #expect(tickbt.files(in: "out") == [])
  }

  @Test func theShippedMappingKnowsTheShippedSecurities() throws {
    defer { tickbt.remove() }
    func names(_ file: String) throws -> [String: Any] {
      try #require(
        try JSONSerialization.jsonObject(with: Data(try tickbt.read("configs/\(file)").utf8)) as? [String: Any])
    }
    let mapping = try names("exchange_mapping.json").mapValues { $0 as? String }
    let configured = try names("closing_strategy_config.json").keys
    #expect(configured.count == 16)
    #expect(configured.allSatisfy { mapping[$0] != nil })
    for security in ["EMIRATES", "SALIK", "PARKIN", "TALABAT", "SPINNEYS"] { #expect(mapping[security] == "DFM") }
    for security in ["EAND", "MODON"] { #expect(mapping[security] == "ADX") }
  }
}
