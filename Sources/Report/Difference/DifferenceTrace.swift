public import Backtest
internal import Simulation
internal import TickData

/// The ticks around the first difference of two trade logs, as each of the runs saw them.
public struct DifferenceTrace {
  private static let (ticksBefore, ticksAfter) = (5, 1)

  /// The stamps to trace: the day of the earlier of the fills that differ; nil where the logs are equal.
  public static func stretch(of difference: LogDifference) -> Range<Int64>? {
    guard !difference.hasFailed, let time = time(of: difference) else { return nil }
    let midnight = WallClock.startOfDay(time)
    return midnight..<midnight + WallClock.day
  }

  private static func time(of difference: LogDifference) -> Int64? {
    [difference.fills.first?.time, difference.fills.second?.time].compactMap { $0 }.min()
  }

  private let difference: LogDifference
  private let sides: [(name: String, trace: SecurityTrace, strategy: StrategyDefinition, logged: TradeLogFile.Row?)]

  /// Of both runs' traces of the stretch.
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
    guard let logged = side.logged else { return nil }
    let event = side.trace.log.events.first { $0.firstFill <= number && number < $0.firstFill + $0.fills.count }
    guard let event else { return "(the replay has no fill \(number) on this day: the log is not what it gives)" }
    let fill = event.fills[number - event.firstFill]
    guard
      fill.time == logged.time, fill.side.verb == logged.side, fill.price == logged.price,
      Double(fill.quantity) == logged.quantity
    else {
      let numbers = TraceNumbers(prices: [fill.price])
      return "(the replay gives \(fill.side.verb) \(numbers.quantity(fill.quantity, at: fill.price)) at "
        + "\(WallClock.stampText(fill.time)) for fill \(number): the log is not what it gives)"
    }
    return nil
  }

  /// Since when the orders of the runs differ on this day.
  private var divergence: String? {
    let pairs = zip(sides[0].trace.log.events, sides[1].trace.log.events)
    guard let index = pairs.enumerated().first(where: { !$1.0.hasSameState(as: $1.1) })?.offset else { return nil }
    let event = sides[0].trace.log.events[index]
    guard index > 0, let tick = event.tick else {
      return "Orders or positions differ from the first tick of the day on: the runs parted on an earlier day."
    }
    return "Orders or positions of the day differ first at row \(sides[0].trace.rowNumber(event.row)), "
      + "\(WallClock.clockText(tick.time))."
  }
}

extension TraceEvent {
  /// Whether the orders and the position are as those of another event.
  fileprivate func hasSameState(as other: TraceEvent) -> Bool {
    row == other.row && account.position == other.account.position
      && Side.allCases.allSatisfy { side in
        let (one, two) = (orders[side], other.orders[side])
        return one.isLive == two.isLive
          && (!one.isLive
            || one.price == two.price && one.remaining == two.remaining && one.queueAhead == two.queueAhead)
      }
  }
}
