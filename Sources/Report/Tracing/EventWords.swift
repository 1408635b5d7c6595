internal import Simulation
internal import TickData

/// What happened at a tick, in words.
struct EventWords {
  let numbers: TraceNumbers
  let interventionName: String

  /// Something that is said of a tick.
  struct Phrase: Equatable {
    let text: String
    /// Whether it is true of a state that lasts, and need not be said at every tick.
    var lasts = false
    /// Whether it has a line of its own, as notes and fills have.
    var standsAlone = false
  }

  /// Everything in the order in which it happened; empty where nothing did.
  func phrases(_ event: TraceEvent) -> [Phrase] {
    var phrases: [Phrase] = []
    let (early, late) = fills(of: event)
    if event.tick == nil { phrases.append(Phrase(text: "after the last tick")) }
    if event.passedBy == .flattenPending {
      phrases.append(Phrase(text: "end of day: waiting for a trade to flatten", lasts: true))
    }
    if event.passedBy == .outsideWindow, event.fills.isEmpty {
      phrases.append(Phrase(text: "outside the quoting window", lasts: true))
    }
    phrases += event.notes.map { Phrase(text: words($0, at: event), standsAlone: true) }
    phrases += early
    if event.isWaiting {
      let state = event.fills.isEmpty ? "waiting for a price" : "under way"
      phrases.append(Phrase(text: "\(interventionName) \(state), no quotes", lasts: true))
    }
    for side in Side.allCases { phrases += moves(event, side, because: .display) }
    for side in Side.allCases {
      guard let decision = event.decisions[side], let phrase = phrase(side, decision) else { continue }
      // The strategy's own note says more.
      let isNoted = event.notes.contains { $0.side == side && $0.time == event.tick?.time }
      if decision.kind != .withdrawn || decision.reason != .strategy || !isNoted { phrases.append(phrase) }
    }
    // The ask side is matched first.
    for side in [Side.ask, .bid] {
      phrases += moves(event, side, because: .priceGone)
      if let eaten = event.eaten[side], eaten != 0 {
        phrases.append(Phrase(text: "the trade ate \(eaten.grouped) ahead of our \(side.word)"))
      }
    }
    return phrases + late
  }

  /// How the queue before our order on a side moved without a trade.
  private func moves(_ event: TraceEvent, _ side: Side, because reason: QueueMove) -> [Phrase] {
    event.moves[side].filter { $0.reason == reason }.map { move in
      let ours = "our \(side.word)"
      return switch reason {
      case .display: Phrase(text: "cancellations took \(move.shares.grouped) ahead of \(ours) (estimated)")
      case .priceGone: Phrase(text: "the \(move.shares.grouped) ahead of \(ours) are gone with the price")
      }
    }
  }

  /// The phrases that need not be said at the next tick, where they are still true.
  func lasting(_ event: TraceEvent) -> [Phrase] {
    let withdrawn = Side.allCases.compactMap { side in
      event.decisions[side].flatMap { $0.kind == .withdrawn ? absence(side, $0) : nil }
    }
    return phrases(event).filter(\.lasts) + withdrawn
  }

  /// The fills before the orders were matched, and those of the match.
  private func fills(of event: TraceEvent) -> (early: [Phrase], late: [Phrase]) {
    var (early, late): ([Phrase], [Phrase]) = ([], [])
    for (index, fill) in event.fills.enumerated() {
      let phrase = Phrase(text: words(fill, number: event.firstFill + index, at: event), standsAlone: true)
      if fill.rule == .restingOrder { late.append(phrase) } else { early.append(phrase) }
    }
    return (early, late)
  }

  private func words(_ note: DecisionNote, at event: TraceEvent) -> String {
    let words = numbers.words(note.text)
    return note.time == event.tick?.time ? words : "of \(WallClock.stampText(note.time)): \(words)"
  }

  private func words(_ fill: Fill, number: Int, at event: TraceEvent) -> String {
    var text =
      "fill \(number): \(fill.side.verb) \(numbers.quantity(fill.quantity, at: fill.price)), "
      + fill.rule.name(interventionName: interventionName)
    if fill.time != event.tick?.time { text += " of \(WallClock.stampText(fill.time))" }
    return text + ", realized \(fill.realizedPnL.grouped(fraction: 2))"
  }

  /// Nil where nothing has changed and there is nothing to say about it.
  private func phrase(_ side: Side, _ decision: OrderDecision) -> Phrase? {
    if decision.kind == .absent { return absence(side, decision) }
    return decision.changesAnything ? Phrase(text: "\(side.word) \(words(decision))") : nil
  }

  private func absence(_ side: Side, _ decision: OrderDecision) -> Phrase {
    let reason = decision.reason?.words ?? "the strategy leaves the side as it is"
    return Phrase(text: "no \(side.word): \(reason)", lasts: true)
  }

  /// What became of an order, to be read after its side: `placed 1,000 @ 10.00 behind 500`.
  func words(_ decision: OrderDecision) -> String {
    let order = decision.order
    let place = "\(numbers.quantity(order.remaining, at: order.price)) behind \(order.queueAhead.grouped)"
    return switch decision.kind {
    case .placed, .requeued, .resumed: "\(decision.kind.rawValue) \(place)"
    case .moved: "moved from \(numbers.price(decision.before.price)): \(place)"
    case .toppedUp, .cutDown: "\(decision.kind.rawValue) from \(decision.before.remaining.grouped): \(place)"
    case .withdrawn: "withdrawn: \(decision.reason?.words ?? "")"
    case .kept, .absent: decision.kind.rawValue
    }
  }
}
