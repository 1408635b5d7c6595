import Backtest
import Simulation
import TestSupport
import Testing
import TickData
import TickQuality

@Suite("Inspections of whole markets")
struct InspectionTests {
  @Test("What is found does not depend on the chunks", arguments: 0..<40 as Range<UInt64>)
  func chunks(seed: UInt64) {
    let ticks = RandomMarket.ticks(seed: seed)
    let whole = quality(ticks)
    for size in [1, 2, 7, 64] { #expect(quality(ticks, chunkSize: size) == whole, "chunks of \(size)") }
  }

  /// Told by the simulation's own book, row by row.
  @Test("Books and trades are judged by the rules of the simulation", arguments: 0..<40 as Range<UInt64>)
  func simulation(seed: UInt64) {
    let ticks = RandomMarket.ticks(seed: seed)
    var book = TopOfBook()
    var date: CivilDate?
    var (crossed, locked, outside) = (0, 0, 0)
    var (wasCrossed, wasLocked) = (false, false)
    for tick in ticks where tick.price > 0 {
      if CivilDate(of: tick.time) != date {
        date = CivilDate(of: tick.time)
        book.clear()
        (wasCrossed, wasLocked) = (false, false)
      }
      let timeOfDay = tick.time - WallClock.startOfDay(tick.time)
      guard timeOfDay >= TradingSession.uae.open.nanoseconds, timeOfDay < TradingSession.uae.close.nanoseconds else {
        continue
      }
      book.take(tick.kind, price: tick.price, size: tick.size)
      let isCrossed = book.hasBothSides && book.bid.price > book.ask.price
      let isLocked = book.hasBothSides && book.bid.price == book.ask.price
      if isCrossed && !wasCrossed { crossed += 1 }
      if isLocked && !wasLocked { locked += 1 }
      (wasCrossed, wasLocked) = (isCrossed, isLocked)
      let (low, high) = (min(book.bid.price, book.ask.price), max(book.bid.price, book.ask.price))
      if tick.kind == .trade, book.hasBothSides, !(low...high).contains(tick.price) { outside += 1 }
    }
    let found = quality(ticks)
    #expect(found.count(.crossedBooks) == crossed)
    #expect(found.count(.lockedBooks) == locked)
    #expect(found.count(.tradesOutsideSpread) == outside)
    #expect(found.measures.rows.kept == ticks.count { $0.price > 0 })
  }
}
