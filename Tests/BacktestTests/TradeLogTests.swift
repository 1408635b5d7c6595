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
    v1.maker.quoteSize = 1000
    v1.maker.maxPosition = 1600
    v1.maker.minLocalCurrencyBeforeQuote = 1000
    v1.maxNotional = 15_000
    #expect(
      log(outcome(of: V1Baseline(v1), over: WorkedExample.v1.market).fills) == heading + WorkedExample.v1.log + "\n")

    var v2 = MakerParameters()
    v2.quoteSize = 1000
    v2.refillInterval = 30
    v2.maxPosition = 2000
    v2.minLocalCurrencyBeforeQuote = 1000
    #expect(
      log(outcome(of: V2PriceFollowQtyCooldown(v2), over: WorkedExample.v2.market).fills)
        == heading + WorkedExample.v2.log + "\n")
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
