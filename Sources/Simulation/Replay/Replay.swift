public import TickData

/// Replays the ticks of one security, once and in order, against a strategy whose quotes wait in a simulated queue.
///
/// **The row procedure**, in this order, for each tick whose price is above zero:
///
/// 1. A new calendar day has the session of its date, and clears the book, and nothing else: orders, queues and remainders
///    survive the night.
/// 2. From `session.flatten` to midnight: an open position is closed, see `Replay+EndOfDay.swift`.
/// 3. Outside the quoting window (`session.open` to `session.close`) nothing more happens; quotes there do not reach the
///    book either, so every day's window starts with an empty book.
/// 4. The book takes the tick.
/// 5. The strategy may intervene, and quotes, see `Replay+Quoting.swift`.
/// 6. A trade fills the orders that it reaches, see `Replay+Matching.swift`.
///
/// This is what the reference does. What other ``ExchangeRules`` change is in `Replay+Rules.swift`, and compiled in only
/// where the ``Venue`` is modelled.
///
/// A replay is a value: a copy is a fork, and two replays share nothing. Results do not depend on how the ticks are cut
/// into chunks. Ticks are taken in the order given; stamps may step back, also over midnight.
///
/// - Complexity: linear in the ticks; nothing is allocated per tick, save what the observer keeps.
@frozen
public struct Replay<Strategy: QuotingStrategy, Observer: ReplayObserver, Model: Venue>: Sendable {
  public var strategy: Strategy
  public var observer: Observer
  public var market: Market
  public var counts = TickCounts()
  @usableFromInline let sessions: SessionCalendar
  @usableFromInline var day = TradingDay()
  /// Until when the strategy has promised that its answers stand; in the distant past where both sides are to be asked.
  @usableFromInline var answersStandUntil = Int64.min
  @usableFromInline var venue: Model
  @usableFromInline let reach: RuleReach
  /// Whether the day's opening has settled; see ``Opening``.
  @usableFromInline var isSettled: Bool
  /// Whether an order was refused at this tick: then no promise of the strategy's answers holds.
  @usableFromInline var hasRefused = false
  /// The stamp of the tick before: a promise is made of time that goes on.
  @usableFromInline var latest = Int64.min

  /// By the market's rules.
  ///
  /// - Parameter ownRules: whether rules of the strategy's own may be other than the reference's: where they are not it is
  ///   asked by ``QuotingStrategy/quote(_:at:in:)``, else by ``QuotingStrategy/quoteByRules(_:at:in:)``.
  @inlinable
  public init(
    _ strategy: Strategy, in venue: Model.Type, rules: ExchangeRules, ownRules: Bool = true,
    sessions: SessionCalendar, observer: Observer
  ) {
    self.strategy = strategy
    self.observer = observer
    self.sessions = sessions
    self.venue = Model(rules)
    market = Market(rules)
    reach = RuleReach(
      rules, ownRules: ownRules, followsDisplay: self.venue.followsDisplay, dependsOnMid: strategy.dependsOnMid)
    isSettled = rules.opening == .atTen
  }

  /// Replays the next ticks.
  @inlinable
  public mutating func replay(_ chunk: borrowing TickChunk) {
    let count = chunk.count
    let times = chunk.time.span.extracting(first: count)
    let kinds = chunk.kind.span.extracting(first: count)
    let prices = chunk.price.span.extracting(first: count)
    let sizes = chunk.size.span.extracting(first: count)
    var dropped: Int64 = 0
    var outside: Int64 = 0
    // Of the trades, those that are dropped or outside the window: the others need not be looked at one by one.
    var droppedTrades: Int64 = 0
    var outsideTrades: Int64 = 0

    for index in 0..<count {
      let price = prices[index]
      guard price > 0 else {
        dropped &+= 1
        if kinds[index] == .trade { droppedTrades &+= 1 }
        continue
      }
      let time = times[index]
      let kind = kinds[index]
      if !day.isQuoting(at: time) {
        guard
          beginsWindow(
            time: time, kind: kind, price: price, size: sizes[index], row: chunk.firstRow &+ Int64(index))
        else {
          outside &+= 1
          if kind == .trade { outsideTrades &+= 1 }
          observer.passedBy(day.isFlattenPending ? .flattenPending : .outsideWindow, in: market)
          observer.took(
            Tick(time: time, kind: kind, price: price, size: sizes[index]), row: chunk.firstRow &+ Int64(index),
            in: market)
          continue
        }
      }
      let row = chunk.firstRow &+ Int64(index)
      if Model.isModelled {
        if time < latest { answersStandUntil = .min }
        latest = time
        // What a trace shows of each answer is asked for at every tick.
        takeByRules(
          kind, time: time, price: price, size: sizes[index], row: row,
          asking: Observer.readsNotes ? .both : .whatChanged)
      } else {
        take(kind, time: time, price: price, size: sizes[index], row: row, asking: .both)
      }
    }
    counts.read &+= Int64(count)
    counts.kept &+= Int64(count) &- dropped
    counts.inWindow &+= Int64(count) &- dropped &- outside
    let trades = chunk.count(of: .trade) &- droppedTrades
    counts.trades &+= trades
    counts.tradesInWindow &+= trades &- outsideTrades
  }
}

extension Replay where Model == ReferenceVenue {
  /// By the reference's rules.
  @inlinable
  public init(_ strategy: Strategy, sessions: SessionCalendar, observer: Observer) {
    self.init(strategy, in: ReferenceVenue.self, rules: .reference, sessions: sessions, observer: observer)
  }

  /// With the same session on every day.
  @inlinable
  public init(_ strategy: Strategy, session: TradingSession, observer: Observer) {
    self.init(strategy, sessions: SessionCalendar(session), observer: observer)
  }
}

extension Replay {
  /// Which sides a strategy is asked for at a tick.
  @usableFromInline
  enum Asking {
    /// Both.
    case both
    /// Where the last answers stand, only the side that the tick has changed; see ``QuotingStrategy/answersStand(from:)``.
    case whatChanged
  }

  /// A tick of the quoting window: points 4 to 6 of the row procedure.
  @inlinable @inline(__always)
  mutating func take(_ kind: TickKind, time: Int64, price: Double, size: Int64, row: Int64, asking: Asking) {
    market.time = time
    market.book.take(kind, price: price, size: size)
    if kind == .trade { day.days.hasTrade = true }
    if intervene(row: row) {
      if asking == .both || time >= answersStandUntil {
        requote(.bid)
        requote(.ask)
        if asking == .whatChanged { answersStandUntil = strategy.answersStand(from: time) }
      } else if kind == .bid {
        if requote(.bid) { answersStandUntil = strategy.answersStand(from: time) }
      } else if kind == .ask {
        if requote(.ask) { answersStandUntil = strategy.answersStand(from: time) }
      }
      if kind == .trade { match(price: price, size: size, row: row) }
    }
    observer.took(Tick(time: time, kind: kind, price: price, size: size), row: row, in: market)
  }
}

/// How many rows a replay has seen, each counted once.
@frozen
public struct TickCounts: Hashable, Sendable {
  /// All rows of the source.
  public var read: Int64 = 0
  /// The rows that normalisation keeps: those with a stamp, and a price above zero; for a ``TickStrategy`` any price.
  public var kept: Int64 = 0
  /// The rows kept that lie in the quoting window.
  public var inWindow: Int64 = 0
  /// The trades among the rows kept, and among those in the window.
  public var trades: Int64 = 0
  public var tradesInWindow: Int64 = 0

  @inlinable
  public init() {}
}
