import Backtest
import TestSupport
import Testing
import TickData
import TickQuality

@Suite("Findings in the hours of other markets")
struct QualityHoursTests {
  private func quality(_ table: String, _ sessions: SessionCalendar, grid: PriceGrid = .unknown) -> SecurityQuality {
    var inspection = TickInspection(grid: grid, sessions: sessions)
    for (row, tick) in MarketTable.ticks(table).enumerated() {
      inspection.inspect(TickChunk([tick], firstRow: Int64(row)))
    }
    return inspection.quality()
  }

  private func day(_ number: Int64) -> CivilDate { CivilDate(of: MarketTable.midnight(ofDay: number)) }

  @Test("Gaps, the session's time and the closing trade are those of each day's own hours")
  func hoursChange() {
    let sessions = SessionCalendar([
      .init(to: day(1), TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(16, 0))),
      .init(from: day(2), TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(13, 0))),
    ])
    let quality = quality(
      """
      D1 09:30:00 bid   10 100
      D1 13:00:00 trade 10 100
      D1 16:00:00 trade 10 100
      D2 09:30:00 bid   10 100
      D2 13:00:00 trade 10 100
      D3 09:30:00 bid   0  100     # in the session
      D3 13:00:00 bid   0  100     # outside it
      D3 13:00:01 bid   10 100
      """, sessions)
    #expect(quality.days.map(\.measures.sessionTime) == [390.minutes, 210.minutes, 210.minutes])
    #expect(quality.days.map(\.measures.largestGap.duration) == [210.minutes, 210.minutes, 210.minutes])
    #expect(quality.count(.longGaps) == 4)
    #expect(quality.count(.daysWithoutClosingTrade) == 1 && quality.count(.daysWithoutFlatteningTrade) == 1)
    #expect(quality.first(.daysWithoutClosingTrade)?.row == 6)
    #expect(quality.count(.zeroPricesInSession) == 1 && quality.count(.zeroPricesOutsideSession) == 1)
  }

  @Test("Where a day ends with its session, no trade is missing after it")
  func aroundTheClock() {
    let wholeDay = SessionCalendar(TradingSession(open: TimeOfDay(0, 0), close: .endOfDay))
    let quality = quality("D1 00:00:00 bid 10 100\nD1 23:59:59 ask 9 100", wholeDay)
    #expect(quality.count(.daysWithoutClosingTrade) == 0 && quality.count(.daysWithoutFlatteningTrade) == 0)
    #expect(quality.measures.sessionTime == 24 * WallClock.hour)
    // Crossed for the last second of the day.
    #expect(quality.measures.crossedTime == 1.seconds)
  }

  @Test("No price is off a grid that is not known")
  func unknownGrid() {
    let sessions = SessionCalendar(TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(16, 0)))
    let table = "D1 10:00:00 bid 10.123456 100\nD1 10:00:01 ask 1e-9 100\nD1 10:00:02 ask 1e12 100"
    #expect(quality(table, sessions).count(.offGridPrices) == 0)
    #expect(quality(table, sessions, grid: .ofAnyExchange).count(.offGridPrices) == 2)
  }

  @Test("The first day without hours is told")
  func dayWithoutHours() {
    var inspection = TickInspection(
      grid: .unknown,
      sessions: SessionCalendar([.init(to: day(1), TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(16, 0)))]))
    inspection.inspect(TickChunk(table: "D1 10:00:00 bid 10 100"))
    #expect(inspection.dayWithoutSession == nil)
    inspection.inspect(TickChunk(table: "D3 10:00:00 bid void 100\nD3 10:00:00 bid 10 100\nD2 10:00:00 bid 10 100"))
    #expect(inspection.dayWithoutSession == day(3))
  }
}
