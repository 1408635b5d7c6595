import Simulation
import TestSupport
import Testing
import TickData

/// What a trace tells of a strategy that says nothing of its decisions: they are read off its orders.
@Suite struct TickStrategyTraceTests {
  /// Does at its n-th tick what the script says there.
  private struct Scripted: TickStrategy {
    struct Parameters: StrategyParameters {
      static let all: [Parameter<Self>] = []
    }

    static let name = "scripted"
    static let summary = "Does what a test says."

    var script: [Int: @Sendable (inout Broker) -> Void] = [:]
    var atTheEnd: (@Sendable (inout Broker) -> Void)?
    private var count = 0

    init(_ parameters: Parameters) {}

    mutating func tick(_ tick: Tick, broker: inout Broker) {
      count += 1
      script[count]?(&broker)
    }

    mutating func finish(broker: inout Broker) { atTheEnd?(&broker) }
  }

  private func trace(
    _ table: String, _ script: [Int: @Sendable (inout Broker) -> Void],
    atTheEnd: (@Sendable (inout Broker) -> Void)? = nil, log: TraceLog = TraceLog(.min..<(.max))
  ) -> TraceLog {
    var strategy = Scripted(.init())
    strategy.script = script
    strategy.atTheEnd = atTheEnd
    var replay = TickReplay(strategy, observer: log)
    replay.replay(TickChunk(table: table))
    _ = replay.finish()
    replay.observer.end()
    return replay.observer
  }

  private static let table = """
    D1 10:00:00 bid   10    500
    D1 10:00:01 trade 10    200
    D1 10:00:02 bid   10    400
    D1 10:00:03 trade 10    450
    D1 10:00:04 bid   9.9   100
    D1 10:00:05 bid   9.9   100
    """

  @Test func decisionsAreReadOffTheOrders() {
    let log = trace(
      Self.table,
      [
        1: { $0.rest(.bid, price: 10, quantity: 100) },
        3: { $0.rest(.bid, price: 10, quantity: 100) },
        5: { $0.rest(.bid, price: 9.9, quantity: 80) },
        6: { $0.cancel(.bid) },
      ])
    #expect(
      log.events.map { $0.decisions.bid?.kind } == [.placed, .kept, .requeued, .kept, .moved, .withdrawn])
    #expect(log.events.map { $0.eaten.bid } == [nil, 200, nil, 400, nil, nil])
    #expect(log.events.flatMap(\.fills).map(\.quantity) == [50])
    #expect(log.events.last?.decisions.bid?.reason == .strategy)
    #expect(log.events.allSatisfy { $0.decisions.ask == nil && $0.passedBy == nil })
  }

  @Test func anExplanationBeginsWhereTheOrderWasPlacedAnew() throws {
    let log = trace(
      Self.table, [1: { $0.rest(.bid, price: 10, quantity: 100) }, 3: { $0.rest(.bid, price: 10, quantity: 100) }],
      log: TraceLog(explaining: 1))
    let order = try #require(log.explanation?.order)
    #expect(order.row == 2)
    #expect(order.eaters.map(\.eaten) == [400])
    #expect(order.queueLeft == 0)
  }

  /// An auction is booked when it is over: at a tick of the next day, or after the last one.
  @Test func whatIsBookedLaterIsOfTheDayOnWhichItTradedToo() {
    let table = """
      D1 14:55:03 trade 10    200
      D2 10:00:00 bid   10    400
      """
    let print = TradePrint(time: MarketTable.stamp("D1 14:55:03"), price: 10, row: 0)
    let day = MarketTable.midnight(ofDay: 1)..<MarketTable.midnight(ofDay: 2)
    let booking: @Sendable (inout Broker) -> Void = { $0.trade(.bid, quantity: 5, at: print) }

    let nextDay = trace(table, [2: booking], log: TraceLog(day))
    #expect(nextDay.events.map(\.row) == [0, 1])
    #expect(nextDay.events.map(\.fills.count) == [0, 1])

    let afterAll = trace(table, [:], atTheEnd: booking, log: TraceLog(day))
    #expect(afterAll.events.map { $0.tick == nil } == [false, true])
    #expect(afterAll.events.last?.account.position == 5)
    #expect(trace(table, [:], atTheEnd: booking, log: TraceLog(explaining: 1)).explanation?.tick == nil)
  }
}
