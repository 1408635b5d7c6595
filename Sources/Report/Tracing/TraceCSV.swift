public import Backtest
internal import Simulation
internal import TickData

/// A trace as CSV: a line for each tick, one column for each thing; a tick with several fills has a line for each of them.
///
/// Prices, quantities and P&L are unrounded. What does not exist is empty.
public enum TraceCSV {
  static let columns = [
    "row", "timestamp", "type", "price", "volume", "state", "bid_price", "bid_quantity", "ask_price", "ask_quantity",
    "bid_decision", "bid_reason", "our_bid_price", "our_bid_queue", "our_bid_remaining", "bid_queue_eaten",
    "ask_decision", "ask_reason", "our_ask_price", "our_ask_queue", "our_ask_remaining", "ask_queue_eaten", "fill",
    "fill_timestamp", "fill_side", "fill_quantity", "fill_price", "fill_rule", "fill_realized_pnl", "position",
    "average_entry_price", "realized_pnl", "unrealized_pnl", "notes",
  ]

  /// - Parameter fillsOnly: only the ticks with a fill.
  public static func csv(_ trace: SecurityTrace, strategy: StrategyDefinition, fillsOnly: Bool = false) -> [UInt8] {
    let events = fillsOnly ? trace.log.events.filter { !$0.fills.isEmpty } : trace.log.events
    let lines = events.flatMap { event in
      event.fills.isEmpty
        ? [Line(event: event, fill: nil, number: 0)]
        : event.fills.enumerated().map { Line(event: event, fill: $1, number: event.firstFill + $0) }
    }
    let times = lines.flatMap { [$0.event.tick?.time, $0.fill?.time].compactMap { $0 } }
    var stamps = StampColumn(TimestampFormat(for: times))
    let header = columns.joined(separator: ",") + "\n"
    var text = Array(header.utf8)
    for line in lines {
      text += line.cells(of: trace, strategy: strategy, &stamps).joined(separator: ",").utf8
      text.append(0x0A)
    }
    return text
  }

  private struct Line {
    let event: TraceEvent
    let fill: Fill?
    let number: Int

    func cells(
      of trace: SecurityTrace, strategy: StrategyDefinition, _ stamps: inout StampColumn
    ) -> [String] {
      var cells = Array(repeating: "", count: 5)
      if let tick = event.tick {
        let (row, stamp) = ("\(trace.rowNumber(event.row))", stamps.text(tick.time))
        cells = [row, stamp, tick.kind.description, pythonText(of: tick.price), "\(tick.size)"]
      }
      cells.append(event.passedBy?.rawValue ?? (event.isWaiting ? "intervening" : "strategy"))
      for level in [event.book.bid, event.book.ask] {
        cells += level.isEmpty ? ["", ""] : [pythonText(of: level.price), "\(level.quantity)"]
      }
      for side in Side.allCases { cells += order(side) }
      cells += fill.map { fillCells($0, strategy: strategy, &stamps) } ?? Array(repeating: "", count: 7)
      let isLastFill = fill == nil || number == event.firstFill + event.fills.count - 1
      let hasEntry = isLastFill && event.account.position != 0
      cells.append("\(fill?.position ?? event.account.position)")
      cells.append(hasEntry ? pythonText(of: event.account.averageEntry) : "")
      cells.append(pythonText(of: fill?.totalRealizedPnL ?? event.account.realizedPnL))
      cells.append(isLastFill ? event.unrealizedPnL.map(pythonText) ?? "" : "")
      // Several fills of a tick come of the same notes: they stand in its first line.
      cells.append(number <= event.firstFill ? field(event.notes.map(noteText).joined(separator: "; ")) : "")
      return cells
    }

    /// With the moment that it speaks of, where that is not the tick's.
    private func noteText(_ note: DecisionNote) -> String {
      (note.time == event.tick?.time ? "" : "of \(WallClock.stampText(note.time)): ") + note.text.unrounded
    }

    private func field(_ text: String) -> String {
      let bytes = Array<UInt8>(capacity: OutputSpan<UInt8>.longest(field: text)) { $0.append(field: text) }
      return String(decoding: bytes, as: UTF8.self)
    }

    private func order(_ side: Side) -> [String] {
      let (decision, order) = (event.decisions[side], event.orders[side])
      return [decision?.kind.rawValue ?? "", decision?.reason?.rawValue ?? ""]
        + (order.isLive ? [pythonText(of: order.price), "\(order.queueAhead)", "\(order.remaining)"] : ["", "", ""])
        + [event.eaten[side].map { "\($0)" } ?? ""]
    }

    private func fillCells(
      _ fill: Fill, strategy: StrategyDefinition, _ stamps: inout StampColumn
    ) -> [String] {
      [
        "\(number)", stamps.text(fill.time), fill.side.verb, "\(fill.quantity)", pythonText(of: fill.price),
        fill.rule.name(interventionName: strategy.interventionName), pythonText(of: fill.realizedPnL),
      ]
    }
  }
}

extension NoteText {
  /// The words with their figures as they are, for programs.
  var unrounded: String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .price(let number), .limit(let number), .figure(let number): pythonText(of: number)
      case .quantity(let quantity): "\(quantity)"
      }
    }.joined()
  }
}

/// Writes the stamps of one table, all alike.
struct StampColumn {
  private var writer: TimestampWriter

  init(_ format: TimestampFormat) { writer = TimestampWriter(format) }

  mutating func text(_ time: Int64) -> String {
    let bytes = Array<UInt8>(capacity: TimestampWriter.longest) { writer.write(time, to: &$0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
