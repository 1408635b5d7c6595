import Testing

@testable import Analytics

@Suite("The deflated Sharpe ratio")
struct DeflatedSharpeRatioTests {
  @Test("The example of the paper")
  func paper() {
    // Bailey and López de Prado (2014), "A numerical example": an annual ratio of 2.5 over 1,250 days of 250 a year,
    // skewness −3, kurtosis 10; 100 trials whose annual ratios vary by 1/2. They give 0.1132 and 0.9004; with 46 trials
    // 0.9505.
    func deflated(_ trials: Int) -> (Double, Double?) {
      let maximum = DeflatedSharpeRatio.expectedMaximum(ofTrials: trials, variance: 0.5 / 250)
      let ratio = 2.5 / 250.0.squareRoot()
      return (maximum, ProbabilisticSharpeRatio.of(sharpeRatio: ratio, above: maximum, days: 1250, -3, 10))
    }
    let (maximum, probability) = deflated(100)
    #expect((maximum - 0.1132).magnitude < 5e-5)
    #expect(((probability ?? 0) - 0.9004).magnitude < 5e-5)
    #expect(((deflated(46).1 ?? 0) - 0.9505).magnitude < 5e-5)
  }

  @Test("Skewness and kurtosis are scipy's")
  func moments() throws {
    let moments = try #require(Moments(of: daily))
    #expect(isClose(moments.skewness, -0.22099246364226208))
    #expect(isClose(moments.kurtosis, 1.890218688168465))
    // −1, −1, 2: m2 = 2, m3 = 2, m4 = 6.
    let small = try #require(Moments(of: [-1, -1, 2]))
    #expect(isClose(small.skewness, 0.5.squareRoot()))
    #expect(isClose(small.kurtosis, 1.5))
  }

  @Test("The probabilistic ratio is that of the formula with scipy's parts")
  func probabilistic() {
    #expect(isClose(ProbabilisticSharpeRatio.of(daily), 0.9995749176794698))
    #expect(isClose(ProbabilisticSharpeRatio.of(daily, above: 0.05), 0.9972691824805124))
  }

  @Test("The best of twenty cells, with scipy's parts")
  func twentyCells() {
    let cells = (0..<20).map { sample(seed: 1000 + UInt64($0), 60).map { $0 + 40 } }
    #expect(isClose(DeflatedSharpeRatio.of(cells[12], amongTrials: cells), 0.8823556958284021))
  }

  @Test(
    "The expected maximum, with scipy's quantiles",
    arguments: [
      (2, 0.5197553442805939), (10, 1.57459830134575), (100, 2.5306028932016846), (1_000_000, 4.867860037846844),
    ])
  func expectedMaximum(trials: Int, expected: Double) {
    // 1 − 1/(10^6·e) has lost digits in scipy's argument.
    #expect(isClose(DeflatedSharpeRatio.expectedMaximum(ofTrials: trials, variance: 1), expected, within: 1e-10))
    #expect(
      isClose(DeflatedSharpeRatio.expectedMaximum(ofTrials: trials, variance: 4), 2 * expected, within: 1e-10))
  }

  @Test("One trial is not deflated, nor are trials that are all alike")
  func oneTrial() {
    let undeflated = ProbabilisticSharpeRatio.of(daily)
    #expect(DeflatedSharpeRatio.of(daily, amongTrials: [daily]) == undeflated)
    #expect(DeflatedSharpeRatio.of(daily, amongTrials: [daily, daily, daily]) == undeflated)
    #expect(DeflatedSharpeRatio.of(daily, amongTrials: []) == undeflated)
  }

  @Test("A trial that never varied could not have been chosen")
  func idleTrials() {
    let other = sample(seed: 4, 136)
    let idle = [Double](repeating: 0, count: 136)
    #expect(
      DeflatedSharpeRatio.of(daily, amongTrials: [daily, idle, other, idle, []])
        == DeflatedSharpeRatio.of(daily, amongTrials: [daily, other]))
  }

  @Test("More trials are more doubt")
  func doubt() throws {
    let ratios = [0.1, 0.2, 0.3]
    let few = try #require(DeflatedSharpeRatio.of(daily, amongRatios: ratios))
    let many = try #require(DeflatedSharpeRatio.of(daily, amongRatios: ratios + ratios + ratios))
    #expect(many < few)
    #expect((0...1).contains(many))
  }

  @Test("Fewer than three days, and equal days, have none", arguments: [[], [1], [1, 2], [3, 3, 3, 3]] as [[Double]])
  func nothing(amounts: [Double]) {
    #expect(ProbabilisticSharpeRatio.of(amounts) == nil)
    #expect(DeflatedSharpeRatio.of(amounts, amongTrials: [amounts, daily]) == nil)
  }
}
