import Analytics
import Simulation
import TestSupport
import Testing
import TickData

@Suite("Metrics in the hours of other markets")
struct MetricsHoursTests {
  private func day(_ number: Int64) -> CivilDate { CivilDate(of: MarketTable.midnight(ofDay: number)) }

  /// Six and a half hours on the first day, three on the second.
  private var sessions: SessionCalendar {
    SessionCalendar([
      .init(to: day(1), TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(16, 0))),
      .init(from: day(2), TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(12, 30))),
    ])
  }

  @Test("Mids are of each day's own window")
  func mids() {
    let ticks = MarketTable.ticks(
      """
      D1 09:30:00 bid   10 1
      D1 09:30:00 ask   12 1
      D1 15:59:50 trade 12 1      # ten seconds later the window has closed
      D1 16:00:00 trade 12 1      # outside
      D2 12:29:00 bid   10 1
      D2 12:29:00 ask   11 1
      D2 12:29:00 trade 11 1      # a minute later the window has closed
      D2 15:00:00 trade 11 1      # outside, on this day
      D2 15:00:01 trade 11 1
      """)
    var rows: [String] = []
    readWithMids(ticks, sessions: sessions) { chunk, found in
      for index in 0..<chunk.count where chunk.kind[index] == .trade {
        let row = [found.now[index]] + found.later[(4 * index)..<(4 * index + 4)]
        rows.append(row.map { $0.isNaN ? "–" : "\($0)" }.joined(separator: " "))
      }
    }
    #expect(
      rows == ["11.0 11.0 – – –", "– – – – –", "10.5 10.5 10.5 – –", "– – – – –", "– – – – –"])
  }

  /// Both sides rest from the first tick of the first day on; the second day's quotes come half an hour after its open, the
  /// orders are there all the time.
  @Test("The time of quoting is measured against the windows of the days")
  func window() {
    let ticks = MarketTable.ticks(
      """
      D1 09:30:00 bid   10 100
      D1 09:30:00 ask   11 100
      D1 15:59:59 bid   10 100
      D2 10:00:00 bid   10 100
      D2 10:00:00 ask   11 100
      """)
    var replay = Replay(RuleStrategy.followTouch(size: 100), sessions: sessions, observer: ReplayRecorder())
    replay.replay(TickChunk(ticks))
    replay.observer.finish()
    var record = MetricsRecord()
    let metrics = record.finish(
      replay.outcome(), replay.observer, sessions: sessions, tickDays: [day(1), day(2)], marketDays: [])
    #expect(metrics.time.window == Int128(9 * WallClock.hour + 30 * WallClock.minute))
    #expect(metrics.time.twoSided == metrics.time.window)
    // At the touch where the side has a price: all of the first day, and the second from 10:00 on.
    #expect(metrics.time.atTouch == 2 * (metrics.time.window - Int128(30 * WallClock.minute)))
  }
}
