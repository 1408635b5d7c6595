public import Simulation
internal import TickData

/// What a trace says of the closing strategy's decisions. Nothing is decided here.
extension ClosingStrategy {
  /// Against which entry price the stop loss is measured, and how far beyond the threshold it is.
  @usableFromInline
  func noteStopLoss(at mark: Double, entry: Double, _ broker: inout Broker) {
    let side = broker.market.account.position > 0 ? Side.bid : .ask
    broker.note(
      """
      stop loss: the last \(side == .bid ? "bid" : "ask") at \(price: mark) is \(abs(mark - entry) / entry * 100) % \
      \(side == .bid ? "below" : "above") the entry at \(price: entry), more than \(parameters.stopLossThreshold) %
      """, on: side.opposite)
  }

  /// What the auction's orders are made of, and each side's limit, or what holds its order back.
  func note(_ orders: AuctionOrders, _ broker: inout Broker) {
    broker.note(
      """
      auction orders of \(orders.quantity): \(parameters.orderNotional) AED at the VWAP of \(price: orders.vwap), which \
      is of \(today.vwap.volume) shares in \(parameters.vwapPeriod) minutes
      """)
    let target = AuctionOrders.target(vwap: orders.vwap, spread: parameters.spread)
    for side in Side.allCases {
      if let limit = orders.limit[side] {
        broker.note(
          """
          \(Self.name(of: side)) order at \(limit: limit): \(parameters.spread) % \
          \(side == .bid ? "below" : "above") the VWAP is \(price: target[side]), on steps of \(steps.step(at: target[side])); \(trend(orders.slope, on: side))
          """, on: side)
      } else {
        broker.note("no \(Self.name(of: side)) order: \(trend(orders.slope, on: side))", on: side)
      }
    }
  }

  private func trend(_ slope: Double, on side: Side) -> NoteText {
    let filter = side == .bid ? parameters.buyFilter : parameters.sellFilter
    guard filter.isEnabled else { return "the trend is \(slope) bps/hour, without a filter" }
    return side == .bid
      ? "the trend is \(slope) bps/hour, \(slope < -filter.threshold ? "below" : "not below") \(-filter.threshold)"
      : "the trend is \(slope) bps/hour, \(slope > filter.threshold ? "above" : "not above") \(filter.threshold)"
  }

  /// Why a day that is over has no auction orders, or no auction. Said of its flatten.
  func noteWhatIsMissing(_ broker: inout Broker) {
    guard today.midnight != .max else { return }
    let (close, flatten) = (today.session.close, today.session.flatten)
    let moment = (time: today.midnight + flatten.nanoseconds, row: broker.row)
    if exit == nil, !today.isDecided {
      broker.note(
        "no auction orders: there was no tick from \(close.description) to \(flatten.description) to decide them",
        at: moment)
    }
    guard today.print == nil else { return }
    if let exit {
      broker.note(
        "no auction, without a trade from \(flatten.description) on: the exit order stays, with \(exit.left) left",
        on: exit.side, at: moment)
    } else if today.orders != nil {
      broker.note(
        "no auction, without a trade from \(flatten.description) on: the day's orders are gone", at: moment)
    }
  }

  /// Why there are no entries on the day on which the ticks end, and what stays open.
  func noteLastDay(_ broker: inout Broker) {
    if today.orders != nil {
      broker.note("the ticks end on this day: its auction orders are not booked, since there is no day to leave on")
    } else if let exit, today.print == nil {
      broker.note("the ticks end without an auction: \(exit.left) of the exit order stay open", on: exit.side)
    }
  }

  /// What the auction makes of an order.
  func noteAuction(
    of orders: AuctionOrders, on side: Side, quantity: Int64, at print: TradePrint, _ broker: inout Broker
  ) {
    guard let limit = orders.limit[side] else { return }
    let isReached = orders.isReached(side, at: print.price)
    broker.note(
      """
      the auction at \(price: print.price) \(isReached ? "reaches" : "does not reach") our \(Self.name(of: side)) order \
      at \(limit: limit)\(isReached ? share(quantity, of: orders) : "")
      """, on: side, at: (print.time, print.row))
  }

  /// How much of an order that the auction reaches is filled.
  private func share(_ quantity: Int64, of orders: AuctionOrders) -> NoteText {
    """
    : \(quantity) of \(orders.quantity) are filled, at most \(parameters.auctionFill) % of the volume of \
    \(today.auctionVolume)
    """
  }

  func noteFlatten(of exit: ExitOrder, at print: TradePrint, _ broker: inout Broker) {
    broker.note(
      "the auction at \(price: print.price) closes the \(exit.left) that the exit order at \(price: exit.price) has left",
      on: exit.side, at: (print.time, print.row))
  }

  /// What is left of an exit order goes into the market.
  func note(_ exit: ExitOrder, _ broker: inout Broker) {
    broker.note(
      """
      exit order at \(limit: exit.price), the VWAP's step, for the \(exit.left) that are left of the entry at \
      \(price: exit.entry)
      """, on: exit.side)
  }

  private static func name(of side: Side) -> String { side == .bid ? "buy" : "sell" }
}
