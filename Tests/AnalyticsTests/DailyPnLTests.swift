import Analytics
import Testing
import TickData

@Suite("The P&L of days")
struct DailyPnLTests {
  private let dates = days(6)

  @Test("Runs are aligned over the days that one of them has, with 0 for the other")
  func alignment() {
    let first = DailyPnL(days: [dates[0], dates[2], dates[3]], amounts: [1, 2, 3])
    let second = DailyPnL(days: [dates[2], dates[5]], amounts: [10, 20])
    let aligned = DailyPnL.aligned(first, second)
    #expect(aligned.first.days == [dates[0], dates[2], dates[3], dates[5]])
    #expect(aligned.second.days == aligned.first.days)
    #expect(aligned.first.amounts == [1, 2, 3, 0])
    #expect(aligned.second.amounts == [0, 10, 0, 20])
  }

  @Test("Days without a fill count as 0 where the calendar has them")
  func calendar() {
    let traded = DailyPnL(days: [dates[1], dates[4]], amounts: [7, -2])
    #expect(traded.over(dates).amounts == [0, 7, 0, 0, -2, 0])
  }

  @Test("Securities are summed day by day")
  func securities() {
    let sum = DailyPnL.sum(of: [
      DailyPnL(days: [dates[1], dates[2]], amounts: [1, 2]), DailyPnL(days: [], amounts: []),
      DailyPnL(days: [dates[0], dates[2]], amounts: [10, 20]),
    ])
    #expect(sum == DailyPnL(days: Array(dates[0...2]), amounts: [10, 1, 22]))
    #expect(DailyPnL.sum(of: []).days.isEmpty)
  }

  @Test("The fills of a day are one amount, in whatever order the days come")
  func fills() {
    let inOrder = DailyPnL(ofFills: [1, 2, 4, 8], on: [dates[0], dates[0], dates[3], dates[3]])
    #expect(inOrder == DailyPnL(days: [dates[0], dates[3]], amounts: [3, 12]))
    let steppingBack = DailyPnL(ofFills: [1, 4, 2, 8], on: [dates[0], dates[3], dates[0], dates[3]])
    #expect(steppingBack == inOrder)
    #expect(DailyPnL(ofFills: [], on: []).days.isEmpty)
  }

  @Test("The correlation is that of scipy")
  func correlation() {
    // scipy.stats.pearsonr 1.17.1, by Tests/Support/analytics-oracles.py.
    let left = sample(seed: 5, 50)
    let right = zip(left, sample(seed: 6, 50)).map { $0 * 0.5 + $1 }
    #expect(isClose(Correlation.of(left, right), 0.19289626327773032))
    #expect(Correlation.of(pnl(left), pnl(right)) == Correlation.of(left, right))
  }

  @Test("A missing day correlates as 0, and what does not vary has no correlation")
  func correlationEdges() {
    let first = DailyPnL(days: [dates[0], dates[1]], amounts: [1, 2])
    let second = DailyPnL(days: [dates[1], dates[2]], amounts: [2, 1])
    // 1, 2, 0 and 0, 2, 1: both of mean 1 and squares 2, their product 1.
    #expect(isClose(Correlation.of(first, second), 0.5))
    #expect(isClose(Correlation.of([1, 2, 3], [-2, -4, -6]), -1))
    #expect(Correlation.of([1, 2, 3], [5, 5, 5]) == nil)
    #expect(Correlation.of([1], [2]) == nil)
    #expect(Correlation.of([Double](), []) == nil)
  }
}
