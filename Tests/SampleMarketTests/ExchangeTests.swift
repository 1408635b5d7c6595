import Testing
import TickData

@testable import SampleMarket

@Suite struct ExchangeTests {
  /// Prices at both sides of each border of the tick tables, in mils, with the next price above them.
  static let steps: [(Exchange, Int64, Int64)] = [
    (.adx, 999, 1_000), (.adx, 1_000, 1_010), (.adx, 9_990, 10_000), (.adx, 10_000, 10_020), (.adx, 49_980, 50_000),
    (.adx, 50_000, 50_050), (.adx, 99_950, 100_000), (.adx, 100_000, 100_100),
    (.dfm, 999, 1_000), (.dfm, 1_000, 1_010), (.dfm, 9_990, 10_000), (.dfm, 10_000, 10_050), (.dfm, 99_950, 100_000),
    (.dfm, 100_000, 100_050),
  ]

  @Test(arguments: steps)
  func aLevelIsATickAboveTheOneBelow(_ exchange: Exchange, _ price: Int64, _ next: Int64) {
    let level = exchange.level(of: price)
    #expect(exchange.mils(of: level) == price)
    #expect(exchange.mils(of: level + 1) == next)
    #expect(exchange.level(of: next - 1) == level)
    #expect(exchange.tick(at: price) == next - price)
  }

  @Test func aPriceIsTheDoubleNearestToItsDecimal() {
    let level = Exchange.adx.level(of: 16_240)
    #expect(Exchange.adx.price(of: level) == 16.24)
  }
}
