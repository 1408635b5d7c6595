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
  /// A note stands at its tick, or at the one at which it was made of an earlier moment, which brings this tick into the
  /// stretch.
  @Test func notesAreOfTheirTick() throws {
    let moment = (time: MarketTable.stamp("D1 10:00:01"), row: Int64(1))
    let script: [Int: @Sendable (inout Broker) -> Void] = [
      1: { $0.note("first") },
      6: {
        $0.note("second of \(5 as Int64) at \(price: 9.9)", on: .ask)
        $0.note("third", at: moment)
      },
    ]
    let whole = trace(Self.table, script)
    #expect(whole.events.map(\.notes.count) == [1, 0, 0, 0, 0, 2])
    let notes = whole.events.flatMap(\.notes)
    #expect(notes.map(\.row) == [0, 5, 1])
    #expect(notes.map(\.time) == [whole.events[0].tick?.time, whole.events[5].tick?.time, moment.time])
    #expect(notes.map(\.side) == [nil, .ask, nil])
    #expect(notes[1].text.pieces == [.words("second of "), .quantity(5), .words(" at "), .price(9.9)])

    let late = trace(Self.table, script, log: TraceLog(moment.time..<moment.time + 1))
    #expect(late.events.map(\.row) == [1, 5])

    let atTheEnd = trace(Self.table, [:], atTheEnd: { $0.note("last") })
    #expect(atTheEnd.events.map(\.notes.count) == [0, 0, 0, 0, 0, 0, 1])
    #expect(atTheEnd.events.last?.tick == nil)
  }

  /// Those of its day and of its side or of both, also where it is booked a day later.
  @Test func aFillIsExplainedByTheNotesOfItsDay() throws {
    let table = """
      D1 14:55:00 trade 10    200
      D2 14:55:00 trade 10    200
      D2 14:56:00 trade 10    200
      D5 10:00:00 bid   10    400
      """
    let print = TradePrint(time: MarketTable.stamp("D2 14:55:00"), price: 10, row: 1)
    let log = trace(
      table,
      [
        1: { $0.note("the day before") },
        2: { $0.note("both") },
        3: {
          $0.note("buys", on: .bid)
          $0.note("sells", on: .ask)
        },
        4: {
          $0.note("booked", on: .bid, at: (print.time, print.row))
          $0.note("the day after")
          $0.trade(.bid, quantity: 5, at: print)
        },
      ], log: TraceLog(explaining: 1))
    let explanation = try #require(log.explanation)
    #expect(explanation.notes.map(\.text) == ["both", "buys", "booked"])
    #expect(explanation.fill.row == 1 && explanation.row == 3)
  }

  /// A run has no reader of notes.
  @Test func theWordsAreMadeOnlyForAReader() {
    var strategy = Scripted(.init())
    strategy.script = [
      1: { broker in
        broker.note(
          { () -> NoteText in
            Issue.record("nobody reads this")
            return ""
          }())
      }
    ]
    var replay = TickReplay(strategy, observer: FillLog())
    replay.replay(TickChunk(table: Self.table))
    #expect(replay.finish().counts.read == 6)
  }
}
