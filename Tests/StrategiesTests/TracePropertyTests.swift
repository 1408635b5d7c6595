import Simulation
import Strategies
import TestSupport
import Testing
import TickData

@Suite("What holds of every trace and every explanation, over random markets")
struct TracePropertyTests {
  /// A trace for each fill of each strategy takes its time.
  private static let fewSeeds = Array(seeds.prefix(40))

  @Test(
    "The trades that ate the queue add up to what stood ahead, and the rest of a fill is its log's", arguments: fewSeeds
  )
  func explanations(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
      var wrong: [String] = []
      let fills = outcome(of: strategy, over: market).fills
      for (index, fill) in fills.enumerated() {
        let log = trace(TraceLog(explaining: index + 1), of: strategy, over: market)
        guard let explanation = log.explanation, explanation.fill == fill, log.events.isEmpty else {
          wrong.append("fill \(index + 1) is not explained")
          continue
        }
        let before = index == 0 ? (0, 0.0) : (fills[index - 1].position, fills[index - 1].totalRealizedPnL)
        if explanation.positionBefore != before.0 || explanation.realizedBefore != before.1 {
          wrong.append("fill \(index + 1): what was before it")
        }
        guard fill.rule == .restingOrder else {
          if explanation.order != nil { wrong.append("fill \(index + 1) has an order") }
          continue
        }
        guard let order = explanation.order else {
          wrong.append("fill \(index + 1) has no order")
          continue
        }
        let eaten = order.eaters.reduce(0) { $0 + $1.eaten }
        if eaten != fill.queueAheadAtJoin - order.queueLeft { wrong.append("fill \(index + 1): \(eaten) eaten") }
        if order.tick.time != fill.joinedAt || order.row > fill.row { wrong.append("fill \(index + 1): joined") }
        if order.remainingBefore - order.remainingAfter != fill.quantity {
          wrong.append("fill \(index + 1): remainder")
        }
        let rows = order.eaters.map(\.row)
        if rows != rows.sorted() || rows.contains(where: { $0 < order.row || $0 > fill.row }) {
          wrong.append("fill \(index + 1): eaten at \(rows)")
        }
        if order.eaters.contains(where: { market[Int($0.row)] != $0.tick || $0.tick.kind != .trade }) {
          wrong.append("fill \(index + 1): eaten by no trade")
        }
      }
      #expect(wrong.isEmpty, "\(wrong.prefix(3))")
      let beyond = trace(TraceLog(explaining: fills.count + 1), of: strategy, over: market)
      #expect(beyond.explanation == nil && beyond.fillCount == fills.count)
    }
  }

  @Test("A stretch is the same as those ticks of the whole", arguments: fewSeeds)
  func stretches(seed: UInt64) {
    let day = MarketTable.midnight(ofDay: 2)
    let stretch = day + TimeOfDay(10, 30).nanoseconds..<day + TimeOfDay(14, 55, 1).nanoseconds
    withEveryStrategy(seed: seed) { market, strategy, _ in
      let whole = trace(TraceLog(.min..<(.max)), of: strategy, over: market)
      let part = trace(TraceLog(stretch), of: strategy, over: market)
      let expected = whole.events.filter { event in event.tick.map { stretch.contains($0.time) } ?? false }
      let same = texts(part.events) == texts(expected)
      #expect(same)
      #expect(whole.events.count == market.filter { $0.price > 0 }.count)
    }
  }

  @Test("How the ticks are cut into chunks changes nothing", arguments: fewSeeds)
  func chunks(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
      let whole = texts(trace(TraceLog(.min..<(.max)), of: strategy, over: market).events)
      for chunk in [1, 7] {
        let same = texts(trace(TraceLog(.min..<(.max)), of: strategy, over: market, chunk: chunk).events) == whole
        #expect(same)
      }
    }
  }

  @Test("What stands after a tick is what was decided at it, less what the trade ate and filled", arguments: fewSeeds)
  func decisionsAddUp(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
      var wrong: [String] = []
      for event in trace(TraceLog(.min..<(.max)), of: strategy, over: market).events {
        for side in Side.allCases {
          guard let decision = event.decisions[side], decision.order.isLive else { continue }
          let filled = event.fills.reduce(0) { sum, fill in
            fill.side == side && fill.rule == .restingOrder ? sum + fill.quantity : sum
          }
          let order = event.orders[side]
          if order.price != decision.order.price || order.remaining != decision.order.remaining - filled
            || order.queueAhead != decision.order.queueAhead - (event.eaten[side] ?? 0)
          {
            wrong.append("row \(event.row), \(side)")
          }
        }
      }
      #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    }
  }
}
