import Backtest
import TestSupport
import TickData
import TickQuality
import Testing

/// Rows are named as their reader counts them, whatever order or numbers it has.
@Suite("Row numbers of the source")
struct RowNumberTests {
  /// What is found in ticks whose rows the source counts as this says, in chunks of so many.
  private func quality(_ ticks: [Tick], chunkSize: Int = .max, number: (Int64) -> Int64) -> SecurityQuality {
    var inspection = TickInspection(grid: PriceGrid(of: .adx), sessions: .uae)
    var first = 0
    while first < ticks.count {
      let part = ticks[first..<min(ticks.count, first + min(chunkSize, ticks.count))]
      inspection.inspect(TickChunk(part, firstRow: Int64(first))) { number(Int64(part.startIndex + $0)) }
      first = part.endIndex
    }
    return inspection.quality()
  }

  @Test("Of a workbook the ticks begin in row 4, and a row may be empty; a gap is named by the row before it")
  func gaps() {
    let ticks = MarketTable.ticks(
      """
      D1 10:00:00 bid   10    5
      D1 10:00:00 bid   10    5     # stands twice
      D1 11:00:00 trade 10    5     # after a gap of an hour
      D1 10:59:00 trade 10    5     # a step back
      D1 12:00:00 bid   10.005 5    # off the grid
      D2 10:00:00 trade 10    5
      """)
    // The third tick stands in row 7, since row 6 is empty.
    let quality = quality(ticks) { $0 < 2 ? $0 + 4 : $0 + 5 }
    #expect(quality.first(.duplicateQuotes)?.row == 5)
    #expect(quality.first(.longGaps)?.row == 5)
    #expect(quality.first(.backwardStamps)?.row == 8)
    #expect(quality.first(.offGridPrices)?.row == 9)
    #expect(quality.measures.largestGap.start.row == 10)
    #expect(quality.days[0].measures.largestGap.start.row == 9)
    #expect(quality.days[1].measures.findings[.daysWithoutFlatteningTrade].first?.row == 10)
  }

  @Test("Of several files each counts its own; the first place is the one that came first")
  func severalFiles() {
    let ticks = MarketTable.ticks(
      """
      D1 10:00:00 bid  10 5
      D1 10:00:01 bid -10 5
      D2 10:00:00 bid -10 5
      D2 10:00:01 bid  10 5
      """)
    // The second file begins with row 1 again.
    let quality = quality(ticks) { $0 < 2 ? $0 + 100 : $0 - 1 }
    #expect(quality.first(.negativePrices)?.row == 101)
    #expect(quality.days[1].measures.findings[.negativePrices].first?.row == 1)
  }

  @Test("However the ticks are cut", arguments: 1...40 as ClosedRange<UInt64>)
  func cuts(seed: UInt64) {
    let ticks = RandomMarket.ticks(seed: seed)
    let number = { (row: Int64) in 3 * row + 1000 * (row % 7) + 4 }
    let whole = quality(ticks, number: number)
    // Named by their places, they are the rows that are named where nothing is numbered.
    let plain = quality(ticks) { $0 + 1 }
    for finding in Finding.allCases {
      #expect(whole.first(finding)?.row == plain.first(finding)?.row.map { number($0 - 1) }, "\(finding)")
    }
    for size in [1, 3, 17, 50] {
      let isEqual = quality(ticks, chunkSize: size, number: number) == whole
      #expect(isEqual, "chunks of \(size)")
    }
  }
}
