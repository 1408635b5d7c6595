import Foundation
import Testing

/// The trade logs of the reference system, byte for byte. They stand beside the project, for its developers only; for
/// outside users these tests are skipped.
@Suite(.enabled(if: Tickbt.hasShared, "needs the folder ../shared with real ticks and golden trade logs"))
struct GoldenTests {
  static let strategies = [
    "v1_baseline", "v2_price_follow_qty_cooldown", "v2_1_stop_loss", "v3_liquidity_monitor", "closing_strategy",
  ]

  @Test(arguments: strategies)
  func realSecurities(strategy: String) throws {
    try compare(
      strategy, ticks: "data/ticks", configurations: "data/configs",
      golden: "golden/\(strategy)",
      options: ["--securities", "ADIB,ADNOCLS,EAND,EMIRATES,MODON,PARKIN"], files: 6...6)
  }

  @Test(arguments: strategies, [["--workers", "2"], ["--workers", "1", "--chunk-size", "7"]])
  func generatedMarkets(strategy: String, options: [String]) throws {
    try compare(
      strategy, ticks: "data/random/ticks", configurations: "data/random",
      golden: "golden/random/\(strategy)", options: options, files: 60...80)
  }

  private func compare(
    _ strategy: String, ticks: String, configurations: String, golden: String, options: [String],
    files: ClosedRange<Int>
  ) throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    let folder = Tickbt.shared.appending(path: configurations).path
    let mapping = strategy == "closing_strategy" ? ["--exchange-mapping", "\(folder)/exchange_mapping.json"] : []
    let run = try tickbt.run(
      [
        "run", "--strategy", strategy, "--data", Tickbt.shared.appending(path: ticks).path, "--config",
        "\(folder)/\(strategy)_config.json", "--output-dir", "out", "--quiet",
      ] + mapping + options)
    #expect(run.status == 0, "\(run.errors)")
    let expected = try FileManager.default.contentsOfDirectory(atPath: Tickbt.shared.appending(path: golden).path)
    #expect(files.contains(expected.count))
    let logs = tickbt.files(in: "out").filter { $0.contains("_trades") }
    #expect(logs == expected.sorted())
    for name in expected {
      let want = try Data(contentsOf: Tickbt.shared.appending(path: "\(golden)/\(name)"))
      let have = try Data(contentsOf: tickbt.folder.appending(path: "out/\(name)"))
      #expect(have == want, "\(name) differs")
    }
  }
}
