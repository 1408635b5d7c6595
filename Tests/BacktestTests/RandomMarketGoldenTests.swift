import Backtest
import FoundationEssentials
import Simulation
import Strategies
import TestSupport
import Testing
import TickData
import TickStorage

@testable import Report

/// The reference's trade logs of small random markets, which reach more corners than real ticks do. The markets and logs
/// lie beside the package, in `shared`; where they are not there, this suite is skipped and says so.
@Suite("The reference's trade logs, byte for byte", .enabled(if: SharedFiles.areThere, "needs ../shared"))
struct RandomMarketGoldenTests {
  @Test(
    "On random markets",
    arguments: [
      "v1_baseline", "v2_price_follow_qty_cooldown", "v2_1_stop_loss", "v3_liquidity_monitor", "closing_strategy",
    ])
  func randomMarkets(name: String) throws {
    let registry = StrategyRegistry.builtIn
    let strategy = try #require(registry.strategy(named: name))
    let plan = try BacktestPlan(
      strategy: strategy, registry: registry,
      configuration: Configuration(path: SharedFiles.path("data/random/\(name)_config.json")),
      source: TickFileSource(path: SharedFiles.path("data/random/ticks")),
      exchanges: ExchangeMapping(path: SharedFiles.path("data/random/exchange_mapping.json")), hours: .uae,
      chunkSize: 37)
    let logs = try plan.run(.parallel(workers: 2)) { result in
      (security: result.security.name, fills: Result { try result.outcome.get().fills })
    }

    var written: Set<String> = []
    for log in logs {
      let fills = try log.fills.get()
      if fills.isEmpty { continue }
      let file = strategy.resultLayout.tradeLogName(of: log.security)
      written.insert(file)
      let golden = try Data(contentsOf: URL(filePath: SharedFiles.path("golden/random/\(name)/\(file)")))
      let isEqual = strategy.resultLayout.tradeLog(fills, of: log.security) == Array(golden)
      #expect(isEqual, "\(log.security)")
    }
    let expected = try FileManager.default.contentsOfDirectory(atPath: SharedFiles.path("golden/random/\(name)"))
    #expect(written == Set(expected))
  }
}
