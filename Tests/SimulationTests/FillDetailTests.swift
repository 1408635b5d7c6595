import Simulation
import TestSupport
import Testing
import TickData

@Suite("What a fill tells beyond the trade log")
struct FillDetailTests {
  private let table = """
    D1 10:00:00 bid   10    500
    D1 10:00:03 ask   10.02 300
    D1 10:00:04 bid   void  300
    D1 10:00:05 trade 10    600     # row 3: buys 100
    D1 10:00:06 trade 10    50      # row 4: buys 50
    D1 10:00:07 trade 10.02 350     # row 5: sells 50
    D1 14:55:00 trade 10.01 0       # row 6: the flatten of the other 100
    """

  private var fills: [Fill] { outcome(of: RuleStrategy.quoteOnce(size: 1000), over: table).fills }

  @Test("The source row, counted from 0 with the void rows")
  func row() {
    #expect(fills.map(\.row) == [3, 4, 5, 6])
  }

  @Test("The source row also where a chunk begins in the middle of the source")
  func rowOfLaterChunk() {
    var replay = Replay(RuleStrategy.quoteOnce(size: 1000), observer: FillLog())
    replay.replay(TickChunk(MarketTable.ticks(table), firstRow: 1_000_000))
    #expect(replay.observer.fills.map(\.row) == [1_000_003, 1_000_004, 1_000_005, 1_000_006])
  }

  @Test("Side and rule")
  func rule() {
    #expect(fills.map(\.side) == [.bid, .bid, .ask, .ask])
    #expect(fills.map(\.rule) == [.restingOrder, .restingOrder, .restingOrder, .flatten])
  }

  @Test("The queue that an order joined behind, and when; for a flatten nothing, and its own time")
  func joining() {
    #expect(fills.map(\.queueAheadAtJoin) == [500, 500, 300, 0])
    let placed = MarketTable.stamp("D1 10:00:00")
    #expect(
      fills.map(\.joinedAt)
        == [placed, placed, MarketTable.stamp("D1 10:00:03"), MarketTable.stamp("D1 14:55:00")])
  }

  @Test("An order that is resized in its place keeps the time it joined; one at a new price joins anew")
  func joiningWhenFollowing() {
    let outcome = outcome(
      of: RuleStrategy.followTouch(size: 100),
      over: """
        D1 10:00:00 bid   10    500
        D1 10:00:01 bid   10    40
        D1 10:00:02 trade 10    510
        D1 10:00:03 bid   10.01 70
        D1 10:00:04 trade 10.01 80
        """)
    #expect(outcome.fills.map(\.queueAheadAtJoin) == [500, 70])
    #expect(outcome.fills.map(\.joinedAt) == [MarketTable.stamp("D1 10:00:00"), MarketTable.stamp("D1 10:00:03")])
  }

  @Test("What this fill realized, and all that was realized up to and with it")
  func realized() {
    // 150 bought at 10; 50 of them sold at 10.02, 100 at 10.01: 1 and 1 dirham, but for the last bits.
    #expect(fills.map(\.position) == [100, 150, 100, 0])
    let first = (10.02 - 10) * 50
    let second = (10.01 - 10) * 100
    #expect(fills.map(\.realizedPnL) == [0, 0, first, second])
    #expect(fills.map(\.totalRealizedPnL) == [0, 0, first, first + second])
  }

  @Test("The strategy hears of every fill, after it is booked")
  func strategyHears() {
    struct Listener: QuotingStrategy {
      typealias Parameters = RuleStrategy.Parameters
      static let name = "listener"
      static let summary = "Keeps what it hears."
      var heard: [Fill] = []

      init(_ parameters: Parameters) {}
      mutating func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
        market.orders[side].price.isNaN ? .join(size: 1000) : .leave
      }
      mutating func filled(_ fill: Fill) { heard.append(fill) }
    }
    var replay = Replay(Listener(RuleStrategy.Parameters()), observer: FillLog())
    replay.replay(TickChunk(table: table))
    #expect(replay.strategy.heard == fills)
  }

  @Test("A copy of a replay is a fork: what one sees later the other does not")
  func fork() {
    var replay = Replay(RuleStrategy.quoteOnce(size: 1000), observer: FillLog())
    replay.replay(TickChunk(table: "D1 10:00:00 bid 10 500"))
    let fork = replay
    replay.replay(TickChunk(table: "D1 10:00:05 trade 10 600"))
    #expect(replay.observer.fills.count == 1)
    #expect(fork.observer.fills.isEmpty)
    #expect(fork.market.orders.bid.queueAhead == 500)
    #expect(fork.counts.read == 1)
  }
}
