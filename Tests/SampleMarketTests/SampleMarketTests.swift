import Testing
import TickData

@testable import SampleMarket

/// What a market's ticks depend on, and what they do not.
@Suite struct SampleMarketTests {
  static func ticks(_ market: SampleMarket, _ index: Int) -> [Tick] {
    let chunk = market.ticks(index)
    return (0..<chunk.count).map { chunk[$0] }
  }

  @Test func theSameSeedMakesTheSameTicks() {
    let market = SampleMarket(securities: 2, days: 2, seed: 5, ticksPerDay: 500)
    let again = SampleMarket(securities: 2, days: 2, seed: 5, ticksPerDay: 500)
    #expect(Self.ticks(market, 1) == Self.ticks(again, 1))
  }

  /// The FNV-1a hash of the default market's first security, over the little-endian bytes of stamp, kind, price and size.
  /// It may change only with a change to the market that is meant, and is the same on every machine.
  @Test func theDefaultMarketIsPinned() {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ bits: UInt64) {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        hash = (hash ^ (bits >> shift & 0xFF)) &* 0x0000_0100_0000_01B3
      }
    }
    for tick in Self.ticks(SampleMarket(), 0) {
      add(UInt64(bitPattern: tick.time))
      add(UInt64(tick.kind.rawValue))
      add(tick.price.bitPattern)
      add(UInt64(bitPattern: tick.size))
    }
    #expect(hash == 0xFA80_E0BB_A922_2EA8)
  }

  @Test func anotherSeedMakesOtherTicks() {
    let market = SampleMarket(securities: 1, days: 1, seed: 5, ticksPerDay: 500)
    let other = SampleMarket(securities: 1, days: 1, seed: 6, ticksPerDay: 500)
    #expect(Self.ticks(market, 0) != Self.ticks(other, 0))
  }

  @Test func moreSecuritiesChangeNothingAboutTheFirst() {
    let few = SampleMarket(securities: 3, days: 1, ticksPerDay: 500)
    let many = SampleMarket(securities: 40, days: 1, ticksPerDay: 500)
    for index in 0..<3 {
      #expect(few.security(index) == many.security(index))
      #expect(Self.ticks(few, index) == Self.ticks(many, index))
    }
  }

  @Test func moreDaysContinueTheFirst() {
    let short = Self.ticks(SampleMarket(securities: 1, days: 2, ticksPerDay: 500), 0)
    let long = Self.ticks(SampleMarket(securities: 1, days: 4, ticksPerDay: 500), 0)
    #expect(long.count > short.count)
    #expect(Array(long.prefix(short.count)) == short)
  }

  @Test func securitiesHaveTheNamesOfTheShippedConfigurationsAndThenNumbers() {
    let market = SampleMarket(securities: 18, days: 1)
    let names = (0..<18).map { market.security($0).name }
    #expect(names[..<5] == ["EMAAR", "ALDAR", "ADNOCDRI", "ADNOCGAS", "ADNOCLS"])
    #expect(names[15...] == ["MODON", "SAMPLE17", "SAMPLE18"])
    #expect(Set(names).count == 18)
  }

  @Test func daysAreWeekdaysFromTheFirstOn() {
    let days = SampleMarket(days: 11).days.map(\.description)
    #expect(
      days == [
        "2025-04-14", "2025-04-15", "2025-04-16", "2025-04-17", "2025-04-18", "2025-04-21", "2025-04-22", "2025-04-23",
        "2025-04-24", "2025-04-25", "2025-04-28",
      ])
  }

  @Test(arguments: [1_000, 4_000, 20_000] as [Int64])
  func aDayHasRoughlyTheTicksThatWereAskedFor(_ asked: Int64) {
    let market = SampleMarket(securities: 2, days: 4, ticksPerDay: asked)
    let listing = Listing.number(1)
    let expected = Int(4 * asked * listing.activity / 100)
    #expect((expected * 2 / 3...expected * 3 / 2).contains(market.ticks(1).count))
  }

  @Test func overYearsAPriceStaysInReachOfItsStart() {
    let market = SampleMarket(securities: 24, days: 520, ticksPerDay: 100)
    for index in [0, 9, 16, 23] {
      let listing = Listing.number(index)
      let trades = Self.ticks(market, index).filter { $0.kind == .trade }.map(\.price)
      let home = Double(listing.mils) / 1_000
      #expect(trades.allSatisfy { $0 > home / 2 && $0 < home * 2 }, "\(listing.name)")
      #expect((trades.max() ?? 0) > (trades.min() ?? 0) * 1.02, "\(listing.name) does not move")
    }
  }

  @Test func aMarketWithoutDaysTraps() async {
    await #expect(processExitsWith: .failure) { _ = SampleMarket(days: 0) }
  }
}
