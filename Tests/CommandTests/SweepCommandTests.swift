import Foundation
import Testing

/// `tickbt sweep` on a small sample market, with the shipped configurations.
@Suite struct SweepCommandTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try FileManager.default.copyItem(
      at: Tickbt.project.appending(path: "configs"), to: tickbt.folder.appending(path: "configs"))
    let generated = try tickbt.run("generate", "--output", "ticks", "--securities", "3", "--days", "4")
    #expect(generated.status == 0, "\(generated.errors)")
  }

  static let (v1, v2, v21) = ("v1_baseline", "v2_price_follow_qty_cooldown", "v2_1_stop_loss")

  private func sweep(_ output: String, _ options: [String]) throws -> Tickbt.Outcome {
    try tickbt.run(["sweep", "--data", "ticks", "--output-dir", output] + options)
  }

  private func table(_ name: String) throws -> [[String: String]] {
    let lines = try tickbt.read(name).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// What is set for one security wins in every cell, so that the cells are alike there: they share a result.
  @Test func cellsThatAreAlikeOnASecurityShareItsResult() throws {
    defer { tickbt.remove() }
    let options = [
      "--strategy", Self.v2, "--intervals", "30", "120", "--set", "EMAAR.refill_interval_sec=30", "--save-trades",
      "all",
    ]
    let first = try sweep("out", options)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("5 results computed, 0 were in the journal, 1 are another cell's"))
    let rows = try table("out/per_security_summary.csv").filter { $0["security"] == "EMAAR" }
    #expect(rows.count == 2)
    #expect(rows[0]["pnl"] == rows[1]["pnl"] && rows[0]["trades"] == rows[1]["trades"])
    for cell in ["30s", "120s"] { #expect(tickbt.files(in: "out/\(Self.v2)_\(cell)").contains("EMAAR_trades.csv")) }
    let again = try sweep("out", options)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output.contains("0 results computed, 6 were in the journal;"))
  }

  /// What fails for a cell fails for those that share its result, for the same reason.
  @Test func aSharedFailureKeepsItsReason() throws {
    defer { tickbt.remove() }
    let file = tickbt.folder.appending(path: "ticks/emaar.parquet")
    let whole = try Data(contentsOf: file)
    // The end of the file, which says what is in it, is sound; a column's pages are not.
    var damaged = whole
    damaged.replaceSubrange(4..<damaged.count / 2, with: Data(count: damaged.count / 2 - 4))
    try damaged.write(to: file)
    let options = [
      "--strategy", Self.v2, "--intervals", "30", "120", "--set", "EMAAR.refill_interval_sec=30", "--save-trades",
      "all",
    ]
    let sweep = try sweep("out", options)
    #expect(sweep.status == 1)
    let rows = try table("out/per_security_summary.csv").filter { $0["security"] == "EMAAR" }
    #expect(rows.count == 2 && rows[0]["error"] == rows[1]["error"])
    #expect(rows[0]["error"]?.contains("emaar.parquet") == true)
    #expect(sweep.output.contains("4 results computed, 0 were in the journal; "))
    let status = try tickbt.run("sweep", "status", "out").output.split(separator: "\n")
    #expect(status[2].split(separator: " ").dropFirst(3).prefix(2) == ["4", "6"])
    for cell in ["30s", "120s"] {
      let record = try JSONSerialization.jsonObject(with: Data(try tickbt.read("out/\(Self.v2)_\(cell)/run.json").utf8))
      #expect(((record as? [String: Any])?["errors"] as? [String: String])?.keys.sorted() == ["EMAAR"])
    }
  }

  /// A tick strategy sees trades at a price of 0; they count for its days in a sweep as in a run.
  @Test func marketDaysAreThoseOfARun() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      """
      timestamp,type,price,volume
      2025-04-14 10:00:00,TRADE,10,100
      2025-04-15 10:00:00,TRADE,0,100
      2025-04-16 10:00:00,TRADE,10,100

      """, to: "odd/emaar.csv")
    for (strategy, days) in [("closing_strategy", "3"), (Self.v1, "2")] {
      let sweep = try tickbt.run("sweep", "--data", "odd", "--strategy", strategy, "--output-dir", strategy, "--quiet")
      #expect(sweep.status == 0, "\(sweep.errors)")
      #expect(try table("\(strategy)/per_security_summary.csv").map { $0["market_dates"] } == [days])
    }
  }

  /// A kept cell has the record of a run: its fills can be followed, explained and compared.
  @Test func aKeptCellIsNamedAsARunIs() throws {
    defer { tickbt.remove() }
    let options = ["--strategy", Self.v1, "--intervals", "30", "60", "--quiet", "--set", "EMAAR.quote_size=900"]
    #expect(try sweep("out", options + ["--save-trades", "all"]).status == 0)
    let run = try tickbt.run(
      "run", "--strategy", Self.v1, "--data", "ticks", "--set", "refill_interval_sec=30", "--set",
      "EMAAR.quote_size=900", "--output-dir", "single", "--quiet")
    #expect(run.status == 0)
    for (command, more) in [("explain", ["--fill", "3"]), ("trace", ["--day", "2025-04-15", "--fills-only"])] {
      let named = try tickbt.run([command, "--security", "EMAAR", "--run", "single"] + more)
      for cell in ["out:30s", "out:\(Self.v1)_30s", "out/\(Self.v1)_30s"] {
        let cell = try tickbt.run([command, "--security", "EMAAR", "--run", cell] + more)
        #expect(cell.status == 0 && cell.errors == "", "\(cell.errors)")
        let isEqual = cell.output == named.output
        #expect(isEqual)
      }
    }
    #expect(try tickbt.run("diff", "single", "out:30s").status == 0)
    let different = try tickbt.run("diff", "out:30s", "out:60s", "--security", "EMAAR")
    #expect(different.status == 1)
    #expect(different.output.contains("Orders or positions of the day differ first at row"))

    // The best cell alone is kept, and the other's folder goes as a whole.
    #expect(try sweep("out", options).status == 0)
    let kept = tickbt.files(in: "out").filter { $0.hasPrefix("v1") }
    #expect(kept.count == 1)
    let gone = kept == ["\(Self.v1)_30s"] ? "60s" : "30s"
    for arguments in [
      ["trace", "--run", "out:\(gone)", "--security", "EMAAR", "--day", "2025-04-14"],
      ["diff", "single", "out:\(gone)"],
    ] {
      let missing = try tickbt.run(arguments)
      #expect(missing.status == 1)
      #expect(missing.errors.hasPrefix("Error: out: keeps no trades of a cell \(gone)"))
      #expect(missing.errors.hasSuffix("; a sweep with --save-trades all keeps those of all its cells\n"))
    }
    let whole = try tickbt.run("diff", "single", "out")
    #expect(whole.errors == "Error: out: is the folder of a sweep: name a cell of it, such as out:\(kept[0])\n")
  }

  @Test func everyCellEqualsASingleRun() throws {
    defer { tickbt.remove() }
    let sweep = try sweep(
      "out",
      [
        "--strategy", Self.v1, "--strategy", Self.v21, "--intervals", "5", "30", "--stop-loss", "0.5", "2", "--set",
        "EMAAR.quote_size=5000", "--save-trades", "all", "--quiet",
      ])
    #expect(sweep.status == 0 && sweep.output == "" && sweep.errors == "")
    let rows = try table("out/per_security_summary.csv")
    #expect(rows.count == 18)
    let cells: [(String, String, [String])] =
      ["5", "30"].map { (Self.v1, "\($0)s", ["refill_interval_sec=\($0)"]) }
      + ["5", "30"].flatMap { interval in
        ["0.5", "2"].map { stop in
          let sets = ["refill_interval_sec=\(interval)", "stop_loss_threshold_pct=\(stop)"]
          return (Self.v21, sets.joined(separator: "_"), sets)
        }
      }
    for (strategy, cell, sets) in cells {
      let run = try tickbt.run(
        ["run", "--strategy", strategy, "--data", "ticks", "--output-dir", "run", "--quiet"]
          + (sets + ["EMAAR.quote_size=5000"]).flatMap { ["--set", $0] })
      #expect(run.status == 0, "\(run.errors)")
      for security in try table("run/backtest_summary.csv") {
        let name = try #require(security["security"])
        let row = try #require(rows.first { $0["security"] == name && $0["scenario"] == "\(strategy)_\(cell)" })
        #expect(row["trades"] == security["trades"] && row["pnl"] == security["realized_pnl"], "\(cell) \(name)")
        #expect(row["strategy"] == strategy && row["interval_sec"].map { ["5", "30"].contains($0) } == true)
        let kept = try tickbt.read("out/\(strategy)_\(cell)/\(name)_trades.csv")
        let isEqual = try kept == tickbt.read("run/\(name.lowercased())_trades_timeseries.csv")
        #expect(isEqual, "the trades of \(cell) \(name)")
      }
    }
  }

  @Test func tablesHaveALineForEachCellInTheOrderOfTheGrid() throws {
    defer { tickbt.remove() }
    let sweep = try sweep(
      "out", ["--strategy", Self.v2, "--strategy", Self.v21, "--intervals", "30", "5", "--stop-loss", "1", "2"])
    #expect(sweep.status == 0, "\(sweep.errors)")
    let header = try tickbt.read("out/sweep_results.csv").prefix { $0 != "\n" }
    #expect(header.hasPrefix("strategy,refill_interval_sec,stop_loss_threshold_pct,interval_sec,"))
    let names = header.split(separator: ",")
    #expect(Set(names).count == names.count)
    #expect(header.contains("total_trades,total_pnl,sharpe_ratio,max_drawdown,max_drawdown_pct,calmar_ratio,win_rate,"))
    #expect(header.contains("profit_factor,avg_pnl_per_trade,elapsed_sec,securities,"))
    #expect(header.hasSuffix(",errors,scenario"))
    let results = try table("out/sweep_results.csv")
    #expect(results.first?["scenario"] == "\(Self.v2)_30s")
    #expect(
      results.map { [$0["strategy"], $0["interval_sec"], $0["stop_loss_threshold_pct"]] } == [
        [Self.v2, "30", ""], [Self.v2, "5", ""], [Self.v21, "30", "1"], [Self.v21, "30", "2"], [Self.v21, "5", "1"],
        [Self.v21, "5", "2"],
      ])
    #expect(results.allSatisfy { $0["securities"] == "3" && $0["errors"] == "0" })
    let comparison = try table("out/comparison_table.csv")
    #expect(
      comparison.map { [$0["interval_sec"], $0["stop_loss_threshold_pct"]] } == [
        ["30", "1"], ["30", "2"], ["5", "1"], ["5", "2"],
      ])
    // V2 has no stop loss, and stands beside each.
    #expect(comparison[0]["V2_pnl"] == comparison[1]["V2_pnl"])
    #expect(comparison.allSatisfy { $0["V21_trades"]?.isEmpty == false && $0["V2_trades"]?.isEmpty == false })
    for name in tickbt.files(in: "out") where name.hasSuffix(".csv") {
      let text = try tickbt.read("out/\(name)").lowercased()
      #expect(!text.contains("nan") && !text.contains("inf,"), "\(name)")
    }
    #expect(sweep.output.contains("6 cells on 3 securities: 18 results computed, 0 were in the journal"))
    #expect(sweep.output.contains("The best cell, ") || sweep.output.contains("Whether the best cell, "))
    // The best cell of each strategy has its trades.
    #expect(tickbt.files(in: "out").count { $0.hasPrefix("v2") } == 2)
  }

  @Test func tablesDoNotDependOnHowTheWorkIsCut() throws {
    defer { tickbt.remove() }
    let options = [
      "--strategy", Self.v1, "--strategy", Self.v21, "--set", "refill_interval_sec=5:200:5", "--save-trades", "all",
      "--folds", "2", "--quiet",
    ]
    #expect(try sweep("out", options + ["--workers", "1"]).status == 0)
    let expected = try tickbt.tree(in: "out")
    #expect(expected.count > 240)
    for (workers, chunk) in [("2", "1000"), ("8", "100000")] {
      let other = try sweep("other", options + ["--workers", workers, "--chunk-size", chunk, "--fresh"])
      #expect(other.status == 0, "\(other.errors)")
      let isEqual = try tickbt.tree(in: "other") == expected
      #expect(isEqual, "workers \(workers), chunk size \(chunk)")
    }
  }

  @Test func finishedResultsAreNotComputedAgain() throws {
    defer { tickbt.remove() }
    func counts(_ options: String...) throws -> String {
      let sweep = try sweep("out", ["--strategy", Self.v2] + options)
      #expect(sweep.status == 0, "\(sweep.errors)")
      let line = sweep.output.split(separator: "\n").first { $0.contains("results computed") }
      return line.map { String($0.split(separator: ";")[0]) } ?? ""
    }
    #expect(
      try counts("--intervals", "5", "10") == "2 cells on 3 securities: 6 results computed, 0 were in the journal")
    let first = try tickbt.tree(in: "out")
    #expect(
      try counts("--intervals", "5", "10") == "2 cells on 3 securities: 0 results computed, 6 were in the journal")
    #expect(try tickbt.tree(in: "out") == first)
    // More cells, then other parameters for one security, then other ticks of one.
    #expect(
      try counts("--intervals", "5", "10", "20") == "3 cells on 3 securities: 3 results computed, 6 were in the journal"
    )
    #expect(
      try counts("--intervals", "5", "10", "--set", "EMAAR.quote_size=77")
        == "2 cells on 3 securities: 2 results computed, 4 were in the journal")
    let other = try tickbt.run("generate", "--output", "second", "--securities", "3", "--days", "4", "--seed", "2")
    #expect(other.status == 0)
    let file = tickbt.folder.appending(path: "ticks/emaar.parquet")
    try FileManager.default.removeItem(at: file)
    try FileManager.default.copyItem(at: tickbt.folder.appending(path: "second/emaar.parquet"), to: file)
    #expect(
      try counts("--intervals", "5", "10") == "2 cells on 3 securities: 2 results computed, 4 were in the journal")
    // The same parameters however they are given.
    #expect(
      try counts("--set", "refill_interval_sec=5:10:5.0")
        == "2 cells on 3 securities: 0 results computed, 6 were in the journal")
    #expect(
      try counts("--intervals", "5", "10", "--fresh")
        == "2 cells on 3 securities: 6 results computed, 0 were in the journal")
    #expect(tickbt.files(in: "out").contains("journal-1.sqlite"))
  }

  @Test func onlyTradesThatAreKeptStayAndOthersAreMadeWhereMissing() throws {
    defer { tickbt.remove() }
    let options = ["--strategy", Self.v2, "--intervals", "5", "10", "--quiet"]
    #expect(try sweep("out", options + ["--save-trades", "none"]).status == 0)
    #expect(tickbt.files(in: "out").filter { $0.hasPrefix("v2") } == [])
    #expect(try sweep("out", options + ["--save-trades", "all"]).status == 0)
    let all = try tickbt.tree(in: "out")
    #expect(tickbt.files(in: "out/v2_price_follow_qty_cooldown_10s").count == 4)
    try FileManager.default.removeItem(at: tickbt.folder.appending(path: "out/v2_price_follow_qty_cooldown_5s"))
    #expect(try sweep("out", options + ["--save-trades", "all"]).status == 0)
    #expect(try tickbt.tree(in: "out") == all)
    #expect(try sweep("out", options + ["--save-trades", "best"]).status == 0)
    #expect(tickbt.files(in: "out").count { $0.hasPrefix("v2") } == 1)
  }

  @Test func samplesAreTheSameForTheSameSeed() throws {
    defer { tickbt.remove() }
    func cells(_ seed: String) throws -> [Substring] {
      try sweep(
        "out",
        [
          "--strategy", Self.v21, "--set", "refill_interval_sec=1:1000:1", "--set", "stop_loss_threshold_pct=0.1:5:0.1",
          "--samples", "7", "--seed", seed, "--dry-run",
        ]
      ).output.split(separator: "\n")
    }
    let first = try cells("1")
    #expect(first.count == 8 && Set(first).count == 8)
    #expect(first[7].hasPrefix("7 cells, drawn from 50,000 × 3 securities = 21 results; about "))
    #expect(try cells("1").dropLast() == first.dropLast())
    #expect(try cells("2").dropLast() != first.dropLast())
    #expect(tickbt.files(in: "out") == [])
  }

  @Test func aFileHoldsTheWholeSweep() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      """
      {"strategies": ["\(Self.v2)"], "set": {"refill_interval_sec": [5, 10]}, "data": "ticks", "output_dir": "a",
       "securities": ["EMAAR"], "save_trades": "none"}
      """, to: "sweep.json")
    #expect(try tickbt.run("sweep", "--spec", "sweep.json", "--quiet").status == 0)
    #expect(
      try sweep(
        "b", ["--strategy", Self.v2, "--intervals", "5", "10", "--securities", "EMAAR", "--save-trades", "none"]
      ).status == 0)
    #expect(try tickbt.tree(in: "a") == tickbt.tree(in: "b"))
    // An option counts more.
    #expect(try tickbt.run("sweep", "--spec", "sweep.json", "--intervals", "7", "--quiet").status == 0)
    #expect(try table("a/sweep_results.csv").map { $0["interval_sec"] } == ["7"])
  }

  @Test func configurationsMayBeNamedForEachStrategy() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      #"{"EMAAR": {"quote_size": 0}, "ALDAR": {"quote_size": 0}, "ADNOCDRI": {"quote_size": 0}}"#, to: "idle.json")
    let sweep = try sweep(
      "out",
      [
        "--strategy", Self.v1, "--strategy", Self.v2, "--config", "\(Self.v1)=idle.json", "--intervals", "30",
        "--quiet",
      ])
    #expect(sweep.status == 0, "\(sweep.errors)")
    let rows = try table("out/per_security_summary.csv")
    #expect(rows.filter { $0["strategy"] == Self.v1 }.allSatisfy { $0["trades"] == "0" })
    #expect(rows.filter { $0["strategy"] == Self.v2 }.allSatisfy { $0["trades"] != "0" })
  }

  @Test func aFailingSecurityIsItsOwn() throws {
    defer { tickbt.remove() }
    try tickbt.write("not Parquet at all", to: "ticks/broken.parquet")
    let sweep = try sweep("out", ["--strategy", Self.v2, "--intervals", "5", "10", "--quiet"])
    #expect(sweep.status == 1)
    #expect(sweep.errorLines.count == 1)
    #expect(sweep.errors.hasPrefix("Error: BROKEN: ticks/broken.parquet: is no Parquet file that can be read"))
    let rows = try table("out/per_security_summary.csv").filter { $0["security"] == "BROKEN" }
    #expect(rows.count == 2)
    #expect(
      rows.allSatisfy { $0["pnl"] == "" && $0["trades"] == "" && $0["error"]?.contains("no Parquet file") == true })
    let results = try table("out/sweep_results.csv")
    #expect(results.allSatisfy { $0["securities"] == "3" && $0["errors"] == "1" })
    // Once the file is whole, only it is computed.
    try FileManager.default.removeItem(at: tickbt.folder.appending(path: "ticks/broken.parquet"))
    try FileManager.default.copyItem(
      at: tickbt.folder.appending(path: "ticks/aldar.parquet"),
      to: tickbt.folder.appending(path: "ticks/broken.parquet"))
    let again = try self.sweep("out", ["--strategy", Self.v2, "--intervals", "5", "10"])
    #expect(again.status == 0)
    #expect(again.output.contains("2 results computed, 6 were in the journal"))
  }
}

extension Tickbt {
  /// All files of a sweep's folder that are the same for the same sweep, by their path: neither the journal nor the record.
  func tree(in name: String) throws -> [String: Data] {
    let base = folder.appending(path: name)
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: base.path) {
      let isOwn = path.hasPrefix("journal") || path == "sweep.json"
      var isFolder: ObjCBool = false
      let file = base.appending(path: path)
      guard !isOwn, FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue
      else {
        continue
      }
      files[path] = try Data(contentsOf: file)
    }
    return files
  }
}
