/// What a ``TickStrategy`` acts through: one order on each side, and the account.
@frozen
public struct Broker: Sendable {
  /// The clock, the book, our orders and our account. The clock is that of the current tick, in any phase of the day.
  @inlinable
  public var market: Market { state }
  /// The source row, counted from 0, of the current tick.
  @inlinable
  public var row: Int64 { currentRow }

  @usableFromInline var state: Market
  @usableFromInline var currentRow: Int64 = 0
  /// How the order on each side is booked when it fills.
  @usableFromInline var terms = BothSides(Terms(basis: .averageEntry, reference: .nan, fillPrice: .trade))
  /// What was executed, and what was noted, since the replay last looked.
  @usableFromInline var executed: [Fill] = []
  @usableFromInline var notes: [DecisionNote] = []
  /// Whether anybody reads the notes.
  @usableFromInline let takesNotes: Bool

  @usableFromInline
  struct Terms: Hashable, Sendable {
    @usableFromInline var basis: CostBasis
    @usableFromInline var reference: Double
    @usableFromInline var fillPrice: FillPrice

    @usableFromInline
    init(basis: CostBasis, reference: Double, fillPrice: FillPrice) {
      self.basis = basis
      self.reference = reference
      self.fillPrice = fillPrice
    }
  }

  @usableFromInline
  init(takesNotes: Bool) {
    state = Market()
    self.takesNotes = takesNotes
  }

  /// Rests an order on a side, in place of the one that is there.
  ///
  /// - Parameter queueAhead: the shares that trades must eat before ours are filled; without it, what is displayed at that
  ///   price on that side.
  /// - Parameter fillPrice: at which price it fills.
  /// - Parameter reference: what the order is meant by, for the trade log.
  public mutating func rest(
    _ side: Side, price: Double, quantity: Int64, queueAhead: Int64? = nil, fillPrice: FillPrice = .trade,
    basis: CostBasis = .averageEntry, reference: Double = .nan
  ) {
    check(quantity: quantity, price: price)
    if let queueAhead, queueAhead < 0 { fault(.queue(queueAhead)) }
    let level = market.book[side]
    state.orders[side] = RestingOrder(
      price: price, queueAhead: queueAhead ?? (level.price == price ? level.quantity : 0), remaining: quantity,
      isLive: true, joining: market.time)
    terms[side] = Terms(basis: basis, reference: reference, fillPrice: fillPrice)
  }

  /// Takes back the order on a side, if there is one.
  public mutating func cancel(_ side: Side) {
    state.orders[side].isLive = false
    state.orders[side].remaining = 0
  }

  /// Buys (`.bid`) from the ask, or sells (`.ask`) into the bid, at the displayed price and up to the displayed quantity.
  /// The displayed quantity is not the less for it. Returns the quantity.
  @discardableResult
  public mutating func take(
    _ side: Side, quantity: Int64, basis: CostBasis = .averageEntry, reference: Double = .nan
  ) -> Int64 {
    let level = market.book[side.opposite]
    let taken = min(quantity, level.quantity)
    guard taken > 0 else { return 0 }
    execute(side, rule: .taken, quantity: taken, price: level.price, basis: basis, reference: reference)
    return taken
  }

  /// Sells, or buys back, the whole position at a price of the strategy's choice. Whether it could have been had there is
  /// not checked.
  public mutating func flatten(
    at price: Double, rule: FillRule = .flatten, basis: CostBasis = .averageEntry, reference: Double = .nan
  ) {
    precondition(rule != .restingOrder, "an order that rests is filled by a trade")
    let position = market.account.position
    guard position != 0 else { return }
    check(quantity: abs(position), price: price)
    execute(
      position > 0 ? .ask : .bid, rule: rule, quantity: abs(position), price: price, basis: basis, reference: reference)
  }

  /// Trades at a print: an auction that has settled, or what the strategy's own rule finds in it. The fill has the print's
  /// stamp and row, though it is booked now.
  public mutating func trade(
    _ side: Side, quantity: Int64, at print: TradePrint, rule: FillRule = .auction, basis: CostBasis = .averageEntry,
    reference: Double = .nan
  ) {
    check(quantity: quantity, price: print.price)
    precondition(rule != .restingOrder, "an order that rests is filled by a trade")
    execute(side, rule: rule, quantity: quantity, price: print.price, basis: basis, reference: reference, at: print)
  }

  /// Says what the strategy has decided and why: `tickbt trace` shows it at the tick, and `tickbt explain` with the fills of
  /// its day. It changes nothing, and costs a run nothing: the words are made only where they are shown. So note what
  /// happens a few times a day.
  ///
  /// - Parameter side: the side that it is about; nil where it is about both or none.
  /// - Parameter moment: what it speaks of, and the row of that; without it, the current tick.
  @inlinable
  public mutating func note(
    _ text: @autoclosure () -> NoteText, on side: Side? = nil, at moment: (time: Int64, row: Int64)? = nil
  ) {
    guard takesNotes else { return }
    notes.append(DecisionNote(text(), on: side, time: moment?.time ?? market.time, row: moment?.row ?? row))
  }

  /// Ends the process for an order or a trade that cannot be. Only what the strategy asks for is looked at, not every tick.
  private func check(quantity: Int64, price: Double) {
    if quantity <= 0 { fault(.order(quantity)) }
    if price.isNaN { fault(.noPrice) }
  }

  private func fault(_ fault: StrategyFault) -> Never { fault.endProcess(at: market.time) }

  /// Books an execution of the strategy's own.
  private mutating func execute(
    _ side: Side, rule: FillRule, quantity: Int64, price: Double, basis: CostBasis, reference: Double,
    at print: TradePrint? = nil
  ) {
    executed.append(
      state.book(
        side, rule: rule, quantity: quantity, price: price, row: currentRow, basis: basis, reference: reference,
        at: print))
  }
}
