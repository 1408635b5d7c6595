public import TickData

/// Replays the ticks of one security, once and in the order given, against a strategy that sees every tick: the procedure
/// is that of ``TickStrategy``.
///
/// A replay is a value: a copy is a fork, and two replays share nothing. Results do not depend on how the ticks are cut
/// into chunks.
///
/// - Complexity: linear in the ticks; nothing is allocated per tick, save what the observer keeps.
@frozen
public struct TickReplay<Strategy: TickStrategy, Observer: ReplayObserver>: Sendable {
  public var strategy: Strategy
  public var observer: Observer
  public var broker: Broker
  public var counts = TickCounts()
  @usableFromInline let sessions: SessionCalendar
  @usableFromInline var days = MarketDays()

  @inlinable
  public init(_ strategy: Strategy, sessions: SessionCalendar, observer: Observer) {
    self.strategy = strategy
    self.observer = observer
    self.sessions = sessions
    broker = Broker(takesNotes: Observer.readsNotes)
  }

  /// With the same session on every day.
  @inlinable
  public init(_ strategy: Strategy, session: TradingSession, observer: Observer) {
    self.init(strategy, sessions: SessionCalendar(session), observer: observer)
  }

  /// Replays the next ticks.
  @inlinable
  public mutating func replay(_ chunk: borrowing TickChunk) {
    let count = chunk.count
    let times = chunk.time.span.extracting(first: count)
    let kinds = chunk.kind.span.extracting(first: count)
    let prices = chunk.price.span.extracting(first: count)
    let sizes = chunk.size.span.extracting(first: count)
    var open = broker.state.session.open.nanoseconds
    var windowLength = UInt64(broker.state.session.length)
    counts.read &+= Int64(count)

    for index in 0..<count {
      let price = prices[index]
      guard !price.isNaN else { continue }
      let tick = Tick(time: times[index], kind: kinds[index], price: price, size: sizes[index])
      if !days.contains(tick.time) {
        roll(to: tick.time)
        open = broker.state.session.open.nanoseconds
        windowLength = UInt64(broker.state.session.length)
      }
      counts.kept &+= 1
      let isInWindow = UInt64(bitPattern: tick.time &- days.start &- open) < windowLength
      counts.inWindow &+= isInWindow ? 1 : 0
      broker.currentRow = chunk.row(at: index)
      broker.state.time = tick.time
      broker.state.book.take(tick.kind, price: price, size: tick.size)
      strategy.tick(tick, broker: &broker)
      if Observer.readsNotes { reportNotes() }
      observer.acted(in: broker.state)
      if tick.kind == .trade {
        days.hasTrade = true
        counts.trades &+= 1
        counts.tradesInWindow &+= isInWindow ? 1 : 0
        if tick.size > 0 { match(tick) }
      }
      if !broker.executed.isEmpty { report() }
      observer.took(tick, row: broker.currentRow, in: broker.state)
    }
  }

  @usableFromInline
  mutating func roll(to time: Int64) {
    broker.state.session = days.roll(to: time, sessions)
    broker.state.midnight = days.start
    broker.state.book.clear()
    observer.dayBegan(in: broker.state)
  }

  /// Fills the orders that a trade reaches, the ask side first. Each side sees the trade's full size.
  @inlinable
  mutating func match(_ trade: Tick) {
    if broker.state.orders.ask.isReached(.ask, by: trade.price) { fill(.ask, by: trade) }
    if broker.state.orders.bid.isReached(.bid, by: trade.price) { fill(.bid, by: trade) }
  }

  @usableFromInline
  mutating func fill(_ side: Side, by trade: Tick) {
    // What the strategy did at this tick was before.
    report()
    let before = broker.state.orders[side]
    let filled = broker.state.orders[side].take(traded: trade.size)
    let eaten = before.queueAhead &- broker.state.orders[side].queueAhead
    observer.reached(side, queueEaten: eaten, row: broker.currentRow, in: broker.state)
    guard filled > 0 else { return }
    let terms = broker.terms[side]
    broker.executed.append(
      broker.state.book(
        side, rule: .restingOrder, quantity: filled,
        price: terms.fillPrice.price(trade: trade.price, quote: before.price), row: broker.currentRow, of: before,
        basis: terms.basis, reference: terms.reference))
    report()
  }

  /// Tells the strategy and the observer of what was executed.
  @usableFromInline
  mutating func report() {
    for fill in broker.executed {
      strategy.filled(fill)
      observer.filled(fill, in: broker.state)
    }
    broker.executed.removeAll(keepingCapacity: true)
  }

  @usableFromInline
  mutating func reportNotes() {
    for note in broker.notes { observer.noted(note, in: broker.state) }
    broker.notes.removeAll(keepingCapacity: true)
  }

  /// Ends the replay: the strategy does what it does after the last tick. Returns what it all has come to.
  public mutating func finish() -> ReplayOutcome {
    strategy.finish(broker: &broker)
    reportNotes()
    report()
    let mark = broker.state.book.lastTradePrice
    return ReplayOutcome(
      counts: counts, fills: observer.fills, account: broker.state.account,
      unrealizedPnL: mark.isNaN ? 0 : broker.state.account.unrealizedPnL(mark: mark), marketDays: days.count,
      tallies: strategy.tallies, dayWithoutSession: days.dayWithoutSession)
  }
}
