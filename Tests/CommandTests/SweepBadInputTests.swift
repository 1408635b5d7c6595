import Foundation
import Testing

/// Mistakes in a sweep's call: one line, an exit code, and nothing is written.
@Suite struct SweepBadInputTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try tickbt.write("{}", to: "empty.json")
    let generated = try tickbt.run("generate", "--output", "ticks", "--securities", "1", "--days", "1")
    #expect(generated.status == 0, "\(generated.errors)")
  }

  @Test(
    arguments: [
      ([], 64, "name at least one strategy with --strategy"),
      (
        ["--strategy", "v9"], 64,
        "there is no strategy v9; there are v1_baseline, v2_price_follow_qty_cooldown, v2_1_stop_loss, v3_liquidity_monitor, "
          + "closing_strategy"
      ),
      (
        ["--strategy", "v1_baseline", "--set", "refil_interval=5"], 64,
        "--set refil_interval=5: v1_baseline has no parameter refil_interval; the nearest is refill_interval_sec"
      ),
      (
        ["--strategy", "v1_baseline", "--stop-loss", "1", "2"], 64,
        "--stop-loss 1 2: v1_baseline has no parameter stop_loss_threshold_pct"
      ),
      (
        ["--strategy", "v1_baseline", "--set", "refill_interval_sec=9:1:1"], 64,
        "--set refill_interval_sec=9:1:1: the range 9:1:1 is empty: its step does not lead from start to stop"
      ),
      (
        ["--strategy", "v1_baseline", "--intervals", "5", "soon"], 64,
        "--intervals 5 soon: refill_interval_sec must be a number from 0, was \"soon\""
      ),
      (
        ["--strategy", "v1_baseline", "--set", "refill_interval_sec=1:2000:1", "--set", "quote_size=1:1000:1"], 64,
        "the sweep has 2,000,000 cells: draw some of them with --samples, or run them all with --yes"
      ),
      (["--strategy", "v1_baseline", "--samples", "0"], 64, "--samples must be 1 or more, was 0"),
      (["--strategy", "v1_baseline", "--seed", "3"], 64, "--seed is for the draw of --samples: give both or none"),
      (["--strategy", "v1_baseline", "--folds", "0"], 64, "--folds must be 1 or more, was 0"),
      (["--strategy", "v1_baseline", "--workers", "0"], 64, "--workers must be 1 or more, was 0"),
      (["--strategy", "v1_baseline", "--workers", "-1"], 64, "--workers must be 1 or more, was -1"),
      (["--spec", "zero.json"], 64, "samples must be 1 or more, was 0"),
      (
        ["--strategy", "v1_baseline", "--config", "v3_liquidity_monitor=a.json"], 64,
        "--config v3_liquidity_monitor=a.json: v3_liquidity_monitor is not tried: leave it out, or add --strategy v3_liquidity_monitor"
      ),
      (
        ["--strategy", "v1_baseline", "--config", "none.json"], 1,
        "none.json: the configuration cannot be read (No such file or directory): name a JSON file with --config"
      ),
      (
        ["--strategy", "v1_baseline", "--securities", "EMAR"], 1,
        "there is no security EMAR in the data; the nearest is EMAAR"
      ),
      (
        ["--strategy", "v1_baseline", "--set", "EMAR.quote_size=1"], 64,
        "--set EMAR.quote_size=1: there is no security EMAR in the data or the configuration; the nearest is EMAAR"
      ),
      (
        ["--spec", "none.json"], 1,
        "none.json: the sweep cannot be read (No such file or directory): name a JSON file with --spec"
      ),
    ] as [([String], Int32, String)])
  func mistakes(options: [String], status: Int32, line: String) throws {
    defer { tickbt.remove() }
    try tickbt.write(#"{"strategies": ["v1_baseline"], "samples": 0}"#, to: "zero.json")
    let config = options.contains("--config") ? [] : ["--config", "empty.json"]
    let sweep = try tickbt.run(["sweep", "--data", "ticks", "--output-dir", "out", "--quiet"] + config + options)
    #expect(sweep.errors == "Error: \(line)\n")
    #expect(sweep.status == status)
    #expect(tickbt.files(in: "out") == [])
  }

  @Test func folderThatCannotBeMade() throws {
    defer { tickbt.remove() }
    try tickbt.write("", to: "file")
    let sweep = try tickbt.run(
      "sweep", "--strategy", "v1_baseline", "--data", "ticks", "--config", "empty.json", "--output-dir", "file/out")
    #expect(sweep.status == 1)
    #expect(
      sweep.errorLines.last
        == "Error: file/out: cannot be written (the folder cannot be made: Not a directory; choose another with --output-dir)"
    )
  }

  @Test func statusOfNoSweep() throws {
    defer { tickbt.remove() }
    let status = try tickbt.run("sweep", "status", "nowhere")
    #expect(status.status == 1)
    #expect(status.errors == "Error: nowhere: holds no sweep: name the folder that was given with --output-dir\n")
  }
}
