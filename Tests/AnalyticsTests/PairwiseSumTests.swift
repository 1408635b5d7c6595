import Analytics
import Testing

@Suite("Sums as numpy rounds them")
struct PairwiseSumTests {
  /// For each count the sum, the sum as a day's, and the deviation: numpy's sum and add.reduceat, pandas' std (2.4.6 and
  /// 3.1.1, by Tests/Support/analytics-oracles.py).
  private static let numpy: [(Int, Double, Double, Double?)] = [
    (1, 133.12315034456174, 133.12315034456174, nil), (2, 680.6788361438082, 680.6788361438082, 223.3891031432104),
    (7, -879.7291238570516, -879.7291238570516, 548.6655445129342),
    (8, 410.67663151447516, 410.6766315144753, 529.6707707660593),
    (9, 417.4962304328717, 417.4962304328716, 619.0246012062171),
    (15, -1005.7311694232823, -1005.7311694232822, 531.1033173116742),
    (16, -762.842855122273, -762.8428551222731, 586.5750421383154),
    (127, -4810.038828813118, -4810.038828813119, 633.2133553010398),
    (128, 7693.8355020944, 7693.835502094401, 583.9326617524305),
    (129, -4926.458429084974, -4926.4584290849725, 579.3448671113825),
    (136, 10289.295474877063, 10289.295474877063, 587.0713214377166),
    (137, -235.1302283114279, -235.13022831142723, 599.1525696826137),
    (255, 13140.104575052232, 13140.10457505223, 543.256433372649),
    (256, 3737.041780103967, 3737.041780103965, 560.3369304375296),
    (257, 178.13950483505505, 178.13950483505596, 591.4460177773947),
    (1000, 24971.121678065152, 24971.121678065156, 575.610560467942),
    (4099, -2933.1551788125653, -2933.1551788125735, 581.9241498109548),
  ]

  @Test("Sum, mean and deviation are numpy's to the last bit", arguments: numpy)
  func samples(count: Int, sum: Double, sumOfDay: Double, deviation: Double?) {
    let values = sample(seed: UInt64(count), count)
    #expect(PairwiseSum.of(values) == sum)
    #expect(Mean.of(values) == sum / Double(count))
    #expect(StandardDeviation.of(values) == deviation)
    #expect(DailyPnL(ofFills: values, on: Array(repeating: days(1)[0], count: count)).amounts == [sumOfDay])
  }

  @Test("What does not exist is nil")
  func nothing() {
    #expect(PairwiseSum.of([Double]()) == 0)
    #expect(Mean.of([Double]()) == nil)
    #expect(StandardDeviation.of([Double]()) == nil)
    #expect(StandardDeviation.of([5]) == nil)
  }

  @Test("Days are summed as pandas sums them: in order by halves, interleaved with compensation")
  func sumsOfDays() {
    // pandas 3.1.1, groupby of sample(seed: 3, 600): 200 fills a day, and three days in turn.
    let fills = sample(seed: 3, 600)
    let dates = days(3)
    #expect(
      DailyPnL(ofFills: fills, on: (0..<600).map { dates[$0 / 200] }).amounts
        == [-3086.987305487356, -2860.905965322586, -3823.402421020467])
    let interleaved = DailyPnL(ofFills: fills, on: (0..<600).map { dates[$0 % 3] })
    #expect(interleaved.days == dates)
    #expect(interleaved.amounts == [6129.759510836238, 351.7426489062571, -16252.797851572903])
  }
}
