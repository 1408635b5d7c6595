import Foundation
import TestSupport
import Testing

@Suite("tickbt rules, --rules and --range")
struct RulesCommandTests {
  private let tickbt: Tickbt

  init() throws { tickbt = try Tickbt() }

  private static let market = """
    timestamp,type,price,size
    2025-04-14 10:00:00,bid,10,500
    2025-04-14 10:00:00,ask,10.02,400
    2025-04-14 10:00:05,trade,9.99,800
    2025-04-14 10:01:00,trade,10.05,900
    2025-04-14 14:55:00,trade,10,100
    """

  private func write() throws {
    try tickbt.write(Self.market, to: "ticks/emaar.csv")
    try tickbt.write(
      #"{"EMAAR": {"quote_size": 1000, "refill_interval_sec": 30, "min_local_currency_before_quote": 1000}}"#,
      to: "own.json")
  }

  @Test("The list explains every rule")
  func list() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run("rules", "--list")
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.hasPrefix("opening: When a day's quoting begins.\n"))
    #expect(run.output.contains("\n  quote: At our own, whatever the trade's.\n"))
    #expect(run.output.contains("\n  reference: trades, market: proportional, pessimistic: back, optimistic: front\n"))
    #expect(run.output.contains("\n  of: v3_liquidity_monitor\n"))
  }

  /// 500 are ahead of the bid: 300 are bought at 9.99 or at 10; 400 before the ask: 500 are sold at 10.05 or at 10.02. The
  /// close buys 200 back at 10.
  @Test("A table has a line for each rule, and the range")
  func table() throws {
    defer { tickbt.remove() }
    try write()
    let run = try tickbt.run(
      "rules", "-s", "v1_baseline", "--data", "ticks", "--config", "own.json", "--output", "rules.csv")
    #expect(run.status == 0 && run.errors == "")
    let lines = try tickbt.read("rules.csv").split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("rules,realized_pnl,unrealized_pnl,difference,fills,open_positions,days,"))
    let names = lines.dropFirst().map { $0.split(separator: ",")[0] }
    #expect(
      names == [
        "reference", "opening=settled", "fill_price=quote", "trade_through=fill", "queue=proportional",
        "quote_cross=fills", "crossed_pair=shared", "orders=day", "top_up=back", "comeback=back", "taken=once",
        "close=share", "pessimistic", "market", "optimistic",
      ])
    let pnl = Dictionary(
      uniqueKeysWithValues: lines.dropFirst().map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        return (String(fields[0]), Double(fields[1]) ?? .nan)
      })
    #expect(abs((pnl["reference"] ?? 0) - (300 * 0.06 + 200 * 0.05)) < 1e-9)
    #expect(abs((pnl["fill_price=quote"] ?? 0) - (300 * 0.02 + 200 * 0.02)) < 1e-9)
    #expect(run.output.contains("\nRange: "))
    #expect(run.output.contains("No fees and no latency"))
  }

  @Test("A run has the rules that it is given, and records them")
  func profile() throws {
    defer { tickbt.remove() }
    try write()
    let start = ["run", "-s", "v1_baseline", "--data", "ticks", "--config", "own.json", "--output-dir", "out"]
    let reference = try tickbt.run(start)
    #expect(reference.output.hasSuffix("tickbt rules --strategy v1_baseline\n"))
    #expect(try tickbt.read("out/emaar_trades_timeseries.csv").contains(",9.99,300,"))

    let quoted = try tickbt.run(start + ["--rules", "reference", "--set", "fill_price=quote"])
    #expect(quoted.status == 0 && !quoted.output.contains("tickbt rules"))
    #expect(try tickbt.read("out/emaar_trades_timeseries.csv").contains(",10.0,300,"))
    #expect(try tickbt.read("out/run.json").contains(#""fill_price" : "quote""#))

    let explained = try tickbt.run("explain", "--run", "out", "--security", "EMAAR", "--fill", "1")
    #expect(explained.status == 0)
    #expect(explained.output.contains("filled at our price (fill_price=quote)"))
    #expect(explained.output.contains("other than the reference's: fill_price=quote"))
  }

  /// 500 are ahead; 400 of 1,000 are cancelled, all ahead of us; a trade of 450 leaves 350 for us.
  @Test("A sweep takes a profile, and words as values; its cells can be traced")
  func sweep() throws {
    defer { tickbt.remove() }
    try write()
    try tickbt.write(
      """
      timestamp,type,price,size
      2025-04-14 10:00:02,bid,10,500
      2025-04-14 10:00:03,ask,10.02,400
      2025-04-14 10:00:04,bid,10,1000
      2025-04-14 10:00:05,bid,10,600
      2025-04-14 10:00:06,trade,10,450
      """, to: "ticks/emaar.csv")
    let run = try tickbt.run(
      "sweep", "-s", "v1_baseline", "--data", "ticks", "--config", "own.json", "--output-dir", "sweep", "--quiet",
      "--save-trades", "all", "--rules", "market", "--set", "queue=back,front")
    #expect(run.status == 0)
    let record = try tickbt.read("sweep/v1_baseline_queue=front/run.json")
    #expect(record.contains(#""queue" : "front""#) && record.contains(#""fill_price" : "quote""#))
    #expect(try tickbt.read("sweep/v1_baseline_queue=front/EMAAR_trades.csv").contains(",10.0,350,"))
    #expect(tickbt.files(in: "sweep/v1_baseline_queue=back") == ["run.json"])

    let front = ["--run", "sweep:v1_baseline_queue=front", "--security", "EMAAR"]
    let trace = try tickbt.run(["trace", "--day", "2025-04-14"] + front)
    #expect(trace.output.contains("cancellations took 400 ahead of our bid (estimated)"))
    let explained = try tickbt.run(["explain", "--fill", "1"] + front)
    #expect(
      explained.output.contains("500 ahead when it joined; 1 trade ate 100, cancellations 400 (estimated), 0 left"))
  }

  @Test("The range is in the table and in the summary")
  func range() throws {
    defer { tickbt.remove() }
    try write()
    let run = try tickbt.run(
      "run", "-s", "v1_baseline", "--data", "ticks", "--config", "own.json", "--output-dir", "out", "--range")
    #expect(run.status == 0)
    #expect(run.output.contains("Pessimistic") && run.output.contains("Optimistic"))
    let lines = try tickbt.read("out/backtest_summary.csv").split(separator: "\n")
    #expect(lines[0].hasSuffix(",error,pnl_pessimistic,pnl_market,pnl_optimistic"))
    #expect(lines[1].split(separator: ",", omittingEmptySubsequences: false).count == 10)
  }

  @Test(
    "Mistakes in the call",
    arguments: [
      (
        ["run", "--rules", "markt"],
        "--rules markt: must be one of reference, market, pessimistic, optimistic; the nearest is market"
      ),
      (
        ["run", "--set", "fill_price=quot"],
        "--set fill_price=quot: fill_price must be one of trade, quote, was \"quot\"; the nearest is quote"
      ),
      (
        ["run", "--set", "close_share=0"],
        "--set close_share=0: close_share must be a whole number from 1 to 100, was 0"
      ),
      (
        ["run", "--set", "close_share=101"],
        "--set close_share=101: close_share must be a whole number from 1 to 100, was 101"
      ),
      (
        ["run", "--set", "v3_queue=keep"],
        "--set v3_queue=keep: v3_queue is a parameter of another strategy and has no effect on v1_baseline"
      ),
      (["rules", "--list"], "--list explains all rules: leave out --strategy"),
    ])
  func mistakes(call: [String], problem: String) throws {
    defer { tickbt.remove() }
    try write()
    let data = call[0] == "run" ? ["--data", "ticks", "--config", "own.json"] : []
    let run = try tickbt.run(call + ["-s", "v1_baseline"] + data)
    #expect(run.status == 64)
    #expect(run.errors.contains("Error: \(problem)\n"))
  }
}
