import Testing
import TickData

@testable import SampleMarket

/// A market in hours other than those of ADX and DFM.
@Suite struct SampleHoursTests {
  private static func market(_ session: TradingSession, seed: UInt64 = 1) -> SampleMarket {
    SampleMarket(securities: 2, days: 3, seed: seed, ticksPerDay: 1_000, session: session)
  }

  private static func clock(_ tick: Tick) -> Int64 { tick.time - WallClock.startOfDay(tick.time) }

  @Test(arguments: [0, 1])
  func withoutAuctionsADayIsFromOpenToClose(_ index: Int) throws {
    let market = Self.market(TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(16, 0)))
    for day in market.days {
      let ticks = SampleMarketTests.ticks(market, index).filter { CivilDate(of: $0.time) == day }
      #expect(ticks.count > 300)
      #expect(ticks.first.map(Self.clock) == TimeOfDay(9, 30).nanoseconds)
      let last = try #require(ticks.last)
      #expect(last.kind == .trade && last.size > 0 && Self.clock(last) == TimeOfDay(16, 0).nanoseconds)
      #expect(ticks.count { Self.clock($0) >= TimeOfDay(16, 0).nanoseconds } == 1)
      #expect(ticks.allSatisfy { $0.price > 0 && ($0.kind == .trade || $0.size > 0) })
    }
  }

  @Test(arguments: [0, 1])
  func aDayWithoutAnEndStaysOnItsDate(_ index: Int) {
    let market = Self.market(TradingSession(open: TimeOfDay(0, 0), close: .endOfDay))
    let ticks = SampleMarketTests.ticks(market, index)
    #expect(Set(ticks.map { CivilDate(of: $0.time) }) == Set(market.days))
    #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.time <= $1.time })
    for hour in Int64(0)..<24 {
      #expect(ticks.contains { Self.clock($0) / WallClock.hour == hour }, "\(hour)")
    }
  }

  @Test func auctionsMayStandAloneAndMove() {
    let market = Self.market(
      TradingSession(
        openingAuction: TimeOfDay(8, 0), open: TimeOfDay(8, 30), close: TimeOfDay(12, 0), flatten: TimeOfDay(12, 10),
        endOfClosingAuction: TimeOfDay(12, 10)))
    let ticks = SampleMarketTests.ticks(market, 0)
    #expect(ticks.map(Self.clock).min() == TimeOfDay(8, 0).nanoseconds)
    #expect(ticks.map(Self.clock).max() == TimeOfDay(12, 10).nanoseconds)
    #expect(ticks.contains { $0.kind == .trade && Self.clock($0) == TimeOfDay(12, 10).nanoseconds && $0.size > 0 })
  }

  @Test func anAuctionAfterMidnightTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = Self.market(TradingSession(open: TimeOfDay(10, 0), close: TimeOfDay(23, 0), flatten: .endOfDay))
    }
  }
}
