import Testing
import TickData
import TickQuality

@Suite("The tick grid")
struct PriceGridTests {
  private func isOnGrid(_ price: Double, _ grid: PriceGrid) -> Bool {
    quality([Tick(time: 0, kind: .bid, price: price, size: 1)], grid: grid).count(.offGridPrices) == 0
  }

  @Test(
    "Prices that ADX allows",
    arguments: [
      0.001, 0.999, 1, 1.01, 9.99, 10, 10.02, 49.98, 50, 50.05, 99.95, 100, 100.1, 412.7, 0.1 + 0.2, 16.24,
      10.040000000000001,
    ])
  func onADX(price: Double) { #expect(isOnGrid(price, PriceGrid(of: .adx))) }

  @Test(
    "Prices that ADX does not allow",
    arguments: [0.0005, 1.001, 9.995, 10.01, 10.05, 50.02, 100.05, 16.2400001, 1e-12, .infinity])
  func offADX(price: Double) { #expect(!isOnGrid(price, PriceGrid(of: .adx))) }

  @Test("Prices that DFM allows", arguments: [0.999, 1.01, 9.99, 10, 10.05, 50.05, 100.05])
  func onDFM(price: Double) { #expect(isOnGrid(price, PriceGrid(of: .dfm))) }

  @Test("Prices that DFM does not allow", arguments: [0.0005, 1.001, 10.02, 99.98])
  func offDFM(price: Double) { #expect(!isOnGrid(price, PriceGrid(of: .dfm))) }

  @Test("Where the exchange is not known, one that allows a price is enough")
  func anyExchange() {
    #expect(isOnGrid(10.02, .ofAnyExchange))
    #expect(isOnGrid(10.05, .ofAnyExchange))
    #expect(!isOnGrid(10.01, .ofAnyExchange))
    #expect(!isOnGrid(1.001, .ofAnyExchange))
  }

  @Test("Prices are judged by their own band, in whatever order they come")
  func bandsInAnyOrder() {
    let prices = [10.02, 9.99, 0.999, 100.1, 50.05, 9.995, 10.01, 49.98, 50.02, 1]
    let ticks = prices.map { Tick(time: 0, kind: .ask, price: $0, size: 1) }
    let quality = quality(ticks)
    #expect(quality.count(.offGridPrices) == 3)
    #expect(quality.first(.offGridPrices) == Place(row: 6, time: 0))
  }
}
