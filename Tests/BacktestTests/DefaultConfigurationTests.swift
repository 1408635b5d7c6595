import Backtest
import Report
import Simulation
import Strategies
import Testing
import TickData

@Suite("Defaults, written out")
struct DefaultConfigurationTests {
  @Test("The file has every key in its order, for every security in the order given, once")
  func layout() throws {
    let text = DefaultConfiguration.text(
      of: StrategyDefinition(V21StopLoss.self), for: ["EMAAR", "A\"B", "EMAAR"].map(Security.init))
    let parameters = """
          "quote_size": 50000,
          "quote_size_bid": null,
          "quote_size_ask": null,
          "refill_interval_sec": 60,
          "max_position": 2000000,
          "min_local_currency_before_quote": 25000,
          "max_notional": null,
          "stop_loss_threshold_pct": 2
      """
    #expect(text == "{\n  \"EMAAR\": {\n\(parameters)\n  },\n  \"A\\\"B\": {\n\(parameters)\n  }\n}\n")
  }

  @Test("Reading it gives the defaults")
  func readBack() throws {
    try check(V1Baseline.self)
    try check(V2PriceFollowQtyCooldown.self)
    try check(V21StopLoss.self)
    try check(V3LiquidityMonitor.self)
    try check(FlaggedStrategy.self)
    try check(ClosingStrategy.self, StrategyDefinition(ClosingStrategy.self))
  }

  private func check(_ strategy: (some QuotingStrategy).Type) throws {
    try check(strategy, StrategyDefinition(strategy))
  }

  private func check<Checked: Strategy>(_ strategy: Checked.Type, _ definition: StrategyDefinition) throws {
    let security = Security("Ünïcode/\\\n\"x\"")
    let text = DefaultConfiguration.text(of: definition, for: [security])
    let configuration = try Configuration(path: "\(Checked.name).json", text: Array(text.utf8))
    #expect(try configuration.check(against: definition.parameterKeys, others: []).isEmpty)
    #expect(configuration.securities == [security.name])
    #expect(configuration.parameters(of: security, as: Checked.Parameters.self) == Checked.Parameters())
  }

  @Test("A strategy's description has a line for each parameter")
  func description() {
    #expect(
      StrategyText.description(of: StrategyDefinition(FlaggedStrategy.self)) == """
        flagged: Does nothing.

        Parameter  Type                    Default  Unit  Meaning
        ───────────────────────────────────────────────────────────────────
        is_on      true or false, or null        –        Whether it is on.

        The rules of the market are parameters, too: tickbt rules --list

        """)
  }
}
