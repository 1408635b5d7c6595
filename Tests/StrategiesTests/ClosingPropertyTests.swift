import Simulation
import Strategies
import TestSupport
import Testing
import TickData

@Suite("What holds of every replay of the closing strategy, over random markets")
struct ClosingPropertyTests {
  /// A market of six to twelve days in time order, and parameters for it. With a spread of half a percent, which is wider
  /// than a step at these prices, no two entries fill at once.
  private func make(_ seed: UInt64, hasSpread: Bool? = nil) -> (market: [Tick], parameters: ClosingParameters) {
    let parts = (0..<3).map { part in
      RandomMarket.ticks(seed: seed + UInt64(part) * 1000).map { tick in
        var tick = tick
        tick.time += Int64(part) * 5 * WallClock.day
        return tick
      }
    }
    let market = parts.joined().filter { !$0.price.isNaN }.enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    var random = SplitMix64(seed: seed &* 1000 &+ 3)
    var parameters = ClosingParameters()
    parameters.vwapPeriod = random.pick([60, 120, 285])
    parameters.orderNotional = random.pick([1000, 5000, 25_000])
    parameters.stopLossThreshold = random.pick([0.05, 0.1, 0.2, 2])
    parameters.auctionFill = random.pick([10, 50, 100])
    parameters.sellFilter.isEnabled = random.oneIn(4)
    parameters.buyFilter.isEnabled = random.oneIn(4)
    parameters.sellFilter.threshold = random.pick([0, 5])
    parameters.buyFilter.threshold = random.pick([0, 5])
    parameters.spread = random.pick([0, 0.05, 0.1])
    if let hasSpread { parameters.spread = hasSpread ? 0.5 : 0 }
    return (market, parameters)
  }

  private func replay(_ seed: UInt64, cut: ChunkCut = .whole, hasSpread: Bool? = nil) -> ReplayOutcome {
    let (market, parameters) = make(seed, hasSpread: hasSpread)
    return outcome(of: ClosingStrategy(parameters), over: market, cut: cut)
  }

  @Test("The result does not depend on how the ticks are cut into chunks", arguments: seeds)
  func chunks(seed: UInt64) {
    let whole = replay(seed)
    for cut in [ChunkCut.every(1), .every(7), .random(seed: seed)] {
      #expect(replay(seed, cut: cut) == whole, "\(cut)")
    }
  }

  @Test(
    "A trace sees the fills of a run; every entry, stop and flatten is told, and every day's auction", arguments: seeds)
  func notes(seed: UInt64) {
    let (market, parameters) = make(seed)
    var replay = TickReplay(ClosingStrategy(parameters), observer: TraceLog(.min..<(.max)))
    replay.replay(TickChunk(market))
    _ = replay.finish()
    replay.observer.end()
    let events = replay.observer.events
    #expect(events.flatMap(\.fills) == self.replay(seed).fills)

    for event in events {
      for fill in event.fills where fill.rule != .restingOrder {
        #expect(
          event.notes.contains { note in
            note.row == fill.row && note.time == fill.time && note.side == fill.side
              && (fill.rule == .taken
                ? note.text.pieces.contains(.price(fill.price)) : note.text.pieces.contains(.quantity(fill.quantity)))
          }, "row \(fill.row)")
      }
    }
    // The orders are decided or missing with a reason; the last day may end before.
    let days = Set(market.map { CivilDate(of: $0.time) }).sorted().dropLast()
    let told = Set(
      events.flatMap(\.notes).filter { $0.time - WallClock.startOfDay($0.time) >= TimeOfDay(14, 45).nanoseconds }
        .map { CivilDate(of: $0.time) })
    #expect(days.allSatisfy(told.contains))
  }

  @Test("Position and total realized P&L are the running sums of the fills", arguments: seeds)
  func runningSums(seed: UInt64) {
    let outcome = replay(seed)
    var position: Int64 = 0
    var total = 0.0
    for fill in outcome.fills {
      position += fill.side.sign * fill.quantity
      total += fill.realizedPnL
      #expect(fill.quantity > 0 && fill.position == position && fill.totalRealizedPnL == total)
    }
    #expect(outcome.account.position == position && outcome.account.realizedPnL == total)
  }

  /// What an auction, a trade and a stop give, told from the market and the parameters alone.
  @Test("No fill exceeds what traded at a price that reached us", arguments: seeds)
  func filledByWhatTraded(seed: UInt64) {
    let (market, parameters) = make(seed)
    let steps = PriceSteps(of: .adx)
    for fill in replay(seed).fills {
      let tick = market[Int(fill.row)]
      #expect(tick.time == fill.time && fill.quantity > 0)
      switch fill.rule {
      case .auction:
        let volume = market.filter { trade in
          trade.kind == .trade && trade.time >= fill.time && CivilDate(of: trade.time) == CivilDate(of: fill.time)
        }.reduce(0) { $0 + $1.size }
        #expect(Double(fill.quantity) <= Double(volume) * parameters.auctionFill / 100)
        let distance = parameters.spread / 100 * (fill.side == .bid ? -1 : 1)
        let limit = steps.rounded(fill.reference * (1 + distance))
        // The limit's last digit may be another by the way it is computed.
        #expect(fill.side == .bid ? fill.price <= limit + 1e-9 : fill.price >= limit - 1e-9)
        #expect(tick.kind == .trade && fill.price == tick.price)
      case .restingOrder:
        #expect(tick.kind == .trade && fill.price == tick.price && fill.quantity <= tick.size)
        #expect(fill.side == .bid ? tick.price <= fill.reference : tick.price >= fill.reference)
      case .flatten, .closingShare:
        #expect(tick.kind == .trade && fill.price == tick.price)
      case .taken:
        let loss = (fill.side == .ask ? fill.reference - fill.price : fill.price - fill.reference) / fill.reference
        #expect(loss * 100 > parameters.stopLossThreshold - 1e-9)
      }
    }
  }

  @Test(
    "The queue ahead of an exit order is none, and what remains of it is never more than the position", arguments: seeds
  )
  func exitOrders(seed: UInt64) {
    let (market, parameters) = make(seed, hasSpread: true)
    var replay = TickReplay(ClosingStrategy(parameters), observer: TraceLog(.min..<(.max)))
    replay.replay(TickChunk(market))
    for event in replay.observer.events {
      for side in Side.allCases where event.orders[side].isLive {
        #expect(event.orders[side].queueAhead == 0)
        #expect(event.orders[side].remaining == -side.sign * event.account.position)
      }
    }
  }

  @Test("A replay that is made twice is the same", arguments: seeds)
  func repetition(seed: UInt64) { #expect(replay(seed) == replay(seed)) }

  /// With a spread that is wider than a step: an entry is opened from nothing, and what follows only closes it.
  @Test("The position is that of one entry at most", arguments: seeds)
  func oneEntry(seed: UInt64) {
    var before: Int64 = 0
    for fill in replay(seed, hasSpread: true).fills {
      if fill.rule == .auction {
        #expect(before == 0)
      } else {
        #expect(before != 0 && abs(fill.position) < abs(before) && fill.position * before >= 0)
      }
      before = fill.position
    }
  }

  @Test("The position never exceeds the sum of the entries, and every exit's entry is one of theirs", arguments: seeds)
  func bounds(seed: UInt64) {
    var entered: Int64 = 0
    var prices: Set<Double> = []
    for fill in replay(seed).fills {
      if fill.rule == .auction {
        entered += fill.quantity
        prices.insert(fill.price)
      }
      #expect(abs(fill.position) <= entered)
      if fill.rule == .taken { #expect(prices.contains(fill.reference)) }
    }
  }

  /// Where both entries of a day fill, it does not hold: the first one's shares stay, without a price that they cost.
  @Test("Where no two entries fill at once, cash and inventory add up to the P&L, at any mark", arguments: seeds)
  func cashAndInventory(seed: UInt64) {
    let outcome = replay(seed, hasSpread: true)
    var cash = 0.0
    var turnover = 0.0
    for fill in outcome.fills {
      cash -= Double(fill.side.sign * fill.quantity) * fill.price
      turnover += abs(Double(fill.quantity) * fill.price)
    }
    let profit = outcome.account.realizedPnL + outcome.account.unrealizedPnL(mark: 9.5)
    #expect(abs(cash + Double(outcome.account.position) * 9.5 - profit) <= 1e-6 * max(1, turnover))
  }

  @Test("Where no two entries fill at once, an entry opens a position and nothing else does", arguments: seeds)
  func oneTradeAtATime(seed: UInt64) {
    var before: Int64 = 0
    for fill in replay(seed, hasSpread: true).fills {
      if fill.rule == .auction {
        #expect(before == 0)
      } else {
        #expect(before.signum() == -fill.side.sign && abs(fill.position) < abs(before))
      }
      if fill.rule == .flatten || fill.rule == .taken { #expect(fill.position == 0) }
      before = fill.position
    }
  }

  @Test(
    "Every fill is at its time of day and of its row; entries and flattens are of the day's first print",
    arguments: seeds)
  func rows(seed: UInt64) {
    let market = make(seed).market
    for fill in replay(seed).fills {
      let row = market[Int(fill.row)]
      let clock = fill.time - WallClock.startOfDay(fill.time)
      #expect(row.time == fill.time)
      switch fill.rule {
      case .restingOrder:
        #expect((TimeOfDay(10, 0).nanoseconds..<TimeOfDay(14, 45).nanoseconds).contains(clock))
        #expect(row.kind == .trade && row.price == fill.price && fill.quantity <= row.size)
      case .taken:
        #expect((TimeOfDay(10, 10).nanoseconds..<TimeOfDay(14, 44).nanoseconds).contains(clock))
      case .auction, .flatten, .closingShare:
        let auction = WallClock.startOfDay(fill.time) + TimeOfDay(14, 55).nanoseconds
        #expect(row.kind == .trade && row.price == fill.price)
        #expect(market.firstIndex { $0.kind == .trade && $0.time >= auction } == Int(fill.row))
      }
    }
  }

  @Test("The last day has no entries", arguments: seeds)
  func lastDay(seed: UInt64) throws {
    let last = CivilDate(of: try #require(make(seed).market.last).time)
    #expect(!replay(seed).fills.contains { $0.rule == .auction && CivilDate(of: $0.time) == last })
  }

  @Test("The markets reach what they are made for")
  func markets() {
    var counts: [FillRule: Int] = [:]
    var (filtered, leaks, carried) = (Int64(0), 0, 0)
    for seed in seeds {
      let outcome = replay(seed)
      for fill in outcome.fills { counts[fill.rule, default: 0] += 1 }
      filtered += outcome.tallies.reduce(0) { $0 + $1.count }
      leaks += zip(outcome.fills, outcome.fills.dropFirst()).filter { $0.rule == .auction && $1.row == $0.row }.count
      carried += outcome.account.position == 0 ? 0 : 1
    }
    #expect(counts[.auction, default: 0] > 50)
    #expect(counts[.restingOrder, default: 0] > 20)
    #expect(counts[.taken, default: 0] > 20)
    #expect(counts[.flatten, default: 0] > 5)
    #expect(filtered > 10)
    #expect(leaks > 2)
    #expect(carried > 5)
  }
}
