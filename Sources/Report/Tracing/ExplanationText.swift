public import Backtest
public import Simulation
internal import TickData

/// How a fill came about, for people.
public struct ExplanationText {
  private let explanation: FillExplanation
  private let trace: SecurityTrace
  private let strategy: StrategyDefinition
  private let numbers: TraceNumbers

  public init(_ explanation: FillExplanation, of trace: SecurityTrace, strategy: StrategyDefinition) {
    self.explanation = explanation
    self.trace = trace
    self.strategy = strategy
    let fill = explanation.fill
    let order = explanation.order
    var prices = [fill.price, explanation.tick?.price ?? .nan, order?.decision.order.price ?? .nan]
    prices += [order?.decision.before.price ?? .nan, explanation.book.bid.price, explanation.book.ask.price]
    numbers = TraceNumbers(prices: prices + (order?.eaters.map(\.tick.price) ?? []))
  }

  public var text: String {
    let fill = explanation.fill
    var text =
      "Fill \(Int64(explanation.number).grouped) of \(Int64(trace.log.fillCount).grouped), \(trace.security) with \(strategy.name): \(fill.side.verb) "
      + "\(numbers.quantity(fill.quantity, at: fill.price))\n\n"
    for (title, content) in lines {
      text += title + String(repeating: " ", count: 12 - title.count) + content + "\n"
    }
    if let order = explanation.order, !order.eaters.isEmpty { text += "\n" + eaters(of: order) }
    return text
  }

  private var lines: [(String, String)] {
    let fill = explanation.fill
    var lines = [("Tick", "\(place(fill.row, fill.time))" + (cause.map { ", \($0)" } ?? ""))]
    if !causeIsTick { lines.append(("Booked", booked)) }
    lines.append(("Rule", rule))
    if !trace.rules.isEmpty {
      lines.append(("Rules", "other than the reference's: \(trace.rules.joined(separator: ", "))"))
    }
    lines += notes
    if !fill.reference.isNaN { lines.append(("Reference", reference)) }
    if let order = explanation.order { lines += self.lines(of: order) }
    if let asked = explanation.askedAt {
      lines.append(("Asked for", "\(place(asked.row, asked.time)); waited \(duration(asked.time, fill.time))"))
    }
    // What was booked later would stand beside the book of another day.
    if causeIsTick {
      lines.append(
        ("Book", "bid \(numbers.level(explanation.book.bid)), ask \(numbers.level(explanation.book.ask))"))
    }
    lines += [
      ("Position", "\(explanation.positionBefore.grouped) → \(fill.position.grouped)"),
      (
        "Realized",
        "\(explanation.realizedBefore.grouped(fraction: 2)) → \(fill.totalRealizedPnL.grouped(fraction: 2)), by this fill "
          + fill.realizedPnL.grouped(fraction: 2)
      ),
    ]
    return lines
  }

  private func lines(of order: QueueHistory) -> [(String, String)] {
    let fill = explanation.fill
    let words = EventWords(numbers: numbers, interventionName: strategy.interventionName).words(order.decision)
    let eaten = order.eaters.reduce(0) { $0 + $1.eaten }
    let before = order.earlierFills.count
    return [
      ("Joined", "\(place(order.row, order.tick.time)), at \(numbers.words(order.tick)): \(fill.side.word) \(words)"),
      (
        "Queue",
        "\(order.decision.order.queueAhead.grouped) ahead when it joined; \(order.eaters.count.counted("trade")) ate \(eaten.grouped), "
          + (order.cancelled == 0 ? "" : "cancellations \(order.cancelled.grouped) (estimated), ")
          + (order.gone == 0 ? "" : "\(order.gone.grouped) were gone with their price, ")
          + "\(order.queueLeft.grouped) left"
      ),
      ("Waited", duration(order.tick.time, fill.time)),
      (
        "Filled",
        "\(fill.quantity.grouped) of the \(order.remainingBefore.grouped) that remained; "
          + "\(order.remainingAfter.grouped) remain"
          + (before == 0
            ? "" : "; \(before.counted("earlier fill")) in this place")
      ),
    ]
  }

  private func eaters(of order: QueueHistory) -> String {
    var table = TextTable([
      ("Row", .right), ("Time", .left), ("Trade", .right), ("Ate", .right), ("Left ahead", .right),
    ])
    for eater in order.eaters {
      table.add([
        "\(trace.rowNumber(eater.row))", WallClock.stampText(eater.tick.time),
        numbers.quantity(eater.tick.size, at: eater.tick.price), eater.eaten.grouped, eater.left.grouped,
      ])
    }
    return table.text
  }

  /// A row and its stamp.
  private func place(_ row: Int64, _ time: Int64) -> String {
    "row \(trace.rowNumber(row)), \(WallClock.stampText(time))"
  }

  private func duration(_ start: Int64, _ end: Int64) -> String {
    end < start ? "less than nothing: stamps step back" : PlainTime.duration(end - start)
  }
}

extension ExplanationText {
  /// Whether the fill was booked at the tick that caused it.
  private var causeIsTick: Bool { explanation.tick != nil && explanation.row == explanation.fill.row }

  /// The tick that caused the fill.
  private var cause: String? {
    (causeIsTick ? explanation.tick : trace.tick(inRow: explanation.fill.row)).map(numbers.words)
  }

  /// What the strategy noted, the latest last.
  private var notes: [(String, String)] {
    var lines = explanation.notes.map { "\(moment(of: $0)): \(numbers.words($0.text))" }
    if lines.count > Self.mostNotes {
      // How it began, and the latest.
      let left = lines.count - Self.mostNotes
      lines = [lines[0], "… \(Int64(left).grouped) more, see tickbt trace"] + lines.suffix(Self.mostNotes - 1)
    }
    return lines.enumerated().map { ($0 == 0 ? "Decided" : "", $1) }
  }

  private static let mostNotes = 10

  /// A note's row and time of day, with the date where it is not that of the fill.
  private func moment(of note: DecisionNote) -> String {
    let isOfThatDay = CivilDate(of: note.time) == CivilDate(of: explanation.fill.time)
    return isOfThatDay
      ? "row \(trace.rowNumber(note.row)), \(WallClock.clockText(note.time))" : place(note.row, note.time)
  }

  /// The price that the strategy meant the fill by, and where the trade log has it.
  private var reference: String {
    let price = numbers.price(explanation.fill.reference)
    return strategy.resultLayout == .closingAuction ? "\(price), vwap_reference in the trade log" : price
  }

  private var booked: String {
    guard let tick = explanation.tick else { return "after the last tick" }
    return "\(place(explanation.row, tick.time)), at \(numbers.words(tick))"
  }

  /// The rule by which an order fills at its own price: the market's, or the closing strategy's own.
  private var priceRule: String {
    trace.rules.first { $0.hasPrefix("fill_price=") || $0.hasPrefix("exit_price=") }.map { " (\($0))" } ?? ""
  }

  /// The rule, in words.
  var rule: String {
    let fill = explanation.fill
    let verb = fill.side == .bid ? "bought" : "sold"
    switch fill.rule {
    case .restingOrder:
      let order = explanation.order?.decision.order.price ?? fill.price
      let cause = explanation.tick?.price ?? fill.price
      let went = cause == order ? "reached" : "went through"
      let price = cause == fill.price ? "" : "; filled at our price\(priceRule)"
      return
        "resting order: \(self.cause ?? "a trade") \(went) our \(fill.side.word) at \(numbers.price(order))\(price)"
    case .flatten:
      let closed = fill.side == .bid ? "bought back" : "sold"
      let what = fill.position == 0 ? "the whole position was" : "\(fill.quantity.grouped) were"
      return "flatten: \(what) \(closed) at "
        + (causeIsTick ? "the price of this tick" : numbers.price(fill.price))
    case .closingShare:
      return
        "closing trade: \(verb) \(fill.quantity.grouped), a share of the volume of a trade after the closing auction"
    case .taken:
      let level = explanation.book[fill.side.opposite]
      let taken = "\(strategy.interventionName): \(verb) \(fill.quantity.grouped)"
      guard level.price == fill.price, level.quantity >= fill.quantity else {
        return "\(taken) at \(numbers.price(fill.price))"
      }
      return "\(taken) of the \(level.quantity.grouped) displayed at the \(fill.side.opposite.word) of "
        + numbers.price(level.price)
    case .auction:
      return "auction: \(verb) at the auction's price of \(numbers.price(fill.price))"
    }
  }
}
