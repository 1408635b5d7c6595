import Simulation
import Strategies
import TestSupport
import Testing
import TickData

/// The reference's worked examples, decision by decision. What each line must be follows from the rules; what the orders
/// and fills are, WorkedExampleTests has.
@Suite struct TraceExampleTests {
  @Test func v1() {
    var parameters = V1Baseline.Parameters()
    parameters.maker.quoteSize = 1000
    parameters.maker.refillInterval = 60
    parameters.maker.maxPosition = 1600
    parameters.maker.minLocalCurrencyBeforeQuote = 1000
    parameters.maker.maxNotional = 15_000
    check(
      .v1, V1Baseline(parameters),
      """
      1 outside window
      2 bid placed
      3 ask placed
      4 bid queue -500, restingOrder
      5 ask queue -250
      6 ask queue -50, restingOrder
      7 –
      8 restingOrder
      9 bid absent, ask withdrawn (liquidity)
      10 bid placed, ask placed
      11 ask queue -400, restingOrder
      12 bid moved, ask placed
      13 outside window
      14 flatten pending
      15 flatten pending
      16 outside window, flatten
      17 outside window
      18 ask queue -400, restingOrder
      19 bid moved
      20 outside window
      21 ask placed
      22 bid moved
      23 bid queue -500, restingOrder
      24 flatten pending
      25 flatten pending
      26 bid moved
      27 outside window, flatten
      """)
  }

  @Test func v2() {
    check(
      .v2, V2PriceFollowQtyCooldown(.init(maker)),
      """
      1 bid placed
      2 ask placed
      3 bid queue -500, restingOrder
      4 –
      5 restingOrder
      6 bid moved
      7 bid queue -200, restingOrder
      8 bid absent (cooldown)
      9 bid absent (cooldown)
      10 bid resumed, bid queue -100
      11 ask moved
      12 ask moved
      13 bid queue -550, ask queue -500, restingOrder, restingOrder
      14 ask withdrawn (liquidity)
      15 ask absent (cooldown)
      16 bid topped up, ask resumed, ask queue -600, restingOrder
      17 ask absent (cooldown)
      18 ask absent (cooldown), restingOrder
      19 outside window, flatten
      20 outside window
      """)
  }

  @Test func v21() {
    var parameters = V21StopLoss.Parameters()
    parameters.sizing.maker = maker
    parameters.stopLossThreshold = 1
    check(
      .v21, V21StopLoss(parameters),
      """
      1 bid placed
      2 ask placed
      3 bid queue -500, restingOrder
      4 bid absent (cooldown)
      5 bid absent (cooldown), ask moved
      6 bid absent (cooldown)
      7 bid absent (cooldown)
      8 waiting, taken
      9 waiting, taken
      10 waiting
      11 waiting
      12 waiting, taken
      13 outside window, flatten
      14 bid placed, taken
      15 ask moved
      16 bid queue -1000, restingOrder
      17 outside window, flatten
      """)
  }

  @Test func v3() {
    check(
      .v3, V3LiquidityMonitor(.init(maker)),
      """
      1 bid absent (session)
      2 bid absent (session), ask absent (session)
      3 bid placed, ask placed
      4 bid requeued, ask requeued, bid queue -500
      5 bid requeued, ask requeued, bid queue -400
      6 bid requeued, ask requeued, bid queue -500, restingOrder
      7 bid withdrawn (liquidity), ask requeued
      8 bid absent (cooldown), ask requeued
      9 bid absent (cooldown), ask requeued
      10 bid placed, ask requeued, bid queue -500, restingOrder
      11 bid moved, ask requeued
      12 bid requeued, ask requeued, bid queue -300, restingOrder
      13 bid placed, ask requeued
      14 outside window
      15 flatten pending
      16 outside window, flatten
      17 bid queue -300, restingOrder
      18 bid withdrawn (session)
      19 outside window, flatten
      """)
  }

  private var maker: MakerParameters {
    var parameters = MakerParameters()
    parameters.quoteSize = 1000
    parameters.refillInterval = 30
    parameters.maxPosition = 2000
    parameters.minLocalCurrencyBeforeQuote = 1000
    return parameters
  }

  /// Each line: the row, counted from 1, and what was decided there.
  private func check(_ example: WorkedExample, _ strategy: some QuotingStrategy, _ expected: String) {
    let ticks = MarketTable.ticks(example.market)
    let log = trace(TraceLog(.min..<(.max)), of: strategy, over: ticks)
    let expected = expected.split(separator: "\n").map(String.init)
    #expect(log.events.map { "\($0.row + 1) \(decisions($0))" } == expected)
    #expect(log.events.map(\.account.position) == example.rows.map { Int64($0.position) })
    #expect(log.fillCount == example.log.split(separator: "\n").count)
  }
}
