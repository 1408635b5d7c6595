import Simulation
import TestSupport
import Testing
import TickData

/// The market is the same in all: a bid at 10 behind 500, eaten down to 200; then a row that decides. The strategy joins
/// at first and decides from 10:01 on as the test says.
@Suite("What a strategy can want of a side")
struct QuoteDecisionTests {
  private func bid(_ decision: QuoteDecision, at row: String) -> RestingOrder {
    let later = MarketTable.stamp("D1 10:01:00")
    let strategy = RuleStrategy { side, _, market in
      if market.time >= later { return decision }
      return market.orders[side].price.isNaN ? .join(size: 100) : .leave
    }
    var replay = Replay(strategy, observer: FillLog())
    replay.replay(
      TickChunk(
        table: """
          D1 10:00:00 bid   10 500
          D1 10:00:01 trade 10 300
          \(row)
          """))
    return replay.market.orders.bid
  }

  private func text(_ order: RestingOrder) -> String {
    "\(order.isLive ? "live" : "out") \(order.price), ahead \(order.queueAhead), remaining \(order.remaining)"
  }

  @Test("Leave: price, queue and remainder stay, wherever the market goes")
  func leave() {
    #expect(text(bid(.leave, at: "D1 10:01:00 bid 10.5 40")) == "live 10.0, ahead 200, remaining 100")
  }

  @Test("Join: a new order behind all that is displayed, also at the same price")
  func join() {
    #expect(text(bid(.join(size: 70), at: "D1 10:01:00 bid 10 450")) == "live 10.0, ahead 450, remaining 70")
    #expect(text(bid(.join(size: 70), at: "D1 10:01:00 bid 9.5 20")) == "live 9.5, ahead 20, remaining 70")
  }

  @Test("Follow: at the same price another size in the same place, at a new price a new order")
  func follow() {
    #expect(text(bid(.follow(size: 900), at: "D1 10:01:00 bid 10 450")) == "live 10.0, ahead 200, remaining 900")
    #expect(text(bid(.follow(size: 5), at: "D1 10:01:00 bid 10 7")) == "live 10.0, ahead 200, remaining 5")
    #expect(text(bid(.follow(size: 900), at: "D1 10:01:00 bid 10.01 40")) == "live 10.01, ahead 40, remaining 900")
  }

  @Test("Withdraw: no order, and the level remembered with the queue to come back to")
  func withdraw() {
    #expect(text(bid(.withdraw(queueAhead: 33), at: "D1 10:01:00 bid 9.5 20")) == "out 9.5, ahead 33, remaining 0")
  }

  @Test("Following after a withdrawal at the same price takes up the remembered place")
  func followAfterWithdrawal() {
    let strategy = RuleStrategy { _, level, _ in
      level.quantity < 100 ? .withdraw(queueAhead: level.quantity) : .follow(size: 10)
    }
    var replay = Replay(strategy, observer: FillLog())
    replay.replay(
      TickChunk(
        table: """
          D1 10:00:00 bid 10 500
          D1 10:00:01 bid 10 60
          D1 10:00:02 bid 10 800
          """))
    #expect(text(replay.market.orders.bid) == "live 10.0, ahead 60, remaining 10")
  }

  @Test("A withdrawn order is out of the reach of trades")
  func withdrawnIsNotFilled() {
    let strategy = RuleStrategy { _, level, _ in level.quantity < 100 ? .withdraw(queueAhead: 0) : .join(size: 10) }
    let outcome = outcome(
      of: strategy,
      over: """
        D1 10:00:00 bid   10 500
        D1 10:00:01 bid   10 60
        D1 10:00:02 trade 10 9000
        """)
    #expect(outcome.fills.isEmpty)
  }
}
