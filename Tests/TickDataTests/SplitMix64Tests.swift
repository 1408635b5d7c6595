import Testing
import TickData

@Suite struct SplitMix64Tests {
  /// The published outputs of the algorithm for the seed 1234567.
  @Test func givesTheOutputsOfThePublishedAlgorithm() {
    var random = SplitMix64(seed: 1_234_567)
    let outputs = (0..<5).map { _ in random.next() }
    #expect(
      outputs == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test(arguments: [0...0, -4...12, 1...1_000] as [ClosedRange<Int64>])
  func drawsEveryNumberOfARangeAndNoOther(_ range: ClosedRange<Int64>) {
    var random = SplitMix64(seed: 3)
    let drawn = Set((0..<20_000).map { _ in random.draw(range) })
    #expect(drawn == Set(range))
  }

  @Test func aSequenceDependsOnTheSeedAndTheName() {
    func first(_ seed: UInt64, _ name: String) -> UInt64 {
      var random = SplitMix64(seed: seed, name: name)
      return random.next()
    }
    #expect(first(1, "FAB") == first(1, "FAB"))
    #expect(first(1, "FAB") != first(2, "FAB"))
    #expect(first(1, "FAB") != first(1, "ADIB"))
  }
}
