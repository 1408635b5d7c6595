public import Simulation
public import TickData

/// **Closing strategy.** Before the closing auction it takes the VWAP of the last minutes of continuous trading and offers
/// to buy below it and to sell above it in the auction. What it gets there it closes next day at that VWAP, by stop loss,
/// or at that day's close.
///
/// A day in order, with its times on ADX and DFM; the rules of each step stand at the method that is named:
///
/// | session | time | what happens | |
/// | --- | --- | --- | --- |
/// | open to close | 10:00–14:45 | the exit order of an earlier day's entry rests | `restExit` |
/// | a little less | 10:10–14:44 | the position is closed where its loss exceeds the threshold | `stopLoss` |
/// | to the close | to 14:45 | the trades of the VWAP window and of the trend are summed up | |
/// | close to flatten | 14:45–14:55 | the auction orders are decided, unless an exit order is left | `decide` |
/// | from flatten | 14:55–24:00 | the first trade is the auction's price, all trades are its volume | |
/// | next day | | the day is settled: entries, or the flatten of what is left of the exit | `settle` |
///
/// **The last day of the data has no entries.** Ticks come in time order, so that the day on which they end is known to be
/// the last only at their end. Therefore a day's entries and filter counts are booked when a later day begins, at its
/// first tick, with the stamp and row of the trade that they were made at. At the end of the data only the flatten is.
public struct ClosingStrategy: TickStrategy {
  public static let name = "closing_strategy"
  public static let summary =
    "Enters in the closing auction at a distance from the VWAP, and leaves at the VWAP next day."
  public static let tickOrder = TickOrder.time
  public static let usesExchange = true
  public static let resultLayout = ResultLayout.closingAuction
  public static let interventionName = "stop loss"

  @usableFromInline let parameters: ClosingParameters
  @usableFromInline let steps: PriceSteps
  @usableFromInline let windowLength: Int64
  @usableFromInline var lastPrices = LastPrices()
  @usableFromInline var exit: ExitOrder?
  @usableFromInline var isExitResting = false
  @usableFromInline var today: ClosingDay
  /// Days on which the trend has held back the buy order (`.bid`) or the sell order.
  @usableFromInline var filtered = BothSides<Int64>(0)
  /// Days on which both entries were filled, so that what the first one cost was lost.
  @usableFromInline var daysOfBothEntries: Int64 = 0

  public init(_ parameters: ClosingParameters) { self.init(parameters, on: .adx) }

  public init(_ parameters: ClosingParameters, on exchange: Exchange) {
    self.parameters = parameters
    steps = PriceSteps(of: exchange, parameters.steps)
    today = ClosingDay(midnight: .max, .closed, parameters.auctionWindow)
    windowLength = parameters.vwapPeriod * WallClock.minute
  }

  /// It needs a closing auction, and a window within the session.
  public static func problem(with parameters: ClosingParameters, in session: TradingSession) -> String? {
    let minutes = session.length / WallClock.minute
    guard parameters.vwapPeriod <= minutes else {
      return "vwap_preclose_period_min must be \(minutes) or less, was \(parameters.vwapPeriod): the session is from "
        + "\(session.open) to \(session.close)"
    }
    guard session.flatten > session.close, session.flatten < .endOfDay else {
      return
        "\(name) needs a closing auction between close and flatten, and the session closes at \(session.close) and "
        + "flattens at \(session.flatten): write a later flatten, before 24:00, in a sessions file"
    }
    return nil
  }

  public var tallies: [Tally] {
    [
      Tally("filtered_sell_entries", filtered.ask), Tally("filtered_buy_entries", filtered.bid),
      Tally(
        "days_of_both_entries", daysOfBothEntries,
        notice:
          "both auction orders were filled on \(daysOfBothEntries == 1 ? "1 day" : "\(daysOfBothEntries) days"), and what "
          + "the first entry cost is not in the P&L: keep the spread wider than two price steps"),
    ]
  }

  @inlinable @inline(__always)
  public mutating func tick(_ tick: Tick, broker: inout Broker) {
    if broker.market.midnight != today.midnight { beginDay(&broker) }
    let clock = broker.market.timeOfDay
    let close = broker.market.session.close.nanoseconds
    if parameters.lastPrices == .ever || isQuoted(tick, at: clock, before: close, &broker) { lastPrices.take(tick) }
    if clock < broker.market.session.open.nanoseconds { return }
    if clock < close {
      stopLoss(&broker)
      if exit != nil, !isExitResting { restExit(&broker) }
      if tick.kind == .trade {
        today.trend.add(tick.price, at: clock)
        if clock >= close &- windowLength { today.vwap.add(tick) }
      }
    } else {
      if isExitResting { withdrawExit(&broker, because: "continuous trading is over") }
      if clock < broker.market.session.flatten.nanoseconds {
        if !today.isDecided { decide(&broker) }
      } else if tick.kind == .trade {
        if today.takeAuctionTrade(tick, row: broker.row) {
          broker.note("the first trade from \(today.session.flatten.description) on: its price is the auction's")
        }
      }
    }
  }

  /// Whether a tick is of continuous trading, with a size.
  @inlinable
  func isQuoted(_ tick: Tick, at clock: Int64, before close: Int64, _ broker: inout Broker) -> Bool {
    tick.size > 0 && clock >= broker.market.session.open.nanoseconds && clock < close
  }

  /// Only what reached the exit order changes it here.
  @inlinable
  public mutating func filled(_ fill: Fill) {
    guard fill.rule == .restingOrder, let left = exit?.left else { return }
    exit?.left = left - fill.quantity
    if left == fill.quantity { dropExit() }
  }

  /// The day on which the ticks end has no entries, see above; an exit order that is left is flattened at its close.
  public mutating func finish(broker: inout Broker) {
    noteLastDay(&broker)
    today.orders = nil
    settle(&broker)
  }
}

// MARK: - The rules

extension ClosingStrategy {
  /// A later day has begun: the one before it was not the last, so that what it has decided is booked.
  @usableFromInline
  mutating func beginDay(_ broker: inout Broker) {
    if isExitResting { withdrawExit(&broker, because: "its day is over") }
    if let orders = today.orders {
      for side in Side.allCases where orders.limit[side] == nil { filtered[side] += 1 }
    }
    noteWhatIsMissing(&broker)
    settle(&broker)
    today = ClosingDay(midnight: broker.market.midnight, broker.market.session, parameters.auctionWindow)
    if parameters.lastPrices == .session { lastPrices = LastPrices() }
  }

  /// From ten minutes after the open to one minute before the close, at a tick of any kind: where the last price of the side
  /// to trade against lies further from the entry price than the threshold allows, the whole position is closed there,
  /// whatever is displayed, and the exit order is taken back.
  @inlinable @inline(__always)
  mutating func stopLoss(_ broker: inout Broker) {
    let position = broker.market.account.position
    guard position != 0, today.stopLossHours.contains(broker.market.timeOfDay) else { return }
    let entry = broker.market.account.averageEntry
    let mark = position > 0 ? lastPrices.bid : lastPrices.ask
    guard entry > 0, mark > 0 else { return }
    let gain = position > 0 ? mark - entry : entry - mark
    guard (gain / entry) * 100 < -parameters.stopLossThreshold else { return }
    noteStopLoss(at: mark, entry: entry, &broker)
    if isExitResting { withdrawExit(&broker, because: "the stop loss closes the position") }
    dropExit()
    broker.flatten(at: mark, rule: .taken, basis: .closing(entry: entry), reference: entry)
  }

  /// Without a queue ahead: a trade at or through its price fills the exit order, up to the trade's size and at the trade's
  /// price.
  @usableFromInline
  mutating func restExit(_ broker: inout Broker) {
    guard let exit else { return }
    broker.rest(
      exit.side, price: exit.price, quantity: exit.left, queueAhead: 0,
      fillPrice: parameters.exitPrice == .order ? .quote : .trade, basis: .closing(entry: exit.entry),
      reference: exit.price)
    isExitResting = true
    note(exit, &broker)
  }

  /// Takes the exit order out of the market; what is left of it is kept.
  @usableFromInline
  mutating func withdrawExit(_ broker: inout Broker, because reason: String) {
    if let exit {
      broker.cancel(exit.side)
      broker.note("exit order withdrawn with \(exit.left) left: \(reason)", on: exit.side)
    }
    isExitResting = false
  }

  /// There is no exit order any more.
  @usableFromInline
  mutating func dropExit() {
    exit = nil
    isExitResting = false
  }

  /// The first tick from the close on and before the flatten decides the auction's orders: none where an exit order is left,
  /// or nothing was traded in the VWAP window. A day without such a tick has none either.
  @usableFromInline
  mutating func decide(_ broker: inout Broker) {
    today.isDecided = true
    guard exit == nil else { return broker.note("no auction orders: an exit order is left") }
    guard let vwap = today.vwap.average else {
      return broker.note("no auction orders: nothing was traded in the VWAP window")
    }
    let orders = AuctionOrders(vwap: vwap, slope: today.trend.basisPointsAnHour, parameters, steps)
    guard parameters.entries == .both || !orders.areCrossed else {
      return broker.note(
        "no auction orders: the buy order at \(limit: orders.prices.bid) would meet the sell order at \(limit: orders.prices.ask)"
      )
    }
    today.orders = orders
    note(orders, &broker)
  }

  /// Books the day's auction, if there was a trade from the flatten on: what is left of an exit order is flattened at the price
  /// of the first such trade; without one, an order that this price crosses is filled at this price, up to a share of
  /// the auction's volume.
  ///
  /// A day has either an exit order or auction orders. Without an auction an exit order stays for the days that follow, and
  /// the auction orders are gone.
  @usableFromInline
  mutating func settle(_ broker: inout Broker) {
    guard let print = today.print else { return }
    if let exit {
      noteFlatten(of: exit, at: print, &broker)
      broker.trade(
        exit.side, quantity: exit.left, at: print, rule: .flatten, basis: .closing(entry: exit.entry),
        reference: exit.price)
      dropExit()
    } else if let orders = today.orders {
      let entries = Side.allCases.filter { enter($0, orders, at: print, &broker) }
      if entries.count == 2 { daysOfBothEntries += 1 }
    }
  }

  /// The reference rule: with a spread of a step or less both orders can fill. The second exit order then takes the place
  /// of the first, and what the first was to close stays open.
  ///
  /// Returns whether the side's order is filled.
  private mutating func enter(
    _ side: Side, _ orders: AuctionOrders, at print: TradePrint, _ broker: inout Broker
  ) -> Bool {
    let isReached = orders.isReached(side, at: print.price)
    let quantity =
      isReached ? min(orders.quantity, today.auctionShare(parameters.auctionFill, parameters.auctionShare)) : 0
    noteAuction(of: orders, on: side, quantity: quantity, at: print, &broker)
    guard quantity > 0 else { return false }
    broker.trade(
      side, quantity: quantity, at: print, rule: .auction, basis: .opening, reference: orders.vwap)
    exit = ExitOrder(
      side: side.opposite, price: steps.rounded(orders.vwap), entry: print.price, left: quantity)
    return true
  }
}
