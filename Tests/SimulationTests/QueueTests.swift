import Simulation
import TestSupport
import Testing
import TickData

@Suite("The queue ahead of an order")
struct QueueTests {
  /// A bid of 100 at 10.00 behind 500 shares, and an ask of 100 at 10.02 behind 300.
  private let placed = """
    D1 10:00:00 bid 10    500
    D1 10:00:00 ask 10.02 300

    """

  private func replay(_ rows: String) -> Replay<RuleStrategy, FillLog, ReferenceVenue> {
    var replay = Replay(RuleStrategy.quoteOnce(size: 100), observer: FillLog())
    replay.replay(TickChunk(table: placed + rows))
    return replay
  }

  @Test("An order joins behind all that is displayed at its price")
  func joinsBehind() {
    let orders = replay("").market.orders
    #expect([orders.bid.queueAhead, orders.bid.remaining] == [500, 100])
    #expect([orders.ask.queueAhead, orders.ask.remaining] == [300, 100])
  }

  @Test("Trades at our price eat it first; what is left of a trade fills us")
  func eatenByTrades() {
    // 500 ahead: 200 leave 300; 299 leave 1; 51 take that 1 and fill 50; 60 fill the remaining 50.
    let after = replay(
      """
      D1 10:00:01 trade 10 200
      D1 10:00:02 trade 10 299
      D1 10:00:03 trade 10 51
      D1 10:00:04 trade 10 60
      """)
    #expect(after.observer.fills.map(\.brief) == ["D1 10:00:03 buy 50 @ 10.0", "D1 10:00:04 buy 50 @ 10.0"])
    #expect(after.market.orders.bid.queueAhead == 0)
    #expect(!after.market.orders.bid.isLive)
  }

  @Test("A trade of exactly the queue fills nothing; one share more fills one")
  func exactlyTheQueue() {
    #expect(replay("D1 10:00:01 trade 10 500").observer.fills.isEmpty)
    #expect(replay("D1 10:00:01 trade 10 501").observer.fills.map(\.brief) == ["D1 10:00:01 buy 1 @ 10.0"])
  }

  @Test("A trade through our price eats it first, too")
  func tradeThrough() {
    // Through the bid by five cents: 450 of the 500 ahead are eaten. The next takes 50, and 30 of ours.
    let bid = replay(
      """
      D1 10:00:01 trade 9.95 450
      D1 10:00:02 trade 9.90 80
      """)
    #expect(bid.observer.fills.map(\.brief) == ["D1 10:00:02 buy 30 @ 9.9"])
    // Through the ask by a dirham: 300 ahead, so a trade of 250 leaves 50.
    #expect(replay("D1 10:00:01 trade 11.02 250").market.orders.ask.queueAhead == 50)
  }

  @Test("Trades that do not reach our price leave it alone", arguments: ["10.01", "10.0000001", "10.0199999"])
  func notReached(price: String) {
    let orders = replay("D1 10:00:01 trade \(price) 100000").market.orders
    #expect([orders.bid.queueAhead, orders.ask.queueAhead] == [500, 300])
  }

  @Test("A display that shrinks, moves or empties does not eat it")
  func cancellations() {
    let orders = replay(
      """
      D1 10:00:01 bid 10    20
      D1 10:00:02 bid 9.98  700
      D1 10:00:03 bid 9.98  0
      D1 10:00:04 ask 10.02 100000
      """
    ).market.orders
    #expect([orders.bid.queueAhead, orders.ask.queueAhead] == [500, 300])
    #expect(orders.bid.price == 10)
  }

  @Test("A trade of size zero changes nothing, also with no queue ahead")
  func zeroTrade() {
    let after = replay(
      """
      D1 10:00:01 trade 10 500
      D1 10:00:02 trade 10 0
      """)
    #expect(after.observer.fills.isEmpty)
    #expect(after.market.orders.bid.remaining == 100)
  }

  @Test("The reference rules let a trade of negative size lengthen it by as much")
  func negativeTrade() {
    let orders = replay("D1 10:00:01 trade 10 -40").market.orders
    #expect(orders.bid.queueAhead == 540)
    #expect(orders.bid.remaining == 100)
  }

  @Test("No size that a file can hold makes a queue that is passed unseen")
  func extremeSizes() {
    let after = replay(
      """
      D1 10:00:01 trade 10 -9223372036854775808
      D1 10:00:02 trade 10 -9223372036854775808
      D1 10:00:03 trade 10 5
      D1 10:00:04 trade 10 4611686018427387904
      """)
    #expect(after.observer.fills.isEmpty)
    #expect(after.market.orders.bid.queueAhead == .max - 5 - (1 << 62))
    #expect(after.market.orders.bid.remaining == 100)
  }

  @Test("A filled order is out of reach, and its place is remembered")
  func filled() {
    let after = replay(
      """
      D1 10:00:01 trade 10 600
      D1 10:00:02 trade 10 600
      """)
    #expect(after.observer.fills.map(\.brief) == ["D1 10:00:01 buy 100 @ 10.0"])
    #expect(after.market.orders.bid.price == 10)
    #expect(after.market.orders.bid.remaining == 0)
  }
}
