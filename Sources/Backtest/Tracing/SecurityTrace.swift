public import Simulation
public import TickData
public import TickStorage

/// What was seen of the replay of one security.
public struct SecurityTrace: Sendable {
  public let entry: TickEntry
  public let log: TraceLog
  /// The rules that were other than the reference's, as `fill_price=quote`.
  public let rules: [String]
  /// By the rows counted from 0.
  private let rows: [Int64: SourceRow]

  /// A row that the log names.
  struct SourceRow {
    /// As people count the rows of the source.
    let number: Int64
    let tick: Tick
  }

  init(entry: TickEntry, log: TraceLog, rules: [String], rows: [Int64: SourceRow]) {
    self.entry = entry
    self.log = log
    self.rules = rules
    self.rows = rows
  }

  public var security: Security { entry.security }

  /// A row that the log names, as people count the rows of its source.
  public func rowNumber(_ row: Int64) -> Int64 { rows[row]?.number ?? row + 1 }

  /// What the source says in a row that the log names.
  public func tick(inRow row: Int64) -> Tick? { rows[row]?.tick }
}

/// What a trace was asked for and does not have, and what there is.
public struct TraceError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}

extension SecurityTrace {
  /// Throws where the stretch has no ticks.
  public func requireTicks() throws(TraceError) {
    guard log.events.isEmpty else { return }
    let days = log.days
    guard let first = days.first, let last = days.latest else {
      throw TraceError(description: "\(security) has no ticks")
    }
    if let reach = days.reach {
      throw TraceError(
        description: "\(security) has no ticks in this stretch of \(days.day): that day's ticks go from "
          + "\(WallClock.shortClockText(reach.lowerBound)) to \(WallClock.shortClockText(reach.upperBound))")
    }
    throw TraceError(
      description: "\(security) has no ticks on \(days.day): it has \(days.count) \(days.count == 1 ? "day" : "days"), "
        + "the first is \(first), the last \(last)")
  }

  /// How the fill that was asked for came about. Throws where there is none of its number.
  public func explanation() throws(TraceError) -> FillExplanation {
    if let explanation = log.explanation { return explanation }
    let count = log.fillCount == 1 ? "1 fill" : "\(log.fillCount) fills"
    throw TraceError(
      description:
        "there is no fill \(log.fillNumber ?? 0) of \(security): it has \(log.fillCount == 0 ? "none" : count)")
  }
}

extension BacktestPlan {
  /// Replays one security from its first tick to its last, watched by a trace.
  ///
  /// - Complexity: linear in the rows; memory is bounded by the chunk and by what the trace keeps.
  public func trace(_ entry: TickEntry, _ log: TraceLog) throws -> SecurityTrace {
    let (exchange, sessions) = (exchange(of: entry.security), sessions(of: entry.security))
    let parameters = parameters(of: entry.security)
    var replay = strategy.replay(parameters, on: exchange, sessions, tracing: log)
    var chunk = TickChunk()
    _ = try source.read(
      entry, in: strategy.tickOrder, limit: chunkSize, into: &chunk,
      start: { replay = strategy.replay(parameters, on: exchange, sessions, tracing: log) },
      take: { chunk, _ in
        if onlyTrades { chunk.keepOnlyTrades() }
        replay.replay(chunk)
      })
    _ = try complete(replay.finish(), of: entry.security)
    var log = log
    replay.withObserver { observer in
      observer.end()
      log = observer
    }
    return SecurityTrace(
      entry: entry, log: log, rules: strategy.rulesTurned(in: parameters), rows: try sourceRows(log.rows, in: entry))
  }

  /// What the source says in rows, and how people count them there. Reads the ticks up to the last of the rows once more:
  /// only the reader knows, and which rows matter shows at the end.
  private func sourceRows(_ rows: Set<Int64>, in entry: TickEntry) throws -> [Int64: SecurityTrace.SourceRow] {
    guard let last = rows.max() else { return [:] }
    let reader = try source.reader(of: entry)
    var chunk = TickChunk()
    var found: [Int64: SecurityTrace.SourceRow] = [:]
    while chunk.firstRow + Int64(chunk.count) <= last, try reader.read(into: &chunk, limit: chunkSize) {
      for index in 0..<chunk.count where rows.contains(chunk.firstRow + Int64(index)) {
        found[chunk.firstRow + Int64(index)] = SecurityTrace.SourceRow(
          number: reader.rowNumber(at: index, of: chunk), tick: chunk[index])
      }
    }
    return found
  }
}

extension TraceLog {
  /// The source rows that it names.
  fileprivate var rows: Set<Int64> {
    var rows = Set(events.map(\.row))
    for event in events { rows.formUnion(event.fills.map(\.row) + event.notes.map(\.row)) }
    if let explanation {
      rows.formUnion([explanation.row, explanation.fill.row] + explanation.notes.map(\.row))
      if let order = explanation.order { rows.formUnion([order.row] + order.eaters.map(\.row)) }
      if let asked = explanation.askedAt { rows.insert(asked.row) }
    }
    return rows
  }
}
