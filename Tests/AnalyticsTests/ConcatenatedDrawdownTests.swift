import Analytics
import Testing
import TickData

@Suite("The drawdown of curves put end to end")
struct ConcatenatedDrawdownTests {
  /// Drawdown and percentage of four curves of 20 values, by pandas' cummax and the reference system's formula
  /// (Tests/Support/analytics-oracles.py). Some never stand above 1, with a highest so far of 0 and without.
  private static let reference: [(UInt64, Double, Double)] = [
    (1, -3.75, -200.0), (2, -1.75, -155.55555555555557), (3, -2.375, -172.72727272727272), (4, -4.25, -212.5),
    (5, -1.875, -375.0), (9, -2.375, -271.42857142857144), (16, -1.875, -187.5), (17, -3.0, -300.0),
    (18, -2.375, -316.66666666666663), (21, -2.625, -262.5), (25, -1.625, -260.0), (33, -1.75, -175.0),
    (34, -2.0, -200.0), (46, -3.125, -357.14285714285717), (54, -3.75, -500.0), (56, -2.5, -285.7142857142857),
    (58, -2.625, -262.5),
  ]

  private static func curves(seed: UInt64) -> [[Double]] {
    var random = SplitMix64(seed: seed)
    return (0..<4).map { _ in
      var total = 0.0
      return (0..<20).map { _ in
        total += Double(random.draw(0...6) - 3) * 0.125
        return total
      }
    }
  }

  private static func scan(_ values: some Sequence<Double>) -> ConcatenatedDrawdown {
    var scan = ConcatenatedDrawdown()
    for value in values { scan.add(value) }
    return scan
  }

  @Test("The reference system's figures come out of each curve's own", arguments: reference)
  func fourCurves(seed: UInt64, drawdown: Double, percent: Double) {
    var joined = ConcatenatedDrawdown()
    for curve in Self.curves(seed: seed) { joined.append(Self.scan(curve)) }
    #expect(joined.drawdown == drawdown)
    #expect(joined.percent == percent)
  }

  @Test("Joining equals scanning, to the last bit, wherever it is cut", arguments: 0..<200 as Range<UInt64>)
  func law(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Coarse steps make many equal values and zeros; fine ones make roundings.
    let step = seed % 2 == 0 ? 0.5 : 0.1
    var total = 0.0
    let curve = (0..<60).map { _ in
      total += Double(random.draw(-4...4)) * step
      return total
    }
    let whole = Self.scan(curve)
    let first = Int(random.draw(0...60))
    let second = Int(random.draw(Int64(first)...60))
    let parts = [curve[..<first], curve[first..<second], curve[second...]].map(Self.scan)
    var left = parts[0]
    left.append(parts[1])
    left.append(parts[2])
    var right = parts[1]
    right.append(parts[2])
    var nested = parts[0]
    nested.append(right)
    #expect(left == whole)
    #expect(nested == whole)
    #expect(whole.drawdown <= 0)
  }

  @Test("The highest so far starts at the first value, and the percentage with a curve above 0")
  func firstValue() {
    #expect(Self.scan([-5, -8, -6]).drawdown == -3)
    #expect(Self.scan([-5, -8, -6]).percent == 0)
    #expect(Self.scan([4, 1, 5]).percent == -60)
    #expect(ConcatenatedDrawdown().drawdown == 0)
    #expect(ConcatenatedDrawdown().percent == 0)
  }
}
