import Backtest
import Foundation
import TestSupport
import Testing

@testable import Sweep

@Suite struct SpecificationTests {
  static let (v1, v2, v21) = ("v1_baseline", "v2_price_follow_qty_cooldown", "v2_1_stop_loss")

  private func specification(_ strategies: [String], _ sets: String...) throws -> SweepSpecification {
    var specification = SweepSpecification()
    specification.strategies = strategies
    for set in sets { try specification.set(set) }
    return specification
  }

  private func grid(_ strategies: [String], _ sets: String...) throws -> SweepGrid {
    var specification = SweepSpecification()
    specification.strategies = strategies
    for set in sets { try specification.set(set) }
    return try SweepGrid(specification, registry: .builtIn)
  }

  private func ids(_ grid: SweepGrid) -> [String] { (0..<grid.count).map { grid[$0].id } }

  @Test func theLastAxisChangesFastest() throws {
    let grid = try grid([Self.v21], "refill_interval_sec=5,10", "stop_loss_threshold_pct=1:2:0.5")
    #expect(
      ids(grid)
        == ["5", "10"].flatMap { interval in
          ["1", "1.5", "2"].map { "v2_1_stop_loss_refill_interval_sec=\(interval)_stop_loss_threshold_pct=\($0)" }
        })
  }

  @Test func anAxisCountsForTheStrategiesThatHaveIt() throws {
    let grid = try grid([Self.v2, Self.v21], "refill_interval_sec=30", "stop_loss_threshold_pct=1,2")
    #expect(
      ids(grid) == [
        "v2_price_follow_qty_cooldown_30s", "v2_1_stop_loss_stop_loss_threshold_pct=1",
        "v2_1_stop_loss_stop_loss_threshold_pct=2",
      ])
    #expect(grid[0].values == ["30", nil])
    #expect(grid[2].values == ["30", "2"])
  }

  /// Registered by other packages: the only cell of one strategy is called as a cell of another.
  @Test func twoCellsOfOneNameAreRefused() throws {
    let registry = try StrategyRegistry.builtIn.registering(StrategyDefinition(ThirtySeconds.self))
    var specification = SweepSpecification()
    specification.strategies = [Self.v1, ThirtySeconds.name]
    try specification.set("refill_interval_sec=60,30")
    #expect(
      throws: SpecificationError(
        "a cell of v1_baseline would have the name of the strategy v1_baseline_30s: sweep them one after the other")
    ) { try SweepGrid(specification, registry: registry) }
    specification = SweepSpecification()
    specification.strategies = [Self.v1, ThirtySeconds.name]
    try specification.set("refill_interval_sec=60,3")
    #expect(try SweepGrid(specification, registry: registry).count == 3)
  }

  @Test func numbersThatDifferInCaseAreOne() throws {
    #expect(ids(try grid([Self.v1], "refill_interval_sec=1E-20,1e-20")) == ["v1_baseline_1e-20s"])
  }

  @Test func intervalsAloneMakeShortNames() throws {
    #expect(
      ids(try grid([Self.v1, Self.v2], "refill_interval_sec=30,0.5", "quote_size=100")) == [
        "v1_baseline_30s", "v1_baseline_0.5s", "v2_price_follow_qty_cooldown_30s", "v2_price_follow_qty_cooldown_0.5s",
      ])
    #expect(ids(try grid([Self.v1])) == ["v1_baseline"])
  }

  @Test func valuesStandOnceAndNamesAreShortEnoughForFiles() throws {
    #expect(try grid([Self.v1], "refill_interval_sec=5, 5.0,10,5:10:5").count == 2)
    let long = try grid(
      [Self.v21], "refill_interval_sec=1,2", "quote_size=1000000001,2", "quote_size_bid=1000000001,2",
      "quote_size_ask=1000000001,2", "max_position=1000000001,2", "min_local_currency_before_quote=1000000.001,2",
      "stop_loss_threshold_pct=1,2")
    let names = ids(long)
    #expect(Set(names).count == 128)
    #expect(names.allSatisfy { $0.utf8.count < 200 && !$0.contains("/") })
  }

  @Test(arguments: [
    (
      ["refil_interval_sec=5"],
      "--set refil_interval_sec=5: v1_baseline has no parameter refil_interval_sec; the nearest is refill_interval_sec"
    ),
    (
      ["refill_interval_sec=10:5:1"],
      "--set refill_interval_sec=10:5:1: the range 10:5:1 is empty: its step does not lead from start to stop"
    ),
    (
      ["refill_interval_sec=1:5:0"],
      "--set refill_interval_sec=1:5:0: the range 1:5:0 is empty: its step does not lead from start to stop"
    ),
    (
      ["refill_interval_sec=1:5"],
      "--set refill_interval_sec=1:5: write a range as start:stop:step, with numbers: 1:5 is none"
    ),
    (
      ["refill_interval_sec=1:5:x"],
      "--set refill_interval_sec=1:5:x: write a range as start:stop:step, with numbers: 1:5:x is none"
    ),
    (["refill_interval_sec=5,,10"], "--set refill_interval_sec=5,,10: a value is missing"),
    (["refill_interval_sec="], "--set refill_interval_sec=: a value is missing"),
    (
      ["refill_interval_sec"], "refill_interval_sec: write it as key=v1,v2,…, key=start:stop:step or SECURITY.key=value"
    ),
    (
      ["refill_interval_sec=5,x"],
      "--set refill_interval_sec=5,x: refill_interval_sec must be a number from 0, was \"x\""
    ),
    (["quote_size=1.5"], "--set quote_size=1.5: quote_size must be a whole number from 0 to 1000000000000, was 1.5"),
    (["quote_size=1", "quote_size=2"], "--set quote_size=2: quote_size is set twice: give all its values at once"),
    (
      ["EMAAR.quote_size=1,2"],
      "--set EMAAR.quote_size=1,2: what is set for one security has one value; sweep quote_size for all of them"
    ),
    (
      ["quote_size=0:100000000:1"],
      "--set quote_size=0:100000000:1: the range 0:100000000:1 has more than 1000000 values"
    ),
  ])
  func mistakesAreOneClearLine(sets: [String], problem: String) {
    #expect(throws: SpecificationError(problem)) {
      var specification = SweepSpecification()
      specification.strategies = [Self.v1]
      for set in sets { try specification.set(set) }
      _ = try SweepGrid(specification, registry: .builtIn)
    }
  }

  @Test func aKeyOfNoStrategyNamesThemAll() {
    let problem =
      "--set stop_los_threshold_pct=1: none of v1_baseline, v2_1_stop_loss has a parameter stop_los_threshold_pct; the nearest "
      + "is stop_loss_threshold_pct"
    #expect(throws: SpecificationError(problem)) { try grid([Self.v1, Self.v21], "stop_los_threshold_pct=1") }
  }

  @Test func samplesAreDrawnFromAnySizeOfGrid() throws {
    let axes = ["refill_interval_sec=1:100000:1", "quote_size=1:100000:1", "max_position=1:100000:1"]
    let grid = try grid([Self.v1], axes[0], axes[1], axes[2])
    #expect(grid.count == 1_000_000_000_000_000)
    let sample = grid.sample(1000, seed: 7)
    #expect(
      Set(sample).count == 1000 && sample == sample.sorted() && sample.allSatisfy { (0..<grid.count).contains($0) })
    #expect(grid.sample(1000, seed: 7) == sample)
    #expect(grid.sample(1000, seed: 8) != sample)
    #expect(Set(sample.map { grid[$0].id }).count == 1000)
    // Halves of the grid are equally likely.
    #expect((400...600).contains(sample.count { $0 < grid.count / 2 }))
  }

  @Test func aSampleOfTheWholeGridIsTheGrid() throws {
    let grid = try grid([Self.v1], "refill_interval_sec=1:10:1")
    #expect(grid.sample(10, seed: 1) == Array(0..<10))
    #expect(grid.sample(99, seed: 1) == Array(0..<10))
    #expect(Set(grid.sample(9, seed: 3)).count == 9)
  }

  @Test func aFileSaysTheWholeSweep() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "sweep.json").path
    try Data(
      """
      {"strategies": ["v2_1_stop_loss"], "set": {"refill_interval_sec": [5, 10.0, "20:40:10"], "stop_loss_threshold_pct": 1.50,
       "EMAAR.quote_size": 100}, "samples": 3, "seed": 9, "config": {"v2_1_stop_loss": "a.json"}, "securities": ["EMAAR"],
       "data": "ticks", "output_dir": "out", "folds": 2, "save_trades": "all"}
      """.utf8
    ).write(to: URL(filePath: path))
    let file = try SweepFile(path: path)
    #expect(file.specification.strategies == ["v2_1_stop_loss"])
    #expect(file.specification.axes.map(\.values) == [["5", "10", "20", "30", "40"], ["1.5"]])
    #expect(file.specification.fixed.map(\.text) == ["EMAAR.quote_size=100"])
    #expect(file.specification.samples == 3 && file.specification.seed == 9)
    #expect(file.configurations == ["v2_1_stop_loss=a.json"] && file.securities == ["EMAAR"])
    #expect(file.text("data") == "ticks" && file.text("output_dir") == "out" && file.number("folds") == 2)
    // What is given besides counts more.
    var given = try specification([], "stop_loss_threshold_pct=3")
    given.fillIn(from: file.specification)
    #expect(given.axes.map(\.values) == [["5", "10", "20", "30", "40"], ["3"]])
  }

  @Test(arguments: [
    (#"{"strategys": []}"#, "line 1, column 15: there is no strategys in a sweep; the nearest is strategies"),
    (
      #"{"set": {"quote_size": [[1]]}}"#,
      "line 1, column 25: quote_size must be a value, a range or a list of values, was a list"
    ),
    (#"{"samples": 1.5}"#, "line 1, column 13: samples must be a whole number from 0, was 1.5"),
    (#"{"strategies": "v1"}"#, "line 1, column 16: strategies must be a list of texts, was \"v1\""),
    (#"[]"#, "line 1, column 1: expected an object, found a list"),
  ])
  func mistakesInAFileSayWhere(text: String, problem: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "sweep.json").path
    try Data(text.utf8).write(to: URL(filePath: path))
    #expect(throws: ConfigurationError("\(path), \(problem)")) { try SweepFile(path: path) }
  }
}
