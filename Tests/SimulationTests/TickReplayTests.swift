import Simulation
import TestSupport
import Testing
import TickData

/// What happens to the orders and trades of a strategy that sees every tick; the strategy does what a test says at each.
@Suite("The replay of a strategy that sees every tick")
struct TickReplayTests {
  private struct Scripted: TickStrategy {
    struct Parameters: StrategyParameters {
      static let all: [Parameter<Self>] = []
    }

    static let name = "scripted"
    static let summary = "Does what a test says."

    var action: @Sendable (Tick, inout Broker) -> Void = { _, _ in }
    var end: @Sendable (inout Broker) -> Void = { _ in }
    var seen: [Int64] = []

    init(_ parameters: Parameters) {}

    mutating func tick(_ tick: Tick, broker: inout Broker) { action(tick, &broker) }
    mutating func filled(_ fill: Fill) { seen.append(fill.quantity) }
    mutating func finish(broker: inout Broker) { end(&broker) }
  }

  private func replay(
    _ table: String, end: @escaping @Sendable (inout Broker) -> Void = { _ in },
    _ action: @escaping @Sendable (Tick, inout Broker) -> Void
  ) -> TickReplay<Scripted, FillLog> {
    var strategy = Scripted(Scripted.Parameters())
    (strategy.action, strategy.end) = (action, end)
    var replay = TickReplay(strategy, observer: FillLog())
    replay.replay(TickChunk(table: table))
    _ = replay.finish()
    return replay
  }

  @Test("An order waits behind what is displayed at its price, or behind what it is told")
  func queue() {
    let table = "D1 08:00:00 bid 10 300\nD1 08:00:01 trade 10 320\nD1 08:00:02 trade 10 50"
    func fills(queueAhead: Int64?) -> [String] {
      replay(table) { tick, broker in
        if tick.kind == .bid { broker.rest(.bid, price: 10, quantity: 60, queueAhead: queueAhead) }
      }.observer.fills.map(\.brief)
    }
    #expect(fills(queueAhead: nil) == ["D1 08:00:01 buy 20 @ 10.0", "D1 08:00:02 buy 40 @ 10.0"])
    #expect(fills(queueAhead: 0) == ["D1 08:00:01 buy 60 @ 10.0"])
  }

  @Test("A trade of no share or fewer reaches no order")
  func emptyTrades() {
    let replay = replay(
      "D1 10:00:00 bid 10 5\nD1 10:00:01 trade 10 -50\nD1 10:00:02 trade 10 0\nD1 10:00:03 trade 10 7"
    ) {
      tick, broker in
      if tick.kind == .bid { broker.rest(.bid, price: 10, quantity: 9, queueAhead: 0) }
    }
    #expect(replay.observer.fills.map(\.brief) == ["D1 10:00:03 buy 7 @ 10.0"])
  }

  @Test("An order that is placed at a trade can be filled by it; one that is cancelled at a trade cannot")
  func sameTick() {
    let placed = replay("D1 10:00:00 trade 10 7") { _, broker in
      broker.rest(.bid, price: 10, quantity: 9, queueAhead: 0)
    }
    #expect(placed.observer.fills.map(\.brief) == ["D1 10:00:00 buy 7 @ 10.0"])
    let cancelled = replay("D1 10:00:00 bid 10 1\nD1 10:00:01 trade 10 7") { tick, broker in
      if tick.kind == .bid { broker.rest(.bid, price: 10, quantity: 9, queueAhead: 0) } else { broker.cancel(.bid) }
    }
    #expect(cancelled.observer.fills.isEmpty)
  }

  @Test("Taking is up to what is displayed on the other side, at its price")
  func take() {
    let replay = replay("D1 10:00:00 ask 11 30\nD1 10:00:01 other 1 1") { tick, broker in
      #expect(broker.take(.ask, quantity: 5) == 0)
      #expect(broker.take(.bid, quantity: 50) == 30)
    }
    #expect(replay.observer.fills.map(\.brief) == ["D1 10:00:00 buy 30 @ 11.0", "D1 10:00:01 buy 30 @ 11.0"])
    #expect(replay.strategy.seen == [30, 30])
  }

  @Test("A trade at an earlier print has the print's stamp and row, and can be made after the last tick")
  func print() {
    let print = TradePrint(time: MarketTable.stamp("D1 14:55:00"), price: 9, row: 4)
    let replay = replay(
      "D2 10:00:00 other 1 1", end: { $0.flatten(at: 9.5) },
      { _, broker in broker.trade(.bid, quantity: 8, at: print, basis: .opening, reference: 9.1) })
    #expect(replay.observer.fills.map(\.brief) == ["D1 14:55:00 buy 8 @ 9.0", "D2 10:00:00 sell 8 @ 9.5"])
    #expect(replay.observer.fills.map(\.row) == [4, 0])
    #expect(replay.broker.market.account.realizedPnL == 4)
  }

  @Test("A closing is measured from the entry that it names, and an opening moves the account's")
  func basis() {
    let replay = replay("D1 10:00:00 other 1 1") { tick, broker in
      let print = TradePrint(time: tick.time, price: 10, row: 0)
      broker.trade(.bid, quantity: 5, at: print, basis: .opening)
      broker.trade(.ask, quantity: 3, at: print, basis: .closing(entry: 8))
    }
    #expect(replay.broker.market.account.averageEntry == 10)
    #expect(replay.observer.fills.map(\.realizedPnL) == [0, 6])
  }

  @Test("It sees rows of any time and any price but void ones; a day clears the book and leaves the orders")
  func rows() {
    let replay = replay("D1 03:00:00 bid 10 5\nD1 16:00:00 bid void 5\nD1 23:00:00 bid -1 5\nD2 00:00:00 other 1 1") {
      tick, broker in
      if broker.row == 0 { broker.rest(.ask, price: 12, quantity: 1) }
      #expect(broker.market.book.bid.isEmpty == (tick.kind == .other))
      #expect(broker.market.orders.ask.isLive)
    }
    #expect(replay.counts.read == 4 && replay.counts.kept == 3 && replay.counts.inWindow == 0)
  }
}
