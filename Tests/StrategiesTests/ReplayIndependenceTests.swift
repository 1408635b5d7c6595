import Simulation
import Strategies
import TestSupport
import Testing
import TickData

@Suite("What a replay's result does not depend on, over random markets")
struct ReplayIndependenceTests {
  @Test("How the ticks are cut into chunks", arguments: seeds)
  func chunks(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
      let whole = outcome(of: strategy, over: market)
      for cut in [ChunkCut.every(1), .every(7), .every(1000), .random(seed: seed), .random(seed: seed + 1000)] {
        #expect(outcome(of: strategy, over: market, cut: cut) == whole, "\(type(of: strategy).name), \(cut)")
      }
    }
  }

  @Test("How often it is made", arguments: seeds)
  func repetition(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
      let first = outcome(of: strategy, over: market)
      #expect(outcome(of: strategy, over: market) == first)
      #expect(outcome(of: strategy, over: RandomMarket.ticks(seed: seed)) == first)
    }
  }

  @Test("Rows that are void or priced at zero or less", arguments: seeds)
  func droppedRows(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
      let all = outcome(of: strategy, over: market)
      let kept = outcome(of: strategy, over: market.filter { $0.price > 0 })
      #expect(all.account == kept.account)
      #expect(all.fills.map(\.logLine) == kept.fills.map(\.logLine))
      #expect(all.counts.kept == kept.counts.read)
    }
  }

  @Test("What is quoted before 10:00 and from 14:45 to 14:55", arguments: seeds)
  func quotesOutsideTheWindow(seed: UInt64) {
    let late = TimeOfDay(14, 45).nanoseconds..<TimeOfDay(14, 55).nanoseconds
    let early = 0..<TimeOfDay(10, 0).nanoseconds
    withEveryStrategy(seed: seed) { market, strategy, _ in
      let cut = market.map { tick in
        var tick = tick
        let timeOfDay = tick.time - WallClock.startOfDay(tick.time)
        if tick.kind != .trade, late.contains(timeOfDay) || early.contains(timeOfDay) {
          tick.price = tick.price > 0 ? 77 : tick.price
          tick.size = 1_000_000
        }
        return tick
      }
      #expect(outcome(of: strategy, over: cut) == outcome(of: strategy, over: market))
    }
  }

  @Test("The markets reach what they are made for")
  func markets() {
    // Without this a generator that makes dull markets would let every property pass.
    var fills = 0
    var flattens = 0
    var carried = 0
    var flips = 0
    var bothSidesAtOnce = 0
    var liquidations = 0
    var liquidationsFromFlat = 0
    var fillsAfterLiquidation = 0
    var stepsBack = 0
    var stepsOverMidnight = 0
    for seed in seeds {
      withEveryStrategy(seed: seed) { market, strategy, _ in
        let outcome = outcome(of: strategy, over: market)
        fills += outcome.fills.count
        flattens += outcome.fills.filter { $0.rule == .flatten }.count
        carried += outcome.account.position == 0 ? 0 : 1
        liquidations += outcome.fills.filter { $0.rule == .taken }.count
        for (before, after) in zip(outcome.fills, outcome.fills.dropFirst()) {
          liquidationsFromFlat += before.position == 0 && after.rule == .taken ? 1 : 0
          fillsAfterLiquidation += before.rule == .taken && after.row == before.row ? 1 : 0
          flips += before.position.signum() * after.position.signum() < 0 ? 1 : 0
          bothSidesAtOnce += before.row == after.row && before.rule == after.rule ? 1 : 0
        }
        for (before, after) in zip(market, market.dropFirst()) where after.time < before.time {
          stepsBack += 1
          stepsOverMidnight += CivilDate(of: after.time) < CivilDate(of: before.time) ? 1 : 0
        }
      }
    }
    #expect(fills > 2000)
    #expect(flattens > 200)
    #expect(carried > 100)
    #expect(flips > 100)
    #expect(bothSidesAtOnce > 50)
    #expect(liquidations > 200)
    #expect(liquidationsFromFlat > 5)
    #expect(fillsAfterLiquidation > 5)
    #expect(stepsBack > 1000)
    #expect(stepsOverMidnight > 100)
  }
}
