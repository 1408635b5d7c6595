import Simulation
import Strategies
import TestSupport
import Testing
import TickData

/// What must hold whatever the rules.
@Suite("The market's rules over random markets")
struct RulePropertyTests {
  @Test("A modelled venue with the reference's rules is the reference", arguments: 1...400 as ClosedRange<UInt64>)
  func modelledEqualsReference(seed: UInt64) {
    let ticks = TickChunk(RandomMarket.ticks(seed: seed))
    withEveryStrategy(seed: seed) { _, strategy, _ in compare(strategy, ticks) }
  }

  private func compare(_ strategy: some QuotingStrategy, _ ticks: TickChunk) {
    var reference = Replay(strategy, sessions: .uae, observer: FillLog())
    var modelled = Replay(
      strategy, in: ModelledVenue.self, rules: .reference, sessions: .uae, observer: FillLog())
    reference.replay(ticks)
    modelled.replay(ticks)
    #expect(reference.outcome() == modelled.outcome())
    for side in Side.allCases {
      let (one, other) = (reference.market.orders[side], modelled.market.orders[side])
      // When a side was withdrawn again, with nothing changed, means nothing.
      #expect(one.isLive ? one == other : !other.isLive && one.queueAhead == other.queueAhead)
    }
  }

  /// A run asks a strategy only where its answer can change, a trace asks at every tick.
  @Test("Asking at every tick changes nothing", arguments: 1...400 as ClosedRange<UInt64>)
  func asking(seed: UInt64) {
    var random = SplitMix64(seed: seed &* 1000 &+ 10)
    let ticks = TickChunk(RandomMarket.ticks(seed: seed))
    withEveryMaker(seed: seed) { compareAsking($0, .random(&random), ticks) }
  }

  private func compareAsking(_ strategy: some QuotingStrategy, _ rules: ExchangeRules, _ ticks: TickChunk) {
    var seldom = Replay(strategy, in: ModelledVenue.self, rules: rules, sessions: .uae, observer: FillLog())
    var always = Replay(strategy, in: ModelledVenue.self, rules: rules, sessions: .uae, observer: AskingLog())
    seldom.replay(ticks)
    always.replay(ticks)
    #expect(seldom.outcome() == always.outcome(), "\(rules.values)")
  }

  /// The bid would meet the ask at 10.02 and is refused. When the ask gives way it is placed on that very row, behind 300.
  @Test("A refused order is tried again when the other side moves")
  func refusedOrder() {
    var parameters = MakerParameters()
    parameters.quoteSize = 1000
    parameters.quoteSizeAsk = 0
    parameters.minLocalCurrencyBeforeQuote = 1000
    var rules = ExchangeRules()
    rules.quoteCross = .fills
    var replay = Replay(
      V2PriceFollowQtyCooldown(.init(parameters)), in: ModelledVenue.self, rules: rules, sessions: .uae,
      observer: FillLog())
    replay.replay(
      TickChunk(
        table: """
          D1 10:00:00 bid   10    500
          D1 10:00:00 ask   10.02 400
          D1 10:00:01 ask   10.02 300
          D1 10:00:02 bid   10.03 300
          D1 10:00:03 ask   10.05 400
          D1 10:00:04 trade 10.03 400
          """))
    #expect(replay.observer.fills.map(\.quantity) == [100])
  }

  /// A trade fills no more shares of a side than it had, and under `crossed_pair = shared` no more of both sides together.
  /// No queue is negative. With a queue model, and orders that come back at the back, no more stand before us at the
  /// displayed price than are displayed.
  @Test("Trades fill what they have, and queues are what can stand there", arguments: seeds)
  func conservation(seed: UInt64) {
    var random = SplitMix64(seed: seed &* 1000 &+ 8)
    // A trade of a negative size, which no exchange has, lengthens a queue.
    let ticks = RandomMarket.ticks(seed: seed).filter { $0.size >= 0 }
    withEveryMaker(seed: seed) { strategy in
      checkConservation(strategy, .random(&random), ticks)
    }
  }

  private func checkConservation(_ strategy: some QuotingStrategy, _ rules: ExchangeRules, _ ticks: [Tick]) {
    var replay = Replay(strategy, in: ModelledVenue.self, rules: rules, sessions: .uae, observer: FillLog())
    var seen = 0
    for (row, tick) in ticks.enumerated() {
      replay.replay(TickChunk([tick], firstRow: Int64(row)))
      let fills = replay.observer.fills[seen...].filter { $0.rule == .restingOrder }
      seen = replay.observer.fills.count
      let filled = BothSides(
        bid: fills.filter { $0.side == .bid }.reduce(0) { $0 + $1.quantity },
        ask: fills.filter { $0.side == .ask }.reduce(0) { $0 + $1.quantity })
      #expect(filled.bid <= tick.size && filled.ask <= tick.size || fills.isEmpty)
      if rules.crossedPair == .shared, tick.kind == .trade {
        #expect(filled.bid + filled.ask <= tick.size || fills.isEmpty)
      }
      if tick.kind != .trade, !fills.isEmpty { #expect(rules.quoteCross == .fills) }
      for side in Side.allCases {
        let (order, tail) = (replay.market.orders[side], replay.market.tails[side])
        #expect(order.queueAhead >= 0 && order.remaining >= 0 && tail.shares >= 0 && tail.queueAhead >= 0)
        #expect(!order.isLive || order.remaining > tail.shares)
        let level = replay.market.book[side]
        if rules.queue != .trades, rules.comeback == .back, order.isLive, !level.isEmpty, order.price == level.price {
          #expect(order.queueAhead <= level.quantity)
        }
      }
    }
  }

  /// Of the same order, the one that sees more cancellations ahead of it has no more ahead.
  @Test("front ≤ proportional ≤ back ≤ trades", arguments: seeds)
  func queueOrder(seed: UInt64) {
    var random = SplitMix64(seed: seed &* 1000 &+ 9)
    let ticks = RandomMarket.ticks(seed: seed)
    withEveryMaker(seed: seed) { strategy in
      var rules = ExchangeRules.random(&random)
      rules.comeback = .back
      rules.crossedPair = .each
      if let stopLoss = strategy as? V21StopLoss, !stopLoss.isBoundToPosition { return }
      checkQueueOrder(strategy, rules, ticks)
    }
  }

  private func checkQueueOrder<S: QuotingStrategy>(_ strategy: S, _ rules: ExchangeRules, _ ticks: [Tick]) {
    var replays = [QueueModel.front, .proportional, .back, .trades].map { model in
      var rules = rules
      rules.queue = model
      return Replay(strategy, in: ModelledVenue.self, rules: rules, sessions: .uae, observer: FillLog())
    }
    /// Of each neighbouring pair: whether the order on a side has been the same one since it joined.
    var areSame = Array(repeating: BothSides(false), count: replays.count - 1)
    for (row, tick) in ticks.enumerated() {
      let before = replays.map(\.market.orders)
      for index in replays.indices { replays[index].replay(TickChunk([tick], firstRow: Int64(row))) }
      for pair in areSame.indices {
        for side in Side.allCases {
          let (one, other) = (replays[pair].market, replays[pair + 1].market)
          let (left, right) = (one.orders[side], other.orders[side])
          let areEqual =
            left.isLive && right.isLive && left.price == right.price && left.remaining == right.remaining
            && left.joinedAt == right.joinedAt && one.tails[side].shares == other.tails[side].shares
          let haveJoined = left.hasJoined(since: before[pair][side]) && right.hasJoined(since: before[pair + 1][side])
          areSame[pair][side] = areEqual && (areSame[pair][side] || haveJoined)
          if areSame[pair][side] { #expect(left.queueAhead <= right.queueAhead) }
        }
      }
    }
  }
}

/// Keeps every fill, and has the strategy asked at every tick, as a trace does.
private struct AskingLog: ReplayObserver {
  static let readsNotes = true
  var fills: [Fill] = []

  mutating func filled(_ fill: Fill, in market: borrowing Market) { fills.append(fill) }
}

extension RestingOrder {
  /// Whether it is another order than the one before, as far as its price and its stamp tell.
  fileprivate func hasJoined(since before: RestingOrder) -> Bool {
    !before.isLive || before.price != price || before.joinedAt != joinedAt
  }
}
