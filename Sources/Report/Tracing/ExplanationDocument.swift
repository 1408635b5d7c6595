public import Backtest
public import Simulation
internal import TickData

/// How a fill came about, as JSON, for programs.
public struct ExplanationDocument {
  private let document: Document

  public init(_ explanation: FillExplanation, of trace: SecurityTrace, strategy: StrategyDefinition) {
    let fill = explanation.fill
    document = Document(
      security: trace.security.name, strategy: strategy.name, fill: explanation.number, fills: trace.log.fillCount,
      row: trace.rowNumber(fill.row), timestamp: WallClock.stampText(fill.time), side: fill.side.verb,
      price: fill.price,
      quantity: fill.quantity, rule: fill.rule.name(interventionName: strategy.interventionName),
      reason: ExplanationText(explanation, of: trace, strategy: strategy).rule,
      reference: fill.reference.isNaN ? nil : fill.reference, positionBefore: explanation.positionBefore,
      position: fill.position, realizedBefore: explanation.realizedBefore, realized: fill.totalRealizedPnL,
      order: explanation.order.map { Order($0, of: trace) }, notes: explanation.notes.map { Note($0, of: trace) },
      rules: trace.rules)
  }

  /// The text, keys sorted by name, without a line break at its end.
  public var text: String {
    var bytes = recordText(document)
    bytes.removeLast()
    return String(decoding: bytes, as: UTF8.self)
  }

  private struct Document: Encodable {
    let security: String
    let strategy: String
    let fill: Int
    let fills: Int
    let row: Int64
    let timestamp: String
    let side: String
    let price: Double
    let quantity: Int64
    let rule: String
    let reason: String
    let reference: Double?
    let positionBefore: Int64
    let position: Int64
    let realizedBefore: Double
    let realized: Double
    let order: Order?
    let notes: [Note]
    /// The rules that were other than the reference's.
    let rules: [String]
  }

  private struct Note: Encodable {
    let row: Int64
    let timestamp: String
    let text: String

    init(_ note: DecisionNote, of trace: SecurityTrace) {
      row = trace.rowNumber(note.row)
      timestamp = WallClock.stampText(note.time)
      text = note.text.unrounded
    }
  }

  private struct Order: Encodable {
    let row: Int64
    let timestamp: String
    let decision: String
    let price: Double
    let quantity: Int64
    let queueAhead: Int64
    let queueLeft: Int64
    /// By how much the queue got shorter without a trade: by cancellations, as estimated, and with its price.
    let queueCancelled: Int64
    let queueGone: Int64
    let remaining: Int64
    let eaters: [Eater]

    init(_ order: QueueHistory, of trace: SecurityTrace) {
      row = trace.rowNumber(order.row)
      timestamp = WallClock.stampText(order.tick.time)
      decision = order.decision.kind.rawValue
      price = order.decision.order.price
      quantity = order.decision.order.remaining
      queueAhead = order.decision.order.queueAhead
      queueLeft = order.queueLeft
      queueCancelled = order.cancelled
      queueGone = order.gone
      remaining = order.remainingAfter
      eaters = order.eaters.map { Eater($0, of: trace) }
    }
  }

  private struct Eater: Encodable {
    let row: Int64
    let timestamp: String
    let price: Double
    let size: Int64
    let eaten: Int64
    let left: Int64

    init(_ eater: QueueHistory.Eater, of trace: SecurityTrace) {
      row = trace.rowNumber(eater.row)
      timestamp = WallClock.stampText(eater.tick.time)
      price = eater.tick.price
      size = eater.tick.size
      eaten = eater.eaten
      left = eater.left
    }
  }
}
