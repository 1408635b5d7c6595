import Analytics
import Testing

@Suite("The normal distribution")
struct NormalDistributionTests {
  /// `scipy.stats.norm.cdf` of scipy 1.17.1.
  private static let probabilities: [(Double, Double)] = [
    (-20.0, 2.7536241186061556e-89), (-8.0, 6.22096057427174e-16), (-5.0, 2.866515718791933e-07),
    (-3.0, 0.0013498980316300933), (-1.96, 0.024997895148220435), (-1.0, 0.15865525393145707),
    (-0.5, 0.3085375387259869), (-1e-09, 0.49999999960105773), (0.0, 0.5), (0.1, 0.539827837277029),
    (1.0, 0.8413447460685429), (1.6448536269514722, 0.95), (2.5, 0.9937903346742238), (4.0, 0.9999683287581669),
    (6.0, 0.9999999990134123), (8.3, 1.0),
  ]

  /// `scipy.stats.norm.ppf` of scipy 1.17.1: far tails, and both sides of each border of the approximation.
  private static let quantiles: [(Double, Double)] = [
    (1e-300, -37.0470962993612), (1e-100, -21.273453560965322), (1e-20, -9.262340089798409),
    (1e-12, -7.034483825301131), (1e-11, -6.706023155495137), (1e-06, -4.753424308822899),
    (0.001, -3.090232306167813), (0.025, -1.9599639845400545), (0.0749, -1.4402382675279635),
    (0.075, -1.4395314709384563), (0.0751, -1.4388253927525403), (0.3, -0.5244005127080409), (0.5, 0.0),
    (0.6, 0.2533471031357997), (0.9249, 1.4388253927525403), (0.925, 1.4395314709384563),
    (0.9251, 1.4402382675279635), (0.975, 1.959963984540054), (0.999, 3.090232306167813),
    (0.999999, 4.753424308817087),
  ]

  @Test("Probabilities are scipy's", arguments: probabilities)
  func probability(x: Double, expected: Double) {
    #expect(isClose(NormalDistribution.probability(below: x), expected, within: 1e-13))
  }

  @Test("Quantiles are scipy's", arguments: quantiles)
  func quantile(probability: Double, expected: Double) {
    #expect(isClose(NormalDistribution.quantile(probability), expected, within: 1e-13))
  }

  @Test("There is no quantile of a certain or an impossible event", arguments: [0, 1, -0.1, 1.1, .nan])
  func nothing(probability: Double) { #expect(NormalDistribution.quantile(probability) == nil) }
}
