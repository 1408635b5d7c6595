public import Backtest
internal import Simulation
internal import TickData

/// A trace as a terminal shows it: a line for each tick, and below it what was decided and filled.
public enum TraceText {
  /// - Parameter fillsOnly: only the ticks with a fill.
  public static func text(_ trace: SecurityTrace, strategy: StrategyDefinition, fillsOnly: Bool = false) -> String {
    let events = fillsOnly ? trace.log.events.filter { !$0.fills.isEmpty } : trace.log.events
    return table(events, of: trace, strategy: strategy) + "\n" + total(of: trace) + "\n"
  }

  /// The table alone, of some of the trace's events.
  static func table(_ events: [TraceEvent], of trace: SecurityTrace, strategy: StrategyDefinition) -> String {
    let numbers = TraceNumbers(prices: events.lazy.flatMap(\.prices))
    let words = EventWords(numbers: numbers, interventionName: strategy.interventionName)
    let hasSeveralDays = Set(events.compactMap { $0.tick.map { CivilDate(of: $0.time) } }).count > 1
    var table = TextTable([
      ("Row", .right), ("Time", .left), ("Tick", .right), ("Bid", .right), ("Ask", .right), ("Our bid (ahead)", .right),
      ("Our ask (ahead)", .right), ("Position", .right), ("Realized", .right), ("Unrealized", .right),
    ])
    // A state that lasts is said when it begins.
    var said: [EventWords.Phrase] = []
    for event in events {
      let time = event.tick.map { hasSeveralDays ? WallClock.stampText($0.time) : WallClock.clockText($0.time) }
      table.add([
        event.tick == nil ? "" : "\(trace.rowNumber(event.row))", time ?? "", event.tick.map(numbers.tick) ?? "",
        numbers.level(event.book.bid), numbers.level(event.book.ask), numbers.order(event.orders.bid),
        numbers.order(event.orders.ask), event.account.position.grouped,
        event.account.realizedPnL.grouped(fraction: 2), event.unrealizedPnL?.grouped(fraction: 2) ?? "–",
      ])
      let new = words.phrases(event).filter { !$0.lasts || !said.contains($0) }
      for note in notes(new) { table.add(note: note) }
      said = words.lasting(event)
    }
    return table.text
  }

  /// The phrases as notes: what stands alone has one of its own, what is between shares one.
  private static func notes(_ phrases: [EventWords.Phrase]) -> [String] {
    var notes: [String] = []
    var isOpen = false
    for phrase in phrases {
      if isOpen, !phrase.standsAlone, let last = notes.popLast() {
        notes.append("\(last); \(phrase.text)")
      } else {
        notes.append(phrase.text)
      }
      isOpen = !phrase.standsAlone
    }
    return notes
  }

  /// What the stretch came to.
  private static func total(of trace: SecurityTrace) -> String {
    // A tick of another day may have booked what is of this one, and may have had fills of its own.
    let stretch = trace.log.stretch
    let fills = trace.log.events.flatMap(\.fills).filter { stretch.contains($0.time) }
    let realized = fills.reduce(0) { $0 + $1.realizedPnL }
    func shares(_ side: Side) -> Int128 { fills.reduce(0) { $1.side == side ? $0 + Int128($1.quantity) : $0 } }
    let ticks = trace.log.events.count { event in event.tick.map { stretch.contains($0.time) } ?? false }
    let count = fills.count
    let others = trace.log.events.reduce(0) { $0 + $1.fills.count } - count
    let note = others == 0 ? "" : "; besides, \(others.counted("fill")) of another time"
    return "\(ticks.counted("tick")), \(count.counted("fill")): bought "
      + "\(shares(.bid).grouped), sold \(shares(.ask).grouped), realized \(realized.grouped(fraction: 2))\(note)"
  }
}

extension TraceEvent {
  /// Every price that is shown of it.
  var prices: [Double] {
    var prices = [tick?.price ?? .nan, book.bid.price, book.ask.price, orders.bid.price, orders.ask.price]
    prices += fills.map(\.price)
    for side in Side.allCases {
      if let decision = decisions[side] { prices += [decision.before.price, decision.order.price] }
    }
    return prices
  }
}
