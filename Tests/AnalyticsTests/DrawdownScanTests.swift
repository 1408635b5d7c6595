import Analytics
import Testing

@Suite("The drawdown")
struct DrawdownScanTests {
  private func scan(_ curve: [Double]) -> DrawdownScan {
    var scan = DrawdownScan()
    for value in curve { scan.add(value) }
    return scan
  }

  @Test("The highest so far starts at 0: a run that only loses falls by all that it lost")
  func onlyLosses() {
    let scan = scan([-5, -8, -6])
    #expect(scan.drawdown == -8)
    #expect(scan.peak == 0)
    #expect(scan.longestBelowPeak == 3)
  }

  @Test("The deepest fall, not the last, and the longest stretch, not the deepest")
  func deepestAndLongest() {
    // Falls by 6 for two values, by 1 for three; reaching the peak again ends a stretch.
    let scan = scan([10, 4, 5, 10, 12, 11, 11, 11, 12])
    #expect(scan.drawdown == -6)
    #expect(scan.longestBelowPeak == 3)
    #expect(scan.peak == 12)
  }

  @Test("A fall that rounding makes of 0 does not last")
  func roundedZero() {
    #expect(scan([3, 3 - 1e-11, 3 - 1e-11, 3 - 1e-11]).longestBelowPeak == 0)
    #expect(scan([3, 2, 3 - 1e-11, 2, 2]).longestBelowPeak == 2)
  }

  @Test("A curve that does not fall has no drawdown")
  func rising() {
    #expect(
      scan([0, 0, 1, 1, 5])
        == {
          var other = DrawdownScan(); other.add(5); return other
        }())
    #expect(scan([]).drawdown == 0)
  }

  @Test("Days are added up first")
  func daily() { #expect(DrawdownScan(ofDaily: [3, -2, -2, 4, -1]).drawdown == -4) }

  @Test("It is the least distance of any value to any before it, or to 0", arguments: 0..<100 as Range<UInt64>)
  func definition(seed: UInt64) {
    var total = 0.0
    let curve = sample(seed: seed, 50).map { amount in
      total += amount
      return total
    }
    var deepest = 0.0
    for (index, value) in curve.enumerated() {
      for before in [0] + curve[..<index] { deepest = min(deepest, value - before) }
    }
    #expect(scan(curve).drawdown == deepest)
  }
}
