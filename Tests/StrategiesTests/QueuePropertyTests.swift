import Simulation
import Strategies
import TestSupport
import Testing
import TickData

@Suite("What holds of every order after every row, over random markets")
struct QueuePropertyTests {
  @Test("Queue and remainder are never negative, a live order has something to fill and a price", arguments: seeds)
  func orders(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, parameters in
      var wrong: [String] = []
      forEachRow(of: market, strategy) { row, before, after, _ in
        for side in Side.allCases {
          let order = after.orders[side]
          if order.queueAhead < 0 || order.remaining < 0 { wrong.append("row \(row): \(order)") }
          if order.isLive != (order.remaining > 0) { wrong.append("row \(row): \(order)") }
          if order.isLive && !(order.price > 0) { wrong.append("row \(row): \(order)") }
          if order.remaining > parameters.fullSize[side] { wrong.append("row \(row): \(order)") }
        }
      }
      #expect(wrong.isEmpty)
    }
  }

  /// Of the trades that reached an order since it took its place, the queue that stood before it is served first.
  @Test("An order fills no more than what traded at or through its price beyond the queue it joined", arguments: seeds)
  func filledByWhatTraded(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
      var reached = BothSides<Int64>(0)
      var filled = BothSides<Int64>(0)
      var wrong: [String] = []
      forEachRow(of: market, strategy) { row, before, after, fills in
        let tick = market[row]
        for side in Side.allCases {
          let (old, new) = (before.orders[side], after.orders[side])
          let isSame =
            old.price == new.price && old.joinedAt == new.joinedAt && old.queueAheadAtJoin == new.queueAheadAtJoin
          if !isSame { (reached[side], filled[side]) = (0, 0) }
          let reaches = side == .bid ? tick.price <= new.price : tick.price >= new.price
          if tick.kind == .trade, reaches { reached[side] += max(0, tick.size) }
          for fill in fills where fill.side == side && fill.rule == .restingOrder {
            filled[side] += fill.quantity
            if !reaches { wrong.append("row \(row) fills an order that it does not reach: \(fill.brief)") }
            if fill.queueAheadAtJoin != new.queueAheadAtJoin { wrong.append("row \(row): \(fill.brief)") }
            if filled[side] + new.queueAheadAtJoin > reached[side] { wrong.append("row \(row) fills too much") }
          }
        }
      }
      #expect(wrong.isEmpty)
    }
  }

  @Test("But for liquidations only trades change the account; rows without a price change nothing", arguments: seeds)
  func onlyTradesFill(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
      var wrong: [String] = []
      forEachRow(of: market, strategy) { row, before, after, fills in
        if fills.isEmpty, before.account != after.account { wrong.append("row \(row)") }
        if market[row].kind != .trade, fills.contains(where: { $0.rule != .taken }) { wrong.append("row \(row)") }
        if !(market[row].price > 0) {
          // As text, since a side without an order has no price, and no price equals no other.
          if "\(before.orders)" != "\(after.orders)" || !fills.isEmpty { wrong.append("row \(row)") }
        }
      }
      #expect(wrong.isEmpty)
    }
  }

  @Test("A liquidation takes no more than is displayed, at the displayed price, inside the window", arguments: seeds)
  func liquidations(seed: UInt64) {
    withEveryStrategy(seed: seed) { market, strategy, _ in
      var wrong: [String] = []
      forEachRow(of: market, strategy) { row, _, after, fills in
        for fill in fills where fill.rule == .taken {
          let level = after.book[fill.side.opposite]
          let timeOfDay = fill.time - WallClock.startOfDay(fill.time)
          if fill.quantity > level.quantity || fill.price != level.price { wrong.append("row \(row): \(fill.brief)") }
          if timeOfDay < after.session.open.nanoseconds || timeOfDay >= after.session.close.nanoseconds {
            wrong.append("row \(row): \(fill.brief)")
          }
        }
      }
      #expect(wrong.isEmpty)
    }
  }

  /// Replays row by row and shows what was before each row, what is after it, and the row's fills.
  private func forEachRow(
    of market: [Tick], _ strategy: some QuotingStrategy,
    _ body: (_ row: Int, _ before: Market, _ after: Market, _ fills: ArraySlice<Fill>) -> Void
  ) {
    var replay = Replay(strategy, observer: FillLog())
    for (row, tick) in market.enumerated() {
      let before = replay.market
      let count = replay.observer.fills.count
      replay.replay(TickChunk([tick], firstRow: Int64(row)))
      body(row, before, replay.market, replay.observer.fills[count...])
    }
  }
}
