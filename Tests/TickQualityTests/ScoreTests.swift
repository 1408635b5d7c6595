import Backtest
import TestSupport
import Testing
import TickData
import TickQuality

@Suite("The score")
struct ScoreTests {
  /// A row every minute of the session, and a trade to flatten at.
  private static var flawless: [Tick] {
    let midnight = MarketTable.midnight(ofDay: 1)
    var ticks = (0..<285 as Range<Int64>).map { minute in
      Tick(
        time: midnight + TradingSession.uae.open.nanoseconds + minute * WallClock.minute,
        kind: minute % 2 == 0 ? .bid : .ask, price: minute % 2 == 0 ? 10 : 10.02, size: 100)
    }
    ticks.append(MarketTable.tick("D1 14:55:00 trade 10 100"))
    return ticks
  }

  @Test("Ticks without a flaw score 100")
  func flawless() { #expect(quality(Self.flawless).measures.score == 100) }

  @Test("A finding costs in proportion to its share")
  func proportion() {
    // Two rows of 286 are off the grid: 0.7 percent, 5 points for each.
    var ticks = Self.flawless
    ticks[10].price = 9.999
    ticks[20].price = 9.999
    let measures = quality(ticks).measures
    #expect(abs(measures.cost(of: .offGridPrices) - 5 * 200.0 / 286) < 1e-9)
    #expect(abs(measures.score - (100 - 5 * 200.0 / 286)) < 1e-9)
  }

  @Test("A finding costs no more than its most")
  func most() {
    var ticks = Self.flawless
    for index in ticks.indices { ticks[index].price += 0.001 }
    #expect(quality(ticks).measures.cost(of: .offGridPrices) == 30)
    #expect(quality(ticks).measures.score == 70)
  }

  @Test("A book that is crossed for a hundredth of the session costs ten points")
  func crossedBook() {
    var ticks = Self.flawless
    // 2 min 51 s are a hundredth of 4 h 45 min.
    ticks[0] = Tick(time: ticks[0].time, kind: .bid, price: 10, size: 100)
    ticks[1] = Tick(time: ticks[0].time + 60.seconds, kind: .ask, price: 9.98, size: 100)
    ticks[2].kind = .trade
    ticks[3] = Tick(time: ticks[1].time + 171.seconds, kind: .ask, price: 10.02, size: 100)
    let measures = quality(ticks).measures
    #expect(measures.crossedTime == 171.seconds)
    #expect(abs(measures.cost(of: .crossedBooks) - 10) < 1e-9)
  }

  @Test("The score is not below 0")
  func floor() {
    let ticks = (0..<50).flatMap { _ in
      MarketTable.ticks("D6 15:00:00 other 10.001 -5\nD6 10:00:00 bid -1 100\nD6 10:00:00 bid void 0")
    }
    #expect(quality(ticks).measures.score == 0)
  }

  @Test("Ticks of which nothing is kept score 0")
  func nothingKept() { #expect(quality("D1 10:00:00 bid void 100").measures.score == 0) }

  @Test(
    "Every share is from 0 to 1 and every cost within its most, whatever the ticks", arguments: 0..<40 as Range<UInt64>)
  func bounds(seed: UInt64) {
    let quality = quality(RandomMarket.ticks(seed: seed))
    for measures in [quality.measures] + quality.days.map(\.measures) {
      for finding in Finding.allCases {
        #expect((0...1).contains(measures.share(of: finding)), "\(finding)")
        let most = finding.rate?.most ?? 0
        #expect((0...most).contains(measures.cost(of: finding)), "\(finding)")
      }
      #expect((0...100).contains(measures.score))
    }
  }
}
