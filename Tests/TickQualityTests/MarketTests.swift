import Backtest
import SampleMarket
import TestSupport
import Testing
import TickData
import TickQuality
import TickStorage

@Suite("The quality of the markets at hand")
struct MarketTests {
  @Test("The sample market has nothing that costs", arguments: [0, 1, 7])
  func sampleMarket(index: Int) {
    let market = SampleMarket(securities: 8, days: 3, seed: 3, session: .uae)
    var inspection = TickInspection(grid: .ofAnyExchange, sessions: .uae)
    let ticks = market.ticks(index)
    inspection.inspect(ticks)
    let quality = inspection.quality()
    #expect(quality.measures.score == 100)
    #expect(quality.measures.rows.read == Int64(ticks.count))
    #expect(quality.days.map(\.date) == market.days)
    #expect(quality.missingWeekdays.isEmpty)
    // Repeated trades, and what an auction shows, are no flaws.
    let found = Finding.allCases.filter { quality.count($0) > 0 }
    #expect(
      Set(found).isSubset(of: [.duplicateTrades, .zeroPricesOutsideSession, .zeroSizeQuotes, .zeroSizeTrades]))
    #expect(found.contains(.zeroPricesOutsideSession))
  }

  /// What the reference's specification says of the real files, section 2.7.
  @Test("The real ticks are as they are known to be", .enabled(if: SharedFiles.areThere))
  func realTicks() throws {
    let source = try TickFileSource(path: SharedFiles.path("data/ticks"))
    var notMonotone: [String] = []
    for entry in source.entries {
      var inspection = TickInspection(grid: .ofAnyExchange, sessions: .uae)
      let reader = try source.reader(of: entry)
      var chunk = TickChunk()
      while try reader.read(into: &chunk, limit: 100_000) { inspection.inspect(chunk) }
      let quality = inspection.quality()
      let name = entry.security.name
      #expect(quality.days.count == 136, "\(name)")
      #expect(quality.days.first?.date.description == "2025-04-14", "\(name)")
      #expect(quality.days.last?.date.description == "2025-10-24", "\(name)")
      for finding in [Finding.voidRows, .negativePrices, .negativeSizes, .unknownTypes, .offGridPrices] {
        #expect(quality.count(finding) == 0, "\(name), \(finding)")
      }
      #expect((136...272).contains(quality.count(.zeroSizeTrades)), "\(name)")
      #expect(quality.measures.largestStepBack <= 2.seconds, "\(name)")
      if quality.count(.backwardStamps) > 0 { notMonotone.append(name) }
      if name == "ADIB" { #expect(quality.count(.backwardStamps) == 25) }
    }
    #expect(notMonotone == ["ADIB", "ADNOCLS", "EAND", "FAB", "MULTIPLY"])
  }
}
