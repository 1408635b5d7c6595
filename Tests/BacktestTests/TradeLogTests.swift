import Report
import Simulation
import Strategies
import TestSupport
import Testing

@Suite("Trade logs")
struct TradeLogTests {
  private let heading = "timestamp,side,fill_price,fill_qty,realized_pnl,position,pnl\n"

  private func log(_ fills: [Fill]) -> String { String(decoding: TradeLog.csv(fills), as: UTF8.self) }

  @Test("The reference's worked examples, byte for byte")
  func workedExamples() {
    var v1 = V1Baseline.Parameters()
    v1.maker = maker(refillInterval: 60, maxPosition: 1600)
    v1.maker.maxNotional = 15_000
    check(.v1, V1Baseline(v1))

    let later = maker(refillInterval: 30, maxPosition: 2000)
    check(.v2, V2PriceFollowQtyCooldown(.init(later)))
    var v21 = V21StopLoss.Parameters()
    v21.sizing.maker = later
    v21.stopLossThreshold = 1
    check(.v21, V21StopLoss(v21))
    check(.v3, V3LiquidityMonitor(.init(later)))
  }

  private func maker(refillInterval: Double, maxPosition: Int64) -> MakerParameters {
    var parameters = MakerParameters()
    parameters.quoteSize = 1000
    parameters.refillInterval = refillInterval
    parameters.maxPosition = maxPosition
    parameters.minLocalCurrencyBeforeQuote = 1000
    return parameters
  }

  private func check(_ example: WorkedExample, _ strategy: some QuotingStrategy) {
    #expect(log(outcome(of: strategy, over: example.market).fills) == heading + example.log + "\n")
  }

  @Test("A fill with a fraction of a second gives every line one")
  func fractions() {
    let fills = outcome(
      of: RuleStrategy.quoteOnce(size: 100),
      over: """
        D1 10:00:00   bid   10 500
        D1 10:00:01.5 trade 10 510
        D1 14:55:00   trade 9  1
        """
    ).fills
    #expect(
      log(fills) == heading + """
        2025-04-14 10:00:01.500,buy,10.0,10,0.0,10,0.0
        2025-04-14 14:55:00.000,sell,9.0,10,-10.0,0,-10.0

        """)
  }

  @Test("Without a fill there is the heading")
  func empty() {
    #expect(log([]) == heading)
  }

  @Test("A log's name is the security's in lower case")
  func fileName() {
    #expect(TradeLog.fileName(of: "EMAAR") == "emaar_trades_timeseries.csv")
    #expect(TradeLog.fileName(of: "Air Arabia") == "air arabia_trades_timeseries.csv")
  }
}
