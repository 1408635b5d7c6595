import Foundation
import Testing

/// Prices beyond all bounds: a file whose P&L is ∞ − ∞, and one with a price of 10^13 beside one of six decimals.
@Suite struct AbsurdPriceTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try tickbt.write(
      """
      timestamp,type,price,volume
      2025-04-14 10:00:00,bid,1e308,1
      2025-04-14 10:00:01,ask,1.5e308,1
      2025-04-14 10:00:02,trade,1e308,100000
      2025-04-14 10:00:03,bid,1,1
      2025-04-14 10:00:04,ask,1,1
      2025-04-14 10:00:05,trade,1,100000
      2025-04-14 10:00:06,bid,1e308,1
      2025-04-14 10:00:06,ask,1e308,1
      2025-04-14 10:00:07,trade,1.2e308,100000
      2025-04-14 10:00:08,bid,1,1
      2025-04-14 10:00:08,ask,2,1
      2025-04-14 10:00:09,trade,1,100000

      """, to: "ticks/x.csv")
    try tickbt.write(
      """
      timestamp,type,price,volume
      2025-04-14 10:00:00,bid,10,500
      2025-04-14 10:00:01,trade,10,9000

      """, to: "ticks/y.csv")
    let entry = #"{"quote_size":1000,"min_local_currency_before_quote":0}"#
    try tickbt.write(#"{"X":\#(entry),"Y":\#(entry)}"#, to: "own.json")
  }

  private let options = [
    "-s", "v2_price_follow_qty_cooldown", "--data", "ticks", "--config", "own.json",
  ]

  private func sweep(_ more: String...) throws -> Tickbt.Outcome {
    try tickbt.run(["sweep"] + options + ["--intervals", "0", "600", "-o", "swept", "-q"] + more)
  }

  private func run(_ more: String...) throws -> Tickbt.Outcome {
    try tickbt.run(["run"] + options + ["--set", "refill_interval_sec=0"] + more)
  }

  @Test func aSweepGoesOnWithTheOthersAlsoWhenItIsResumed() throws {
    defer { tickbt.remove() }
    let line =
      "Error: X: realized P&L is not a finite number; amounts are out of range from fill 1 on (buy 1000 at 1e+308, 2025-04-14 "
      + "10:00:02): look for wrong prices and sizes with 'tickbt inspect', or leave the security out with --securities\n"
    let first = try sweep()
    #expect(first.status == 1)
    #expect(first.errors == Self.huge + line)
    let table = try tickbt.read("swept/per_security_summary.csv").split(separator: "\n").map(String.init)
    #expect(table.count == 5)
    #expect(table.filter { $0.hasPrefix("X,") && $0.contains("is not a finite number;") }.count == 2)
    #expect(table.filter { $0.hasPrefix("Y,") && $0.contains(",1,") && $0.hasSuffix(",") }.count == 2)
    let results = try tickbt.read("swept/sweep_results.csv")
    #expect(!results.contains("nan") && !results.contains("inf"))
    let again = try sweep()
    #expect(again.status == 1)
    #expect(again.errors == Self.huge + line)
    #expect(try tickbt.read("swept/sweep_results.csv") == results)
    let status = try tickbt.run("sweep", "status", "swept").output
    #expect(status.contains("2 results in the journal"))
    // Without it all is well, in the same folder.
    let rest = try sweep("--securities", "Y")
    #expect(rest.status == 0 && rest.errors == "", "\(rest.errors)")
  }

  private static let huge =
    "Note: X: prices above 9,007,199,254,740,992 are rounded to the next double, the first is \"1e308\": check its unit\n"
  private static let note =
    huge + "Note: X: its P&L is not a finite number: look for wrong prices and sizes with 'tickbt inspect'\n"

  /// It is about the data, so that neither silence nor a script may miss it.
  @Test func aRunSaysItInSilenceToo() throws {
    defer { tickbt.remove() }
    let quiet = try run("--output-dir", "out", "-q")
    #expect(quiet.status == 0 && quiet.errors == Self.note)
    #expect(try run("--output-dir", "out", "-q", "--strict").status == 1)
    #expect(try tickbt.read("out/run.json").contains("its P&L is not a finite number"))
  }

  @Test func equalRunsAreEqual() throws {
    defer { tickbt.remove() }
    let benchmark = try run("--benchmark", "-q")
    #expect(benchmark.status == 0, "\(benchmark.errors)")
    #expect(benchmark.errors == Self.note)
  }

  @Test func whatARunWritesIsReadBack() throws {
    defer { tickbt.remove() }
    let run = try run("--output-dir", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("nan"))
    #expect(run.errors.contains(Self.note))
    let log = try tickbt.read("out/x_trades_timeseries.csv")
    #expect(log.contains("nan") && log.contains("inf"))

    let compared = try tickbt.run("compare", "out", "out", "--output", "table.csv")
    #expect(compared.status == 0 && compared.errors == "", "\(compared.errors)")
    // What does not exist is left out.
    #expect(!(try tickbt.read("table.csv")).contains("nan"))
    let diff = try tickbt.run("diff", "out", "out")
    #expect(diff.status == 0 && diff.errors == "", "\(diff.errors)")
    #expect(diff.output.contains("All 2 securities are equal."))
    for fill in 1...4 {
      let explained = try tickbt.run("explain", "--run", "out", "--security", "X", "--fill", "\(fill)")
      #expect(explained.status == 0 && explained.errors == "", "\(explained.errors)")
      let json = try tickbt.run("explain", "--run", "out", "--security", "X", "--fill", "\(fill)", "--json")
      #expect(json.status == 0)
      _ = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    }
    let trace = try tickbt.run("trace", "--run", "out", "--security", "X", "--day", "2025-04-14")
    #expect(trace.status == 0 && trace.errors == "", "\(trace.errors)")
    let csv = try tickbt.run("trace", "--run", "out", "--security", "X", "--day", "2025-04-14", "--format", "csv")
    #expect(csv.status == 0)
    let inspected = try tickbt.run("inspect", "ticks", "--json")
    #expect(inspected.status == 0)
    _ = try JSONSerialization.jsonObject(with: Data(inspected.output.utf8))
    #expect(try tickbt.run("inspect", "ticks", "--days").output.contains("prices off the tick grid"))
  }

  /// A number where the program writes numbers, which no 64 bits hold.
  @Test func absurdCountsInAResult() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      "security,trades,realized_pnl,position,market_dates,strategy_dates,error\nA,1e300,1e300,0,-1e300,nan,\n",
      to: "odd/backtest_summary.csv")
    try tickbt.write("timestamp,realized_pnl\n2025-04-14 10:00:00,1\n", to: "odd/a_trades_timeseries.csv")
    let compared = try tickbt.run("compare", "odd", "odd", "--output", "table.csv")
    #expect(compared.status == 0, "\(compared.errors)")
    #expect(compared.output.contains("1e+300"))
    #expect(try tickbt.read("table.csv").hasPrefix("strategy,total_trades"))
    try tickbt.write("timestamp,realized_pnl\n999999-1-1 10:00:00,1\n", to: "odd/a_trades_timeseries.csv")
    let dated = try tickbt.run("compare", "odd", "odd")
    #expect(dated.status == 1)
    #expect(dated.errors.contains("timestamp expected a date and a time, was \"999999-1-1 10:00:00\""))
  }

  @Test func aLargePriceBesideOneOfSixDecimals() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      """
      timestamp,type,price,volume
      2025-04-14 10:00:00,bid,10.123456,500
      2025-04-14 10:00:02,ask,10000000000000,300

      """, to: "odd/x.csv")
    let trace = try tickbt.run(
      "trace", "-s", "v1_baseline", "--security", "X", "--day", "2025-04-14", "--data", "odd", "--config", "own.json")
    #expect(trace.status == 0, "\(trace.errors)")
    #expect(trace.output.contains("ask 300 @ 10,000,000,000,000.000000"))
    #expect(trace.output.contains("500 @ 10.123456"))
  }
}
