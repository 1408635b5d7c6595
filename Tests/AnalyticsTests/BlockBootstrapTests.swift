import Testing
import TickData

@testable import Analytics

@Suite("The block bootstrap")
struct BlockBootstrapTests {
  @Test(
    "A block has the cube root of the days, rounded up",
    arguments: [(1, 1), (2, 2), (8, 2), (9, 3), (125, 5), (136, 6)])
  func blockLength(days: Int, length: Int) { #expect(BlockBootstrap.blockLength(ofDays: days) == length) }

  @Test("Intervals are those that numpy makes of the same draws")
  func numpy() throws {
    // Resampled and measured by Tests/Support/analytics-oracles.py.
    let intervals = try #require(BlockBootstrap(seed: 42).intervals(of: daily))
    #expect(isClose(intervals.mean.lower, 89.01166783910189, within: 1e-10))
    #expect(isClose(intervals.mean.upper, 260.93633702362604, within: 1e-10))
    #expect(isClose(intervals.total.lower, 12105.586826117855, within: 1e-10))
    #expect(isClose(intervals.total.upper, 35487.34183521314, within: 1e-10))
    #expect(isClose(intervals.sharpeRatio?.lower, 2.3586026427446276, within: 1e-10))
    #expect(isClose(intervals.sharpeRatio?.upper, 7.275606292999377, within: 1e-10))
  }

  @Test("The comparison of two runs is that of numpy")
  func paired() throws {
    let other = sample(seed: 137, 136).map { $0 + 20 }
    let bootstrap = BlockBootstrap(seed: 42)
    let difference = try #require(bootstrap.difference(pnl(daily), pnl(other)))
    #expect(difference.days == 136)
    #expect(isClose(difference.mean, 151.8836863342464))
    #expect(isClose(difference.interval.lower, 19.546935818749528, within: 1e-10))
    #expect(isClose(difference.interval.upper, 288.06458559350096, within: 1e-10))
    #expect(difference.pValue == 63.0 / 2001)
    let reversed = try #require(bootstrap.difference(pnl(other), pnl(daily)))
    #expect(reversed.mean == -difference.mean)
    #expect(reversed.pValue == difference.pValue)
  }

  @Test("Quantiles are numpy's")
  func quantiles() {
    // np.percentile of numpy 2.4.6.
    let ascending = sample(seed: 9, 37).sorted()
    let expected = [
      (0.0, -998.159237296767), (0.025, -895.6501255401183), (0.3, -470.4627263118956), (0.5, 179.4754736021821),
      (0.975, 967.5376308290644), (1.0, 971.5028105126139),
    ]
    for (share, value) in expected { #expect(isClose(Quantile.of(ascending, share), value)) }
  }

  @Test("Blocks are consecutive days, round the end, and every day is drawn as often as any other")
  func blocks() {
    let days = (0..<10).map(Double.init)
    var counts = [Int](repeating: 0, count: 10)
    let isPossible = BlockBootstrap(seed: 3, resamples: 4_000, blockLength: 4).forEachResample(of: days) { resample in
      #expect(resample.count == 10)
      for index in resample.indices {
        counts[Int(resample[index])] += 1
        if index % 4 != 0, Int(resample[index]) != (Int(resample[index - 1]) + 1) % 10 {
          Issue.record("a block is torn at \(index)")
        }
      }
    }
    #expect(isPossible)
    // 4,000 of each; the deviation of a count is about 80.
    for count in counts { #expect((3_600...4_400).contains(count)) }
  }

  @Test("The same seed gives the same bits, whatever was asked before; another seed gives others")
  func seeds() {
    let bootstrap = BlockBootstrap(seed: 7, resamples: 200)
    let first = bootstrap.intervals(of: daily)
    _ = bootstrap.difference(pnl(daily), pnl(daily.reversed()))
    #expect(bootstrap.intervals(of: daily) == first)
    #expect(BlockBootstrap(seed: 8, resamples: 200).intervals(of: daily) != first)
  }

  @Test("Asked by many at once it answers as it does alone")
  func workers() async {
    let bootstrap = BlockBootstrap(resamples: 200)
    let alone = (0..<8).map { bootstrap.intervals(of: sample(seed: $0, 50)) }
    let together = await withTaskGroup(of: (Int, DailyIntervals?).self) { group in
      for seed in 0..<8 { group.addTask { (seed, bootstrap.intervals(of: sample(seed: UInt64(seed), 50))) } }
      return await group.reduce(into: [DailyIntervals?](repeating: nil, count: 8)) { $0[$1.0] = $1.1 }
    }
    #expect(together == alone)
  }

  @Test("An interval of 95 % covers the true mean in about so many samples")
  func coverage() {
    // Independent days of mean 0. Percentile intervals of 40 days cover a little less than they say.
    let covered = (0..<150).count { seed in
      let sample = sample(seed: UInt64(seed) + 10_000, 40)
      return BlockBootstrap(seed: 1, resamples: 200).intervals(of: sample)?.mean.contains(0) ?? false
    }
    #expect((129...147).contains(covered), "\(covered) of 150")
  }

  @Test("Runs that are equally good seldom have a small p-value")
  func falseAlarms() {
    let alarms = (0..<150).count { seed in
      let (left, right) = (sample(seed: UInt64(seed) + 20_000, 40), sample(seed: UInt64(seed) + 30_000, 40))
      let difference = BlockBootstrap(resamples: 200).difference(pnl(left), pnl(right))
      return (difference?.pValue ?? 1) < 0.05
    }
    #expect((1...21).contains(alarms), "\(alarms) of 150")
  }

  @Test("A run compared with itself differs by nothing, with a p-value of 1")
  func itself() throws {
    let difference = try #require(BlockBootstrap().difference(pnl(daily), pnl(daily)))
    #expect(difference.mean == 0)
    #expect(difference.interval.lower == 0 && difference.interval.upper == 0)
    #expect(difference.pValue == 1)
  }

  @Test("A day that one run lacks counts as 0")
  func missingDay() throws {
    let dates = days(8)
    let short = DailyPnL(days: Array(dates[1...]), amounts: [1, 2, 3, 4, 5, 6, 7])
    let difference = try #require(BlockBootstrap().difference(pnl([9, 1, 2, 3, 4, 5, 6, 7]), short))
    #expect(difference.days == 8)
    #expect(difference.mean == 9.0 / 8)
  }

  @Test("There are no intervals of fewer days than blocks need", arguments: [0, 1, 2])
  func fewDays(count: Int) {
    let amounts = Array(daily[..<count])
    #expect(BlockBootstrap().intervals(of: amounts) == nil)
    #expect(BlockBootstrap().difference(pnl(amounts), pnl(amounts)) == nil)
    #expect(BlockBootstrap(blockLength: 136).intervals(of: daily) == nil)
  }

  @Test("Where many resamples have no Sharpe ratio there is no interval of it")
  func withoutSharpeRatio() throws {
    let flat = try #require(BlockBootstrap().intervals(of: Array(repeating: 5, count: 20)))
    #expect(flat.sharpeRatio == nil)
    #expect(flat.mean.lower == 5 && flat.mean.upper == 5)
    // One day of twenty has P&L: a third of the resamples lack it.
    let rare = try #require(BlockBootstrap().intervals(of: [100] + Array(repeating: 0, count: 19)))
    #expect(rare.sharpeRatio == nil)
    #expect(rare.mean.contains(5))
  }
}
