import Backtest
import Simulation
import Strategies
import TestSupport
import Testing
import TickData
import TickStorage

@testable import Sweep

/// What makes a result another result.
@Suite struct ResultKeyTests {
  private func key(_ sessions: SessionCalendar, program: String = "") throws -> ResultKey {
    let strategy = StrategyDefinition(V1Baseline.self)
    let parameters = try strategy.parameters(
      of: Security("X"), Configuration(path: "c.json", text: Array("{}".utf8)), ParameterOverrides(), in: sessions)
    return ResultKey(
      ResultIdentity(
        security: "X", strategy: "v1_baseline", parameters: parameters, ticks: "ab", exchange: "", sessions: sessions,
        engine: EngineVersion(package: "1.2.3"), program: program))
  }

  /// A strategy whose code has changed is another program's.
  @Test func anotherProgramsResultsAreOthers() throws {
    let keys = [try key(.uae), try key(.uae, program: "a"), try key(.uae, program: "b")]
    #expect(Set(keys).count == 3)
    #expect(try key(.uae, program: "a") == keys[1])
  }

  private func day(_ number: Int64) -> CivilDate { CivilDate(of: MarketTable.midnight(ofDay: number)) }

  @Test func theKeyIsTheHashOfAllThatCounts() throws {
    let text = """
      \(EngineVersion(package: "1.2.3"))
      v1_baseline
      close=whole close_share=10 comeback=remembered crossed_pair=each fill_price=trade max_position=2000000 \
      min_local_currency_before_quote=25000 opening=at_ten opening_seconds=2 orders=overnight queue=trades queue_power=2 \
      quote_cross=ignored quote_size=50000 refill_interval_sec=60 taken=again top_up=keep trade_through=queue
      X
      ab

      09:30 10:00 10:05 14:45 14:55 15:00
      """
    let (high, low) = ContentHash.halves(of: Array(text.utf8))
    let key = try key(.uae)
    #expect(key.high == high && key.low == low)
    let cut = SessionCalendar([.init(to: day(1), .uae), .init(from: day(2), .uae)])
    #expect(try self.key(cut) == key)
  }

  @Test func everyPhaseAndDateCounts() throws {
    let uae = TradingSession.uae
    let changed = TradingSession(
      openingAuction: uae.openingAuction, open: uae.open, endOfSilence: TimeOfDay(10, 6), close: uae.close,
      flatten: uae.flatten, endOfClosingAuction: uae.endOfClosingAuction)
    let keys = try [
      key(.uae), key(SessionCalendar(changed)), key(SessionCalendar([.init(to: day(1), .uae)])),
      key(SessionCalendar([.init(to: day(2), .uae)])),
      key(SessionCalendar([.init(to: day(2), .uae), .init(from: day(3), changed)])),
      key(SessionCalendar(TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(16, 0)))),
    ]
    #expect(Set(keys).count == keys.count)
  }
}
