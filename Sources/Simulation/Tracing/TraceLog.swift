public import TickData

/// Keeps what happened at each tick of a stretch of time, or how one fill came about, so that people can follow it.
///
/// It watches the whole replay, so that what it keeps is what a run does; ticks outside the stretch leave nothing behind.
public struct TraceLog: ReplayObserver {
  /// The stamps that are traced.
  public let stretch: Range<Int64>
  /// The fill that is to be explained, counted from 1.
  public let fillNumber: Int?
  /// The ticks whose stamp is in the stretch, and those at which something with such a stamp was booked or noted, in the
  /// order of the replay.
  public private(set) var events: [TraceEvent] = []
  /// Nil while there is no such fill.
  public private(set) var explanation: FillExplanation?
  public private(set) var fillCount = 0
  public private(set) var days: TracedDays
  /// What stood before the first of the events.
  public private(set) var opening = TraceStanding(orders: BothSides(.none), position: 0)

  private var current = Happenings()
  /// What stood before the current tick.
  private var orders = BothSides(RestingOrder.none)
  private var position: Int64 = 0
  private var realized = 0.0
  private var queues = BothSides<QueueHistory?>(nil)
  private var flattenAskedAt: FillExplanation.Moment?
  /// Of a quoting strategy the notes since it began to intervene; of a tick strategy those of the current day and of the day
  /// before.
  private var notes: [DecisionNote] = []
  private var isQuoting = false
  private var latestMidnight = Int64.min

  /// What has been reported of the tick that is under way.
  private struct Happenings: Sendable {
    var passedBy: PassedBy?
    var isWaiting = false
    var hasIntervened = false
    var decisions = BothSides<OrderDecision?>(nil)
    var eaten = BothSides<Int64?>(nil)
    /// How the queue before an order moved without a trade that reached it.
    var moves = BothSides<[QueueShift]>([])
    var notes: [DecisionNote] = []
    var fills: [Fill] = []
    /// The market after the last note or fill.
    var state: MarketState?
  }

  /// - Parameter fillNumber: the fill that is to be explained, too, wherever it is.
  public init(_ stretch: Range<Int64>, explaining fillNumber: Int? = nil) {
    self.stretch = stretch
    self.fillNumber = fillNumber
    days = TracedDays(asking: CivilDate(of: stretch.lowerBound))
  }

  /// Keeps no ticks, but how this fill came about.
  public init(explaining fillNumber: Int) { self.init(0..<0, explaining: fillNumber) }

  public mutating func quoted(_ side: Side, _ decision: QuoteDecision, in market: borrowing Market) {
    isQuoting = true
    current.decisions[side] = OrderDecision(decision, from: orders[side], to: market.orders[side])
  }

  public mutating func intervened(_ intervention: Intervention, in market: borrowing Market) {
    isQuoting = true
    current.hasIntervened = true
    switch intervention {
    case .quote, .cancel: break
    case .wait: current.isWaiting = true
    case .take(_, _, let thenQuote): current.isWaiting = !thenQuote
    }
  }

  public mutating func passedBy(_ reason: PassedBy, in market: borrowing Market) { current.passedBy = reason }

  public mutating func reached(_ side: Side, queueEaten: Int64, row: Int64, in market: borrowing Market) {
    current.eaten[side] = queueEaten
  }

  public mutating func queueMoved(
    _ side: Side, by shares: Int64, because: QueueMove, row: Int64, in market: borrowing Market
  ) {
    current.moves[side].append(QueueShift(shares: shares, reason: because))
    // A queue that moves is not a place lost.
    if current.decisions[side] == nil { orders[side].queueAhead &-= shares }
  }

  public static var readsNotes: Bool { true }

  public mutating func noted(_ note: DecisionNote, in market: borrowing Market) {
    current.notes.append(note)
    notes.append(note)
    noteState(of: market)
  }

  /// What is booked late is of the day before.
  public mutating func dayBegan(in market: borrowing Market) {
    notes.removeAll { $0.time < latestMidnight }
    latestMidnight = market.midnight
  }

  public mutating func filled(_ fill: Fill, in market: borrowing Market) {
    current.fills.append(fill)
    if fill.rule == .restingOrder, current.decisions[fill.side] == nil, current.eaten[fill.side] == nil {
      // A quote met the order before the strategy was asked.
      orders[fill.side] = market.orders[fill.side]
    }
    noteState(of: market)
  }

  private mutating func noteState(of market: borrowing Market) { current.state = MarketState(of: market) }

  public mutating func took(_ tick: Tick, row: Int64, in market: borrowing Market) {
    days.take(tick.time)
    finish(tick, row: row, MarketState(of: market))
  }

  /// Ends the trace: what was noted and filled after the last tick is an event of its own.
  public mutating func end() {
    guard let row = current.fills.first?.row ?? current.notes.first?.row, let state = current.state else { return }
    finish(nil, row: row, state)
  }
}

extension TraceLog {
  /// Ends the tick that is under way.
  private mutating func finish(_ tick: Tick?, row: Int64, _ state: MarketState) {
    let (book, orders) = (state.book, state.orders)
    if current.passedBy == nil, let tick {
      for side in Side.allCases { follow(side, at: tick, row: row, to: orders[side], level: book[side]) }
    }
    noteFlattenRequest(tick, row: row)
    let before = TraceStanding(orders: self.orders, position: position)
    let firstFill = fillCount + 1
    for fill in current.fills { explain(fill, at: tick, row: row, book: book, after: orders) }
    let isInStretch =
      tick.map { stretch.contains($0.time) } ?? false || current.fills.contains { stretch.contains($0.time) }
      || current.notes.contains { stretch.contains($0.time) }
    if isInStretch {
      if events.isEmpty { opening = before }
      events.append(
        TraceEvent(
          row: row, tick: tick, passedBy: current.passedBy, isWaiting: current.isWaiting, book: book, orders: orders,
          decisions: current.decisions, eaten: current.eaten, moves: current.moves, notes: current.notes,
          fills: current.fills,
          firstFill: firstFill, account: state.account, mark: state.mark))
    }
    if isQuoting, current.passedBy == nil, !current.hasIntervened { notes.removeAll() }
    self.orders = orders
    current = Happenings()
  }

  /// Says what became of the order on a side, and goes on with its history.
  private mutating func follow(_ side: Side, at tick: Tick, row: Int64, to order: RestingOrder, level: PriceLevel) {
    if current.decisions[side] == nil {
      current.decisions[side] = OrderDecision(from: orders[side], to: orderBeforeTrade(side, after: order))
    }
    if let decision = current.decisions[side], decision.takesPlace {
      queues[side] = QueueHistory(row: row, tick: tick, decision: decision, level: level)
    }
    for move in current.moves[side] {
      queues[side]?.moved(by: move.shares, because: move.reason, left: order.queueAhead)
    }
    if let eaten = current.eaten[side] {
      queues[side]?.reached(by: tick, row: row, eaten: eaten, left: order.queueAhead)
    }
  }

  /// An order as it was before the trade that has reached it at this tick, if one has.
  private func orderBeforeTrade(_ side: Side, after order: RestingOrder) -> RestingOrder {
    guard let eaten = current.eaten[side] else { return order }
    var order = order
    order.queueAhead &+= eaten
    order.remaining += current.fills.reduce(0) { sum, fill in
      fill.side == side && fill.rule == .restingOrder ? sum + fill.quantity : sum
    }
    order.isLive = true
    return order
  }

  private mutating func noteFlattenRequest(_ tick: Tick?, row: Int64) {
    guard current.fills.isEmpty else { return }
    guard current.passedBy == .flattenPending, let tick else {
      flattenAskedAt = nil
      return
    }
    flattenAskedAt = flattenAskedAt ?? FillExplanation.Moment(row: row, time: tick.time)
  }

  private mutating func explain(
    _ fill: Fill, at tick: Tick?, row: Int64, book: BothSides<PriceLevel>, after orders: BothSides<RestingOrder>
  ) {
    fillCount += 1
    let isResting = fill.rule == .restingOrder
    if isResting {
      queues[fill.side]?.remainingAfter = orders[fill.side].remaining
      queues[fill.side]?.remainingBefore = orders[fill.side].remaining + fill.quantity
    }
    if fillCount == fillNumber {
      explanation = FillExplanation(
        number: fillCount, fill: fill, tick: tick, row: row, book: book, positionBefore: position,
        realizedBefore: realized, order: isResting ? queues[fill.side] : nil, notes: notes(on: fill),
        askedAt: fill.rule == .flatten ? flattenAskedAt : nil)
    }
    if isResting { queues[fill.side]?.earlierFills.append(fill) }
    position = fill.position
    realized = fill.totalRealizedPnL
  }
  private func notes(on fill: Fill) -> [DecisionNote] {
    let day = CivilDate(of: fill.time)
    return notes.filter { note in
      (isQuoting ? fill.rule == .taken : CivilDate(of: note.time) == day) && (note.side ?? fill.side) == fill.side
    }
  }
}
