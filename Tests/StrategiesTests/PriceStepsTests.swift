import Strategies
import Testing
import TickData

@Suite("Rounding to an exchange's price steps")
struct PriceStepsTests {
  @Test(
    "ADX, floating-point noise included",
    arguments: [
      (0.9995, 1.0), (0.9985, 0.998), (1.005, 1.0), (1.015, 1.01), (9.975, 9.98), (9.985, 9.98), (9.995, 9.99),
      (9.999, 10.0), (10.01, 10.0), (10.03, 10.02), (10.05, 10.040000000000001), (10.07, 10.08), (49.99, 50.0),
      (50.025, 50.0), (50.075, 50.1), (99.975, 99.95), (100.15, 100.2),
    ])
  func adx(price: Double, expected: Double) {
    #expect(PriceSteps(of: .adx).rounded(price) == expected)
  }

  @Test("DFM", arguments: [(10.025, 10.0), (10.075, 10.05), (12.06, 12.05), (25.125, 25.1)])
  func dfm(price: Double, expected: Double) {
    #expect(PriceSteps(of: .dfm).rounded(price) == expected)
  }

  @Test(
    "The step is that of the price before it is rounded, and a band begins at its start",
    arguments: [
      (0.0, 0.0), (0.0004, 0.0), (0.9994, 0.999), (1.0, 1.0), (1.004, 1.0), (10.0, 10.0), (50.0, 50.0), (100.0, 100.0),
      (-0.5, -0.5),
    ])
  func bands(price: Double, expected: Double) {
    #expect(PriceSteps(of: .adx).rounded(price) == expected)
  }
}
