import Simulation
import TestSupport
import Testing
import TickData

/// A strategy of somebody else's that answers what no market can do is told so, with a message, before it makes a fill of it.
@Suite("What a strategy may not answer")
struct StrategyFaultTests {
  private static func replay(_ strategy: RuleStrategy, _ table: String) -> Replay<RuleStrategy, FillLog, ReferenceVenue>
  {
    var replay = Replay(strategy, observer: FillLog())
    replay.replay(TickChunk(table: table))
    return replay
  }

  private static func replay(_ decision: QuoteDecision, after first: QuoteDecision? = nil) {
    let strategy = RuleStrategy { _, _, market in
      if let first, market.time == MarketTable.stamp("D1 10:00:00") { return first }
      return decision
    }
    _ = replay(strategy, "D1 10:00:00 bid 10 50\nD1 10:00:01 bid 10 50")
  }

  private static func take(_ quantity: Int64, of displayed: String) {
    let strategy = RuleStrategy(intervention: { _ in .take(.bid, quantity: quantity, thenQuote: true) }) { _, _, _ in
      .leave
    }
    _ = replay(strategy, displayed)
  }

  private func expect(_ message: String, _ result: ExitTest.Result?) throws {
    let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(text.contains(message), "\(text)")
  }

  @Test("To take from a side that is empty")
  func takesNothing() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      StrategyFaultTests.take(1, of: "D1 10:00:00 bid 10 50")
    }
    try expect("rule, 2025-04-14 10:00:00: it takes what nobody displays", result)
  }

  @Test("To take no share")
  func takesZero() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      StrategyFaultTests.take(0, of: "D1 10:00:00 ask 10 50")
    }
    try expect("it takes 0 shares", result)
  }

  @Test("To join without a share")
  func joinsWithNothing() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      StrategyFaultTests.replay(.join(size: 0))
    }
    try expect("it has an order for 0 shares: an order is for one at least", result)
  }

  @Test("To follow with less than nothing, at a new price")
  func followsWithLess() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      StrategyFaultTests.replay(.follow(size: -1))
    }
    try expect("it has an order for -1 shares", result)
  }

  @Test("To cut an order down to nothing at its price, or to come back with nothing", arguments: [true, false])
  func followsWithNothing(isLive: Bool) async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [isLive] in
      StrategyFaultTests.replay(.follow(size: 0), after: isLive ? .join(size: 5) : .withdraw(queueAhead: 5))
    }
    try expect("it has an order for 0 shares", result)
  }

  @Test("To come back to a queue of less than nothing, which a trade would fill more of than it has")
  func remembersTooLittle() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      StrategyFaultTests.replay(.follow(size: 1), after: .withdraw(queueAhead: -5))
    }
    try expect("it has a queue of -5 shares: a queue is 0 or more", result)
  }

  @Test("A tick strategy: an order without a price, or with a queue of less than nothing")
  func orders() async throws {
    let price = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      BrokenTickStrategy.replay { $0.rest(.bid, price: .nan, quantity: 1) }
    }
    try expect("it has an order without a price: give one that is a number", price)
    let queue = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      BrokenTickStrategy.replay { $0.rest(.bid, price: 10, quantity: 1, queueAhead: -1) }
    }
    try expect("the strategy, 2025-04-14 10:00:00: it has a queue of -1 shares: a queue is 0 or more", queue)
    let quantity = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      BrokenTickStrategy.replay { $0.rest(.bid, price: 10, quantity: 0) }
    }
    try expect("it has an order for 0 shares", quantity)
  }

  @Test("A tick strategy: a trade at no price, also to close a position")
  func trades() async throws {
    let trade = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      BrokenTickStrategy.replay { $0.trade(.bid, quantity: 1, at: TradePrint(time: 0, price: .nan, row: 0)) }
    }
    try expect("it has an order without a price", trade)
    let close = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      BrokenTickStrategy.replay { broker in
        broker.trade(.bid, quantity: 1, at: TradePrint(time: 0, price: 10, row: 0))
        broker.flatten(at: .nan)
      }
    }
    try expect("it has an order without a price", close)
  }
}

/// Does one thing at every tick.
private struct BrokenTickStrategy: TickStrategy {
  struct Parameters: StrategyParameters {
    static let all: [Parameter<Self>] = []
  }

  static let name = "broken"
  static let summary = "Does what a test says."

  let act: @Sendable (inout Broker) -> Void

  init(_ parameters: Parameters) { act = { _ in } }

  init(act: @escaping @Sendable (inout Broker) -> Void) { self.act = act }

  mutating func tick(_ tick: Tick, broker: inout Broker) { act(&broker) }

  static func replay(_ act: @escaping @Sendable (inout Broker) -> Void) {
    var replay = TickReplay(BrokenTickStrategy(act: act), observer: FillLog())
    replay.replay(TickChunk(table: "D1 10:00:00 bid 10 50"))
  }
}
