import Testing
import TickBacktest
import TickBacktestTesting

@testable import InventorySkew

@Suite("Inventory skew")
struct InventorySkewTests {
  /// Orders of 1000 and no cooldown, up to 2000 shares, at levels that display 1000 dirhams.
  private func strategy(_ change: (inout InventorySkew.Parameters) -> Void = { _ in }) -> InventorySkew {
    var parameters = InventorySkew.Parameters()
    parameters.maker.quoteSize = 1000
    parameters.maker.refillInterval = 0
    parameters.maker.maxPosition = 2000
    parameters.maker.minLocalCurrencyBeforeQuote = 1000
    change(&parameters)
    return InventorySkew(parameters)
  }

  @Test("The side that adds to the inventory shrinks with it, and is withdrawn at 75 % of the limit")
  func onPaper() {
    let example = WorkedExample(
      """
      D1 10:00:00 bid   10    500  | 10 · 500 · 1000 | – · 0 · 0          | 0    |
      D1 10:00:01 ask   10.02 400  | 10 · 500 · 1000 | 10.02 · 400 · 1000 | 0    |                   # flat: both sides full
      D1 10:00:02 trade 10    1000 | 10 · 0 · 500    | 10.02 · 400 · 1000 | 500  | buy 500 @ 10
      D1 10:00:03 bid   10    800  | 10 · 0 · 750    | 10.02 · 400 · 1000 | 500  |                   # long 25 %: the bid loses 25 %
      D1 10:00:04 trade 10    750  | – · 0 · 0       | 10.02 · 400 · 1000 | 1250 | buy 750 @ 10
      D1 10:00:05 bid   10    800  | 10 · 0 · 375    | 10.02 · 400 · 1000 | 1250 |                   # long 62.5 %
      D1 10:00:06 trade 10    300  | 10 · 0 · 75     | 10.02 · 400 · 1000 | 1550 | buy 300 @ 10
      D1 10:00:07 bid   10    900  | – · 900 · 0     | 10.02 · 400 · 1000 | 1550 |                   # beyond 75 %: no bid
      D1 10:00:08 trade 10.02 1000 | – · 900 · 0     | 10.02 · 0 · 400    | 950  | sell 600 @ 10.02
      D1 10:00:09 bid   10    900  | 10 · 900 · 525  | 10.02 · 0 · 1000   | 950  |                   # back behind all
      """)
    #expect(example.mistakes(of: strategy()) == [])
  }

  @Test("Short it is the ask that shrinks, by half as much where the skew is 50 %")
  func short() {
    let half = strategy { $0.skew = 50 }
    #expect(half.mostShares(on: .ask, position: -500) == 875)
    #expect(half.mostShares(on: .bid, position: -500) == 1000)
    #expect(strategy().mostShares(on: .ask, position: -500) == 750)
  }

  @Test("Without a skew it is V2, to the last fill")
  func withoutSkew() {
    var parameters = InventorySkew.Parameters()
    parameters.skew = 0
    parameters.stopAdding = 100
    parameters.maker.quoteSize = 1000
    parameters.maker.maxPosition = 1500
    let market = TickChunk(
      table: """
        D1 10:00:00 bid   10    5000
        D1 10:00:01 ask   10.02 4000
        D1 10:00:02 trade 10    5700
        D1 10:00:03 trade 10.02 4900
        D1 10:00:04 trade 9.99  6000
        D1 10:02:00 bid   9.99  9000
        D1 10:02:01 trade 9.99  9900
        D1 14:55:00 trade 9.98  100
        """)
    var skewed = Replay(InventorySkew(parameters), observer: FillLog())
    var plain = Replay(V2PriceFollowQtyCooldown(.init(parameters.maker)), observer: FillLog())
    skewed.replay(market)
    plain.replay(market)
    #expect(skewed.observer.fills == plain.observer.fills)
    #expect(plain.observer.fills.count == 5)
  }

  @Test("The limits of what parameters take: nothing quoted where the limit is zero, nothing added from zero on")
  func limits() {
    #expect(strategy { $0.stopAdding = 0 }.mostShares(on: .bid, position: 1) == 0)
    let none = WorkedExample("D1 10:00:00 bid 10 500 | – · 500 · 0 | – · 0 · 0 | 0 |")
    #expect(none.mistakes(of: strategy { $0.maker.maxPosition = 0 }) == [])
  }

  @Test("Parameters are read from one flat object, and absent ones have their defaults")
  func parameters() throws {
    let text = #"{"EMAAR": {"quote_size": 32300, "skew_pct": 60}}"#
    let configuration = try Configuration(path: "test.json", text: Array(text.utf8))
    let parameters = configuration.parameters(of: Security("EMAAR"), as: InventorySkew.Parameters.self)
    var expected = InventorySkew.Parameters()
    expected.maker.quoteSize = 32_300
    expected.skew = 60
    #expect(parameters == expected)
  }
}
