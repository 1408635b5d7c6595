public import Backtest
public import Simulation
internal import TickData

/// The ticks around the first difference of two trade logs, as each of the runs saw them.
public struct DifferenceTrace {
  private static let (ticksBefore, ticksAfter) = (5, 1)

  /// What to trace: the day of the earlier of the fills that differ, and the fill wherever a replay has it; nil where the
  /// logs are equal.
  public static func log(of difference: LogDifference) -> TraceLog? {
    guard !difference.hasFailed, let index = difference.firstDifferent, let time = time(of: difference) else {
      return nil
    }
    let midnight = WallClock.startOfDay(time)
    return TraceLog(midnight..<midnight + WallClock.day, explaining: index + 1)
  }

  private static func time(of difference: LogDifference) -> Int64? {
    [difference.fills.first?.time, difference.fills.second?.time].compactMap { $0 }.min()
  }

  private let difference: LogDifference
  private let sides: [(name: String, trace: SecurityTrace, strategy: StrategyDefinition, logged: TradeLogFile.Row?)]

  /// Of what both runs' replays have left in the log.
  public init(
    _ difference: LogDifference, first: (trace: SecurityTrace, strategy: StrategyDefinition),
    second: (trace: SecurityTrace, strategy: StrategyDefinition)
  ) {
    self.difference = difference
    sides = [
      ("A", first.trace, first.strategy, difference.fills.first),
      ("B", second.trace, second.strategy, difference.fills.second),
    ]
  }

  public var text: String {
    guard let number = difference.firstDifferent.map({ $0 + 1 }), let time = Self.time(of: difference) else {
      return ""
    }
    let pivot = pivot(fill: number, at: time)
    var text = ""
    for side in sides {
      let events = side.trace.log.events
      let index = events.firstIndex { $0.row == pivot } ?? 0
      let shown = events[max(0, index - Self.ticksBefore)..<min(events.count, index + Self.ticksAfter + 1)]
      text += "\n\(side.name), \(side.strategy.name), on \(CivilDate(of: time)):\n"
      if let problem = Self.problem(side, fill: number) { text += "\(problem)\n" }
      text += "\n" + TraceText.table(Array(shown), of: side.trace, strategy: side.strategy)
    }
    return text + (divergence.map { "\n\($0)\n" } ?? "")
  }

  /// The row of the tick that made the earlier of the fills; where neither replay has it, of the first tick at its stamp.
  private func pivot(fill number: Int, at time: Int64) -> Int64? {
    let rows = sides.compactMap { side in
      side.trace.log.events.first { $0.firstFill <= number && number < $0.firstFill + $0.fills.count }?.row
    }
    let events = sides[0].trace.log.events
    return events.first { rows.contains($0.row) }?.row ?? events.first { ($0.tick?.time ?? .max) >= time }?.row
  }

  /// What is to be said where a replay does not give the fill that the log has.
  private static func problem(
    _ side: (name: String, trace: SecurityTrace, strategy: StrategyDefinition, logged: TradeLogFile.Row?),
    fill number: Int
  ) -> String? {
    guard let logged = side.logged else {
      return side.trace.log.explanation == nil
        ? nil : "(the replay has a fill \(number), which the log has not: the log is not what it gives)"
    }
    guard let fill = side.trace.log.explanation?.fill else {
      return "(the replay has no fill \(number): the log is not what it gives)"
    }
    guard logged.agrees(with: fill) else {
      let numbers = TraceNumbers(prices: [fill.price])
      return "(the replay gives \(fill.side.verb) \(numbers.quantity(fill.quantity, at: fill.price)) at "
        + "\(WallClock.stampText(fill.time)) for fill \(number): the log is not what it gives)"
    }
    return nil
  }

  /// Since when the orders of the runs differ on this day.
  private var divergence: String? {
    let (one, other) = (sides[0].trace.log, sides[1].trace.log)
    guard one.opening.isSame(as: other.opening) else {
      return "Orders or positions differ from the first tick of the day on: the runs parted on an earlier day."
    }
    // Strategies do not see the same ticks: only those that both see can be compared.
    let others = Dictionary(other.events.map { ($0.row, $0.standing) }, uniquingKeysWith: { first, _ in first })
    let event = one.events.first { event in
      event.tick != nil && !(others[event.row].map(event.standing.isSame) ?? true)
    }
    guard let event, let tick = event.tick else { return nil }
    return "Orders or positions of the day differ first at row \(sides[0].trace.rowNumber(event.row)), "
      + "\(WallClock.clockText(tick.time))."
  }
}

extension TraceEvent {
  fileprivate var standing: TraceStanding { TraceStanding(orders: orders, position: account.position) }
}

extension TraceStanding {
  /// Whether the orders and the position are as those of another.
  fileprivate func isSame(as other: Self) -> Bool {
    position == other.position
      && Side.allCases.allSatisfy { side in
        let (one, two) = (orders[side], other.orders[side])
        return one.isLive == two.isLive
          && (!one.isLive
            || one.price == two.price && one.remaining == two.remaining && one.queueAhead == two.queueAhead)
      }
  }
}
