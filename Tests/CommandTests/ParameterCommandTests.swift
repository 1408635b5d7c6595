import Foundation
import Testing

/// What users see and set of parameters: `strategies --describe`, `config init`, `run --set`.
@Suite struct ParameterCommandTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    let generated = try tickbt.run("generate", "--output", "ticks", "--securities", "2", "--days", "1")
    #expect(generated.status == 0, "\(generated.errors)")
    try tickbt.write(#"{"EMAAR": {"quote_size": 1000}, "ALDAR": {"quote_size": 1000}}"#, to: "own.json")
  }

  private func run(_ output: String, _ options: String...) throws -> Tickbt.Outcome {
    try tickbt.run(
      [
        "run", "--strategy", "v1_baseline", "--data", "ticks", "--config", "own.json", "--output-dir", output,
        "--quiet",
      ]
        + options)
  }

  @Test func describesAStrategy() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run("strategies", "--describe", "v2_1_stop_loss")
    #expect(run.status == 0 && run.errors == "")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "v2_1_stop_loss: V2 that liquidates its position when the loss exceeds a share of its cost.")
    #expect(lines[1].split(separator: " ") == ["Parameter", "Type", "Default", "Unit", "Meaning"])
    #expect(lines.count == 17)
    #expect(lines[3].split(separator: " ").prefix(6) == ["quote_size", "whole", "number", "≥", "0", "50000"])
    #expect(
      lines[13].split(separator: " ").joined(separator: " ")
        == "stop_loss_threshold_pct number > 0 2 % Loss, in percent of the position's cost, beyond which it is liquidated."
    )
  }

  @Test func describingAnUnknownStrategyNamesThoseThereAre() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run("strategies", "--describe", "v9")
    #expect(run.status == 64 && run.output == "")
    #expect(
      run.errors
        == "Error: there is no strategy v9; there are v1_baseline, v2_price_follow_qty_cooldown, v2_1_stop_loss, "
        + "v3_liquidity_monitor, closing_strategy\n")
  }

  @Test(arguments: [
    "v1_baseline", "v2_price_follow_qty_cooldown", "v2_1_stop_loss", "v3_liquidity_monitor", "closing_strategy",
  ])
  func anInitialConfigurationIsTheDefaults(strategy: String) throws {
    defer { tickbt.remove() }
    let initial = try tickbt.run("config", "init", "--strategy", strategy, "--data", "ticks")
    #expect(initial.status == 0, "\(initial.errors)")
    #expect(initial.output == "Configuration: configs/\(strategy)_config.json\n")
    #expect(tickbt.files(in: "configs") == ["\(strategy)_config.json"])
    let text = try tickbt.read("configs/\(strategy)_config.json")
    let first = strategy == "closing_strategy" ? "\"vwap_preclose_period_min\": 15" : "\"quote_size\": 50000"
    #expect(text.hasPrefix("{\n  \"ALDAR\": {\n    \(first),\n"))

    try tickbt.write("{}", to: "empty.json")
    let options = ["run", "--strategy", strategy, "--data", "ticks", "--quiet", "--output-dir"]
    let written = try tickbt.run(options + ["written"])
    #expect(written.status == 0 && written.errors == "")
    #expect(try tickbt.run(options + ["none", "--config", "empty.json"]).status == 0)
    #expect(try tickbt.results(in: "written") == tickbt.results(in: "none"))
  }

  @Test func anExistingConfigurationIsKept() throws {
    defer { tickbt.remove() }
    let options = ["config", "init", "--strategy", "v1_baseline", "--data", "ticks", "--output", "own.json"]
    let before = try tickbt.read("own.json")
    let kept = try tickbt.run(options)
    #expect(kept.status == 1)
    #expect(
      kept.errors
        == "Error: own.json: exists already: replace it with --force, or choose another file with --output\n")
    #expect(try tickbt.read("own.json") == before)
    #expect(try tickbt.run(options + ["--force"]).status == 0)
    #expect(try tickbt.read("own.json") != before)
  }

  @Test func aConfigurationThatCannotBeMade() throws {
    defer { tickbt.remove() }
    let options = ["config", "init", "--data", "ticks", "--strategy"]
    #expect(try tickbt.run(options + ["v9"]).status == 64)
    #expect(try tickbt.run(options + ["v1_baseline", "--data", "nowhere"]).status == 1)
    let blocked = try tickbt.run(options + ["v1_baseline", "--output", "own.json/v1.json"])
    #expect(blocked.status == 1)
    #expect(
      blocked.errors
        == "Error: own.json/v1.json: cannot be written (its folder cannot be made: Not a directory; choose another with --output)\n"
    )
    #expect(tickbt.files(in: "configs") == [])
  }

  @Test func whatIsSetIsWhatAConfigurationWouldSay() throws {
    defer { tickbt.remove() }
    #expect(
      try run("set", "--set", "EMAAR.quote_size=300", "--set", "quote_size=200", "--set", "max_notional=1e5").status
        == 0)
    let figures =
      "{\"ALDAR\": {\"quote_size\": 200, \"max_notional\": 100000}, \"EMAAR\": {\"quote_size\": 300, \"max_notional\": 100000}}"
    try tickbt.write(figures, to: "own.json")
    #expect(try run("said").status == 0)
    #expect(try tickbt.results(in: "set") == tickbt.results(in: "said"))

    let data = Data(try tickbt.read("set/run.json").utf8)
    let record = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      record["overrides"] as? [String] == ["EMAAR.quote_size=300", "quote_size=200", "max_notional=1e5"])
    let inputs = try #require(record["inputs"] as? [[String: Any]])
    let sizes = inputs.map { ($0["parameters"] as? [String: Any])?["quote_size"] as? Int }
    #expect(sizes == [200, 300])
  }

  @Test(arguments: [
    ("quote_size", Int32(64), "write it as key=value or SECURITY.key=value"),
    ("quote_size=-5", 64, "quote_size must be a whole number from 0 to 1000000000000, was -5"),
    ("quotesize=5", 64, "v1_baseline has no parameter quotesize; the nearest known key is quote_size"),
    (
      "stop_loss_threshold_pct=5", 64,
      "stop_loss_threshold_pct is a parameter of another strategy and has no effect on v1_baseline"
    ),
    ("emaar.quote_size=5", 64, "there is no security emaar in the data or the configuration; the nearest is EMAAR"),
  ])
  func whatCannotBeSetIsSaidBeforeAnythingRuns(text: String, status: Int32, problem: String) throws {
    defer { tickbt.remove() }
    let run = try run("out", "--set", "max_position=5", "--set", text)
    #expect(run.status == status)
    #expect(run.errors == "Error: --set \(text): \(problem)\n")
    #expect(tickbt.files(in: "out") == [])
  }
}
