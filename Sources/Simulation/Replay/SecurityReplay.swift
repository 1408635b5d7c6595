public import TickData

/// The replay of one security by a strategy that the caller does not know: the type is erased once per security, and a
/// chunk costs one indirect call.
///
/// Made of closures, not of an existential: a closure that is made where the strategy is known is compiled for it, a
/// witness table would lead to the unspecialised loop.
public struct SecurityReplay<Observer: ReplayObserver> {
  @usableFromInline let step: (borrowing TickChunk) -> Void
  @usableFromInline let end: () -> ReplayOutcome
  @usableFromInline let look: ((inout Observer) -> Void) -> Void
  /// The order in which it wants its ticks.
  public let tickOrder: TickOrder

  /// Takes over the replay of a quoting strategy.
  @inlinable
  public init(_ replay: consuming Replay<some QuotingStrategy, Observer, some Venue>) {
    var replay = replay
    step = { replay.replay($0) }
    end = { replay.outcome() }
    look = { $0(&replay.observer) }
    tickOrder = .file
  }

  /// Takes over the replay of a tick strategy.
  @inlinable
  public init<S: TickStrategy>(_ replay: consuming TickReplay<S, Observer>) {
    var replay = replay
    step = { replay.replay($0) }
    end = { replay.finish() }
    look = { $0(&replay.observer) }
    tickOrder = S.tickOrder
  }

  /// Replays the next ticks.
  public func replay(_ chunk: borrowing TickChunk) { step(chunk) }

  /// Ends the replay: what it has come to.
  public func finish() -> ReplayOutcome { end() }

  /// Lends out the observer.
  public func withObserver(_ body: (inout Observer) -> Void) { look(body) }
}

/// What the replay of one security came to.
public struct ReplayOutcome: Hashable, Sendable {
  public var counts: TickCounts
  /// Every fill, in execution order.
  public var fills: [Fill]
  public var account: Account
  /// The P&L of the open position at the last trade that the book has taken: of the quoting window, or for a
  /// ``TickStrategy`` of any time. 0 without a position or such a trade.
  public var unrealizedPnL: Double
  /// Days with a trade in the data, at any time of the day.
  public var marketDays: Int
  /// What the strategy has counted.
  public var tallies: [Tally]
  /// The first day with ticks that the calendar has no session for; nil where it has all. On such days nothing is quoted and
  /// nothing is flattened: what came of it is no result.
  public var dayWithoutSession: CivilDate?

  public init(
    counts: TickCounts, fills: [Fill], account: Account, unrealizedPnL: Double, marketDays: Int, tallies: [Tally] = [],
    dayWithoutSession: CivilDate? = nil
  ) {
    self.counts = counts
    self.fills = fills
    self.account = account
    self.unrealizedPnL = unrealizedPnL
    self.marketDays = marketDays
    self.tallies = tallies
    self.dayWithoutSession = dayWithoutSession
  }

  /// Days on which the strategy had a fill.
  public var strategyDays: Int {
    var days: Set<CivilDate> = []
    var last: CivilDate?
    for fill in fills {
      let date = CivilDate(of: fill.time)
      if date != last { days.insert(date) }
      last = date
    }
    return days.count
  }
}

extension Replay {
  /// What the replay has come to.
  public func outcome() -> ReplayOutcome {
    ReplayOutcome(
      counts: counts, fills: observer.fills, account: market.account,
      unrealizedPnL: market.book.lastTradePrice.isNaN
        ? 0 : market.account.unrealizedPnL(mark: market.book.lastTradePrice),
      marketDays: day.days.count, tallies: strategy.tallies, dayWithoutSession: day.days.dayWithoutSession)
  }
}
