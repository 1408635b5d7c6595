import Simulation
import TestSupport
import Testing
import TickData

@Suite("Fills by trades")
struct MatchingTests {
  @Test("A fill is at the trade's price, also where that is better than ours")
  func atTradePrice() {
    let outcome = outcome(
      of: RuleStrategy.quoteOnce(size: 300),
      over: """
        D1 10:00:00 bid   10    100
        D1 10:00:00 ask   10.02 100
        D1 10:00:01 trade 9.97  200   # through the bid: 100 of queue, 100 of ours at 9.97
        D1 10:00:02 trade 10.10 250   # through the ask: 100 of queue, 150 of ours at 10.10
        D1 10:00:03 trade 10    50
        """)
    #expect(
      outcome.fills.map(\.brief)
        == ["D1 10:00:01 buy 100 @ 9.97", "D1 10:00:02 sell 150 @ 10.1", "D1 10:00:03 buy 50 @ 10.0"])
  }

  @Test("A trade between our prices reaches neither side")
  func between() {
    let outcome = outcome(
      of: RuleStrategy.quoteOnce(size: 300),
      over: """
        D1 10:00:00 bid   10    100
        D1 10:00:00 ask   10.02 100
        D1 10:00:01 trade 10.01 99999
        """)
    #expect(outcome.fills.isEmpty)
  }

  @Test("One trade fills both sides of a crossed pair, each with its full size, the ask first")
  func crossedPair() {
    // Bid 10.05 behind 100, ask 9.95 behind 400; a trade of 500 at 10 is at or through both. The ask sees 500: 400 of
    // queue, 100 sold. The bid sees 500, too: 100 of queue, 300 (all) bought, which closes the short of 100 at no gain.
    let outcome = outcome(
      of: RuleStrategy.quoteOnce(size: 300),
      over: """
        D1 10:00:00 bid   10.05 100
        D1 10:00:01 ask   9.95  400
        D1 10:00:02 trade 10    500
        """)
    #expect(outcome.fills.map(\.brief) == ["D1 10:00:02 sell 100 @ 10.0", "D1 10:00:02 buy 300 @ 10.0"])
    #expect(outcome.fills.map(\.position) == [-100, 200])
  }

  @Test("A locked pair is filled on both sides by a trade at its price")
  func lockedPair() {
    let outcome = outcome(
      of: RuleStrategy.quoteOnce(size: 300),
      over: """
        D1 10:00:00 bid   10 100
        D1 10:00:01 ask   10 100
        D1 10:00:02 trade 10 150
        """)
    #expect(outcome.fills.map(\.brief) == ["D1 10:00:02 sell 50 @ 10.0", "D1 10:00:02 buy 50 @ 10.0"])
  }

  @Test("The order that a trade's own row places can be filled by that trade")
  func placedAtTheTrade() {
    // The strategy waits for 10:00:05, and the first row from then on is the trade itself.
    let strategy = RuleStrategy { side, _, market in
      market.time >= MarketTable.stamp("D1 10:00:05") && market.orders[side].price.isNaN ? .join(size: 300) : .leave
    }
    let outcome = outcome(
      of: strategy,
      over: """
        D1 10:00:00 bid   10 100
        D1 10:00:05 trade 10 140
        """)
    #expect(outcome.fills.map(\.brief) == ["D1 10:00:05 buy 40 @ 10.0"])
  }

  @Test("No position limit stops a fill: limits are the strategy's, when it sizes a quote")
  func noLimitAtTheFill() {
    let outcome = outcome(
      of: RuleStrategy.followTouch(size: 1_000_000),
      over: """
        D1 10:00:00 bid   10 1
        D1 10:00:01 trade 10 900001
        D1 10:00:02 trade 10 900000
        """)
    #expect(outcome.account.position == 1_800_000)
  }

  @Test("A bid or ask row fills nothing, however good its price")
  func quotesFillNothing() {
    let outcome = outcome(
      of: RuleStrategy.quoteOnce(size: 100),
      over: """
        D1 10:00:00 bid   10 1
        D1 10:00:01 ask   9  5000
        D1 10:00:02 other 9  5000
        """)
    #expect(outcome.fills.isEmpty)
  }
}
