import Backtest
import TestSupport
import Testing
import TickData
import TickQuality

@Suite("Findings in single rows")
struct FindingTests {
  @Test("Rows are counted by kind, and as normalisation and the session have them")
  func rowCounts() {
    let rows = quality(
      """
      D1 09:40:00 bid   10 100
      D1 10:00:00 ask   10.02 100
      D1 10:00:01 trade 10 100
      D1 10:00:02 other 10 100
      D1 10:00:03 bid   0 100
      D1 10:00:04 bid   void 100
      D1 14:44:59 trade 10 100
      D1 14:45:00 trade 10 100
      """
    ).measures.rows
    #expect([rows[.bid], rows[.ask], rows[.trade], rows[.other], rows.void] == [2, 1, 3, 1, 1])
    #expect(rows.read == 8)
    #expect(rows.kept == 6)
    #expect(rows.droppedShare == 0.25)
    #expect(rows.inSession == 4)
    #expect(rows.tradesInSession == 2)
  }

  @Test("A row without a price or a stamp is void, and in no day")
  func voidRows() {
    let quality = quality([
      Tick(time: .min, kind: .bid, price: .nan, size: 100),
      MarketTable.tick("D1 10:00:00 ask void 100"),
      MarketTable.tick("D2 10:00:00 ask 10 100"),
    ])
    #expect(quality.count(.voidRows) == 2)
    #expect(quality.first(.voidRows) == Place(row: 1, time: nil))
    #expect(quality.days.map(\.date.description) == ["2025-04-15"])
  }

  @Test("What the reader put right is counted, with the first row and no stamp")
  func volumes() {
    var inspection = TickInspection(grid: .ofAnyExchange, sessions: .uae)
    inspection.inspect(TickChunk(table: "D1 10:00:00 bid 10 100"))
    let quality = inspection.quality(
      missingVolumes: RowsOfReader(count: 3, first: 7), fractionalVolumes: RowsOfReader(count: 2, first: 9))
    #expect(quality.count(.missingVolumes) == 3)
    #expect(quality.count(.fractionalVolumes) == 2)
    #expect(quality.first(.missingVolumes) == Place(row: 7, time: nil))
    #expect(quality.first(.fractionalVolumes) == Place(row: 9, time: nil))
    #expect(inspection.quality().first(.missingVolumes) == nil)
  }

  @Test("A stamp steps back from that of the row before, void rows aside")
  func backwardStamps() {
    let quality = quality(
      """
      D1 10:00:05 bid   10 100
      D1 10:00:03 bid   10 200   # back by 2 s
      D1 10:00:04 bid   void 100
      D1 10:00:04 bid   10 300   # still before the first row, but after the one before
      D1 10:00:01 bid   10 400   # back by 3 s
      """)
    #expect(quality.count(.backwardStamps) == 2)
    #expect(quality.first(.backwardStamps) == place(2, "D1 10:00:03"))
    #expect(quality.measures.largestStepBack == 3.seconds)
    #expect(quality.measures.earliest == MarketTable.stamp("D1 10:00:01"))
    #expect(quality.measures.latest == MarketTable.stamp("D1 10:00:05"))
  }

  @Test("A row stands twice where it equals the row before in everything")
  func duplicates() {
    let quality = quality(
      """
      D1 10:00:05 bid   10 100
      D1 10:00:05 bid   10 100   # twice
      D1 10:00:05 ask   10.02 100
      D1 10:00:05 bid   10 100   # not after its like
      D1 10:00:06 bid   10 100   # another stamp
      D1 10:00:06 bid   10 200   # another size
      D1 10:00:06 ask   10 200   # another type
      D1 10:00:07 trade 10 100
      D1 10:00:07 trade 10 100   # twice
      D1 10:00:07 trade 10 100   # and once more
      D1 10:00:08 other 10 100
      D1 10:00:08 other 10 100   # nobody's concern
      """)
    #expect(quality.count(.duplicateQuotes) == 1)
    #expect(quality.first(.duplicateQuotes) == place(2, "D1 10:00:05"))
    #expect(quality.count(.duplicateTrades) == 2)
    #expect(quality.first(.duplicateTrades) == place(9, "D1 10:00:07"))
  }

  @Test("Prices of zero are told apart by the session, prices below it are not")
  func pricesWithoutWorth() {
    let quality = quality(
      """
      D1 09:45:00 bid   0 100
      D1 10:00:00 bid   0 100
      D1 14:44:59 ask   0 100
      D1 14:45:00 ask   0 100
      D1 14:46:00 trade -1 100
      """)
    #expect(quality.count(.zeroPricesOutsideSession) == 2)
    #expect(quality.first(.zeroPricesOutsideSession) == place(1, "D1 09:45:00"))
    #expect(quality.count(.zeroPricesInSession) == 2)
    #expect(quality.first(.zeroPricesInSession) == place(2, "D1 10:00:00"))
    #expect(quality.count(.negativePrices) == 1)
    #expect(quality.measures.rows.kept == 0)
    #expect(quality.count(.offGridPrices) == 0)
  }

  @Test("Sizes of zero are told apart by kind, sizes below it are not")
  func sizesWithoutWorth() {
    let quality = quality(
      """
      D1 10:00:00 bid   10 0
      D1 10:00:01 ask   10.02 0
      D1 10:00:02 trade 10 0
      D1 10:00:03 other 10 0
      D1 10:00:04 trade 10 -5
      D1 10:00:05 bid   10 -5
      """)
    #expect(quality.count(.zeroSizeQuotes) == 2)
    #expect(quality.count(.zeroSizeTrades) == 1)
    #expect(quality.first(.zeroSizeTrades) == place(3, "D1 10:00:02"))
    #expect(quality.count(.negativeSizes) == 2)
    #expect(quality.first(.negativeSizes) == place(5, "D1 10:00:04"))
  }

  @Test("A row that is neither bid, ask nor trade has an unknown type")
  func unknownTypes() {
    let quality = quality("D1 10:00:00 bid 10 100\nD1 10:00:01 other 10 100")
    #expect(quality.count(.unknownTypes) == 1)
    #expect(quality.first(.unknownTypes) == place(2, "D1 10:00:01"))
  }
}
