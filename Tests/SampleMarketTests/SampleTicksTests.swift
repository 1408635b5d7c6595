import Testing
import TickData

@testable import SampleMarket

/// What every tick of every security keeps to. The oracle of the tick grid is written down here on its own.
@Suite struct SampleTicksTests {
  /// Of both exchanges, from below 2 to above 20, and two that are not in the shipped configurations.
  static let indices = [0, 1, 4, 7, 8, 9, 16, 17]
  static let market = SampleMarket(securities: 18, days: 6, seed: 11, ticksPerDay: 2_000)

  private static func second(_ tick: Tick) -> Int64 { (tick.time - WallClock.startOfDay(tick.time)) / WallClock.second }

  private static func clock(_ hour: Int64, _ minute: Int64, _ second: Int64 = 0) -> Int64 {
    (hour * 60 + minute) * 60 + second
  }

  private static func days(_ index: Int) -> [[Tick]] {
    let ticks = SampleMarketTests.ticks(market, index)
    return market.days.map { day in ticks.filter { CivilDate(of: $0.time) == day } }
  }

  private static func session(_ day: [Tick]) -> [Tick] {
    day.filter { (clock(10, 0)..<clock(14, 45)).contains(second($0)) }
  }

  /// A price's text in thousandths: `16.24` is 16240. nil for a text of more than three decimals.
  private static func thousandths(_ text: String) -> Int64? {
    let parts = text.split(separator: ".")
    guard parts.count == 2, parts[1].count <= 3 else { return nil }
    return Int64(parts[0] + parts[1] + String(repeating: "0", count: 3 - parts[1].count))
  }

  private static func tick(_ exchange: Exchange, at mils: Int64) -> Int64 {
    switch (exchange, mils) {
    case (_, ..<1_000): 1
    case (_, ..<10_000): 10
    case (.dfm, _): 50
    case (.adx, ..<50_000): 20
    case (.adx, ..<100_000): 50
    case (.adx, _): 100
    }
  }

  @Test(arguments: indices)
  func pricesAreOnTheGridAndNearestToTheirDecimals(_ index: Int) throws {
    let exchange = Listing.number(index).exchange
    for price in Set(SampleMarketTests.ticks(Self.market, index).map(\.price)) {
      let mils = try #require(Self.thousandths(price.description), "\(price)")
      #expect(mils % Self.tick(exchange, at: mils) == 0, "\(price)")
      #expect(Double("\(mils)e-3") == price)
    }
  }

  @Test(arguments: indices)
  func stampsAreWholeSecondsOfTheSessionAndNeverStepBack(_ index: Int) {
    let ticks = SampleMarketTests.ticks(Self.market, index)
    #expect(ticks.allSatisfy { $0.time % WallClock.second == 0 })
    #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.time <= $1.time })
    #expect(ticks.allSatisfy { (Self.clock(9, 30)...Self.clock(15, 0)).contains(Self.second($0)) })
    #expect(Set(ticks.map { CivilDate(of: $0.time) }) == Set(Self.market.days))
    // Nothing trades while orders gather.
    let gathering = [Self.clock(9, 30)..<Self.clock(10, 0), Self.clock(14, 45)..<Self.clock(14, 55)]
    #expect(!ticks.contains { tick in tick.kind == .trade && gathering.contains { $0.contains(Self.second(tick)) } })
  }

  /// Once both sides are quoted, a trade takes at most what its touch displayed.
  @Test(arguments: indices)
  func theContinuousBookIsNeverCrossedAndTradesAreAtTheTouch(_ index: Int) {
    for day in Self.days(index) {
      var bid: Tick?
      var ask: Tick?
      var wrong: [Tick] = []
      for tick in Self.session(day) {
        if tick.size <= 0 || tick.price <= 0 { wrong.append(tick) }
        if tick.kind == .bid { bid = tick }
        if tick.kind == .ask { ask = tick }
        guard let bid, let ask else { continue }
        if bid.price >= ask.price { wrong.append(tick) }
        guard tick.kind == .trade else { continue }
        let touch = tick.price == bid.price ? bid : ask
        if tick.price != touch.price || tick.size > touch.size { wrong.append(tick) }
      }
      #expect(bid != nil && ask != nil)
      #expect(wrong.isEmpty)
    }
  }

  @Test(arguments: indices)
  func theSpreadOpensToFourLevelsAndClosesToOne(_ index: Int) {
    let exchange = Listing.number(index).exchange
    var spreads: [Int64: Int] = [:]
    for day in Self.days(index) {
      var levels: [TickKind: Int64] = [:]
      for tick in Self.session(day) where tick.kind != .trade {
        levels[tick.kind] = exchange.level(of: Int64((tick.price * 1_000).rounded()))
        if let bid = levels[.bid], let ask = levels[.ask] { spreads[ask - bid, default: 0] += 1 }
      }
    }
    #expect(spreads.keys.sorted() == [1, 2, 3, 4])
    #expect((spreads[1] ?? 0) * 2 > spreads.values.reduce(0, +))
  }

  @Test(arguments: indices)
  func everyDayStartsWithZeroQuotesAndHasItsAuctionPrints(_ index: Int) {
    for day in Self.days(index) {
      #expect(day.prefix(2).map(\.kind) == [.bid, .ask])
      #expect(day.prefix(2).allSatisfy { $0.price == 0 && $0.size == 0 && Self.second($0) == Self.clock(9, 30) })

      let opening = day.drop { Self.second($0) < Self.clock(10, 0) }.prefix { $0.kind == .trade }
      #expect(!opening.isEmpty && Set(opening.map(\.price)).count == 1)
      #expect(opening.allSatisfy { Self.second($0) == Self.clock(10, 0) && $0.size > 0 })

      let closing = day.filter { $0.kind == .trade && Self.second($0) >= Self.clock(14, 55) }
      #expect(closing.count > 1 && Set(closing.map(\.price)).count == 1)
      #expect(closing.contains { $0.size > 0 && Self.second($0) == Self.clock(14, 55) })
    }
  }

  @Test(arguments: indices)
  func manyTicksShareASecondAndTheEndsOfTheSessionAreBusier(_ index: Int) {
    var busiest = 0
    var thirds = [0, 0, 0]
    for day in Self.days(index) {
      let session = day.filter { (Self.clock(10, 1)..<Self.clock(14, 45)).contains(Self.second($0)) }
      for same in Dictionary(grouping: session, by: \.time).values { busiest = max(busiest, same.count) }
      for tick in session { thirds[Int((Self.second(tick) - Self.clock(10, 0)) / 5_700)] += 1 }
    }
    #expect(busiest >= 10)
    #expect(thirds[0] > thirds[1] && thirds[2] > thirds[1])
  }
}
