import Foundation
import Testing

/// `tickbt compare` on results of runs and sweeps.
@Suite struct CompareCommandTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try tickbt.write("{}", to: "empty.json")
    let generated = try tickbt.run("generate", "--output", "ticks", "--securities", "2", "--days", "6")
    #expect(generated.status == 0, "\(generated.errors)")
    for strategy in ["v1_baseline", "v2_price_follow_qty_cooldown"] {
      let run = try tickbt.run(
        "run", "--strategy", strategy, "--data", "ticks", "--config", "empty.json", "--quiet", "--set",
        "quote_size=2000")
      #expect(run.status == 0, "\(run.errors)")
    }
    let sweep = try tickbt.run(
      "sweep", "--strategy", "v1_baseline", "--data", "ticks", "--config", "empty.json", "--quiet", "--set",
      "quote_size=2000", "--intervals", "30", "60", "--save-trades", "all")
    #expect(sweep.status == 0, "\(sweep.errors)")
  }

  private func lines(_ name: String) throws -> [[String]] {
    try tickbt.read(name).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// A security that has failed has no result; it is none of 0.
  @Test func aFailedSecurityIsNoResult() throws {
    defer { tickbt.remove() }
    try tickbt.write("PAR1 and nothing more", to: "ticks/aldar.parquet")
    let run = try tickbt.run(
      "run", "--strategy", "v1_baseline", "--data", "ticks", "--config", "empty.json", "--quiet", "--set",
      "quote_size=2000", "--output-dir", "output/broken")
    #expect(run.status == 1)
    let compared = try tickbt.run(
      "compare", "output/v1_baseline_parallel", "output/broken", "--output", "comparison.csv")
    #expect(compared.status == 0)
    #expect(compared.errors == "Note: #2: ALDAR failed, and is left out\n")
    let table = try lines("comparison.csv")
    let count = try #require(table[0].firstIndex(of: "num_securities"))
    #expect(Set(table.dropFirst().map { $0[count] }) == ["1", "2"])
  }

  /// Links may run in circles, and lead to folders that have another name already.
  @Test func everyFolderStandsOnceWhateverLeadsThere() throws {
    defer { tickbt.remove() }
    let plain = try tickbt.run("compare", "--all")
    #expect(plain.status == 0)
    func link(_ path: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: tickbt.folder.appending(path: path).path, withDestinationPath: target)
    }
    try FileManager.default.createDirectory(
      at: tickbt.folder.appending(path: "output/deep/deeper"), withIntermediateDirectories: true)
    try link("output/a", to: ".")
    try link("output/b", to: ".")
    try link("output/deep/c", to: "..")
    try link("output/deep/deeper/d", to: "../deeper")
    try link("output/0", to: "v1_baseline_parallel")
    try link("output/broken", to: "nowhere")
    let linked = try tickbt.run("compare", "--all")
    #expect(linked.status == 0)
    #expect(linked.output == plain.output)
    // What is in another folder is found through a link.
    let through = try tickbt.run("compare", "--all", "--output-dir", "output/deep").output
    for name in ["sweep", "v1_baseline_parallel", "v2_price_follow_qty_cooldown_parallel"] {
      #expect(through.components(separatedBy: "output/deep/c/\(name)").count == 2, "\(name)")
    }
    // A result that is named stands first, and once.
    let named = try tickbt.run("compare", "output/0/", "--all")
    #expect(named.output.split(separator: "\n").filter { $0.contains("v1_baseline_parallel") }.isEmpty)
    #expect(named.output.contains("output/0/"))
  }

  @Test func otherTicksAndOtherSecuritiesAreTold() throws {
    defer { tickbt.remove() }
    #expect(
      try tickbt.run("generate", "--output", "others", "--securities", "3", "--days", "6", "--seed", "2").status == 0)
    #expect(
      try tickbt.run(
        "run", "--strategy", "v1_baseline", "--data", "others", "--config", "empty.json", "--output-dir",
        "output/others",
        "--quiet"
      ).status == 0)
    let compared = try tickbt.run("compare", "output/sweep:60s", "v1_baseline", "output/others")
    #expect(compared.status == 0)
    #expect(
      compared.errorLines == [
        "Note: #3 has ADNOCDRI, which #1 has not: totals are not of the same",
        "Note: #3 is of other ticks than #1: ALDAR, EMAAR had a file with another hash",
      ])
  }

  /// The default interval is 60 seconds: the cell and the run are the same.
  @Test func aCellAndTheRunThatItEqualsDoNotDiffer() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run("compare", "output/v1_baseline_parallel", "output/sweep:60s", "--output", "comparison.csv")
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let table = try lines("comparison.csv")
    #expect(
      table[0].prefix(9) == [
        "strategy", "total_trades", "total_pnl", "num_securities", "avg_pnl_per_security", "avg_trades_per_security",
        "total_market_dates", "total_strategy_dates", "trading_day_coverage",
      ])
    #expect(table.count == 3 && table[1][1...4] == table[2][1...4])
    let second = try #require(table.first { $0.contains("output/sweep:v1_baseline_60s") })
    let row = Dictionary(uniqueKeysWithValues: zip(table[0], second))
    #expect(row["pnl_difference"] == "0.0" && row["mean_daily_difference"] == "0.0" && row["p_value"] == "1.0")
    #expect(row["daily_correlation"].flatMap(Double.init).map { abs($0 - 1) < 1e-12 } == true)
    let securities = try lines("comparison_per_security.csv")
    #expect(securities.count == 5 && securities.dropFirst().allSatisfy { ["", "0.0"].contains($0[5]) })
  }

  /// However a kept cell is named.
  @Test func aCellMayBeNamedByItsFolder() throws {
    defer { tickbt.remove() }
    let run = try tickbt.run(
      "compare", "output/sweep:30s", "output/sweep/v1_baseline_30s", "output/sweep/v1_baseline_30s/", "--output",
      "c.csv")
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let rows = try lines("c.csv").dropFirst().map { $0[1...4] }
    #expect(rows.count == 3 && Set(rows).count == 1)
  }

  @Test func strategiesMayBeNamedAndAllBeTaken() throws {
    defer { tickbt.remove() }
    let named = try tickbt.run(
      "compare", "v1_baseline", "v2_price_follow_qty_cooldown", "v9", "--output", "new/folder/c.csv")
    #expect(named.status == 1)
    #expect(named.errors == "Error: v9: there is no such folder; it is left out\n")
    try expectSnapshot(named.output, "compare.txt")
    #expect(try lines("new/folder/c.csv").count == 3)
    let all = try tickbt.run("compare", "--all", "--output", "all.csv", "--quiet")
    #expect(all.status == 0 && all.output == "")
    #expect(try lines("all.csv").count == 4)
  }

  @Test func aSummaryOfTheClosingStrategyMixesIn() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      """
      security,total_trades,auction_entries,buy_entries,sell_entries,vwap_exits,stop_losses,eod_flattens,filtered_sell_entries,\
      filtered_buy_entries,realized_pnl,final_position
      EMAAR,2,1,1,0,1,0,0,0,0,12.5,0

      """, to: "output/closing_strategy/backtest_summary.csv")
    try tickbt.write(
      """
      timestamp,side,price,quantity,realized_pnl,trade_type,vwap_reference,security
      2025-01-02 14:55:00,buy,1.0,25,0.0,auction_entry,1.0,EMAAR
      2025-01-03 10:00:00,sell,1.5,25,12.5,vwap_exit,1.5,EMAAR

      """, to: "output/closing_strategy/EMAAR_trades.csv")
    let run = try tickbt.run("compare", "v1_baseline", "closing_strategy", "--output", "c.csv")
    #expect(run.status == 0)
    #expect(run.errors == "Note: #2 has no result of ALDAR, which #1 has: totals are not of the same\n")
    let table = try lines("c.csv")
    let row = try #require(table.first { $0[0] == "closing_strategy" })
    #expect(row[1...8] == ["2", "12.5", "1", "12.5", "2.0", "", "", ""])
    #expect(row[11] != "" && row[12] != "")
  }

  @Test func nothingToCompareIsAFailure() throws {
    defer { tickbt.remove() }
    let none = try tickbt.run("compare", "v9", "output/sweep:7s")
    #expect(none.status == 1)
    #expect(
      none.errorLines == [
        "Error: v9: there is no such folder; it is left out",
        "Error: output/sweep: has no cell 7s; it is left out", "Error: nothing is left to compare",
      ])
    #expect(try tickbt.run("compare").status == 64)
    #expect(try tickbt.run("compare", "--all", "--output-dir", "ticks").status == 1)
  }
}
