import TestSupport
import Testing
import TickData

@testable import TickStorage

@Suite("Narrow columns hold the numbers that were put in")
struct NarrowIntegersTests {
  private static func copied(_ column: [Int64], at places: [UInt16], _ range: Range<Int>) -> [Int64] {
    var target: [Int64] = [1, 2, 3]
    NarrowIntegers(column, count: column.count, at: places).copy(range, to: &target)
    return target
  }

  @Test(
    "whole seconds, milliseconds, small and far numbers, the least and the most of all",
    arguments: [
      [1_744_610_400_000_000_000, 1_744_610_401_000_000_000, 1_752_000_000_000_000_000],
      [1_744_610_400_000_000_000, 1_744_610_400_001_000_000, 1_747_000_000_000_000_000],
      [1_744_610_400_000_000_000, 1_744_610_400_000_000_001, 1_744_610_404_000_000_000],
      [1_744_610_400_000_000_000, 1_744_610_400_000_000_001, 1_752_000_000_000_000_000],
      [0, 4_294_967_295, 7], [0, 4_294_967_296, 7], [-5, -9, 4_294_967_286], [.min, .max, 0], [.min, 100, 200],
      [-1_000_000_000, 0, 4_294_967_295_000_000_000], [7, 7, 7],
    ] as [[Int64]])
  func values(column: [Int64]) {
    #expect(Self.copied(column, at: [2, 0, 1, 1], 0..<4) == [column[2], column[0], column[1], column[1]])
    #expect(Self.copied(column, at: [2, 0, 1, 1], 1..<3) == [column[0], column[1]])
  }

  @Test("numbers of any size and spread")
  func random() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let unit: Int64 = [1, 1000, 1_000_000, 1_000_000_000].randomElement(using: &random) ?? 1
      let spread = Int64(1) << Int64.random(in: 1...62, using: &random)
      let base = Int64.random(in: -(1 << 61)...1 << 61, using: &random)
      let column = (0..<20).map { _ in base &+ Int64.random(in: 0..<spread, using: &random) / unit &* unit }
      let places = (0..<30).map { _ in UInt16.random(in: 0..<20, using: &random) }
      #expect(Self.copied(column, at: places, 0..<30) == places.map { column[Int($0)] })
    }
  }

  @Test("a column that the source does not have stays empty")
  func empty() { #expect(Self.copied([], at: [0, 1], 0..<2) == []) }
}
