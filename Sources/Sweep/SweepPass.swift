internal import Analytics
internal import Backtest
internal import Simulation
internal import TickData

/// One pass over a security's ticks for a batch of configurations.
///
/// The mid prices after a fill are the same for every configuration, so that they are found once: a chunk waits until they
/// are known before it is replayed.
struct SweepPass {
  private let batch: SecurityBatch<ReplayRecorder>
  private let sessions: SessionCalendar
  private let keepsFills: Bool
  private var records: [MetricsRecord]
  private var fills: [[Fill]]
  private var path: MidPath
  private var mids = TickMids()
  private var waiting: [TickChunk] = []
  private var tickDays = DaysSeen()
  private var marketDays = DaysSeen()

  init(_ unit: SweepUnit, keepsFills: Bool) {
    batch = unit.strategy.batch(
      unit.parameters, on: unit.exchange, unit.sessions,
      recorders: unit.parameters.map { ReplayRecorder(positionLimit: $0.positionLimit) })
    sessions = unit.sessions
    path = MidPath(
      sessions: unit.sessions,
      quotesFill: unit.parameters.contains { $0.values[QuoteCross.name] == .word(QuoteCross.fills.rawValue) })
    self.keepsFills = keepsFills
    records = unit.parameters.map { _ in MetricsRecord() }
    fills = unit.parameters.map { _ in [] }
  }

  /// Takes the next ticks.
  mutating func take(_ chunk: TickChunk) {
    path.append(chunk)
    let least = batch.takesAnyPrice ? -Double.infinity : .leastNonzeroMagnitude
    for index in 0..<chunk.count where chunk.price[index] >= least {
      tickDays.note(chunk.time[index])
      if chunk.kind[index] == .trade { marketDays.note(chunk.time[index]) }
    }
    waiting.append(chunk)
    while path.knowsFutureOfNext { replay(waiting.removeFirst()) }
  }

  /// Ends the pass: the results, in the order of the configurations.
  mutating func finish() throws(DayWithoutSession) -> [UnitResult] {
    for chunk in waiting { replay(chunk) }
    waiting = []
    let outcomes = batch.finish()
    if let date = outcomes.compactMap(\.dayWithoutSession).first { throw DayWithoutSession(date: date) }
    // At the end of the data nothing is filled that rested.
    drain { _ in preconditionFailure("a resting order is filled by a tick") }
    return outcomes.enumerated().map { index, outcome in
      var recorder = ReplayRecorder()
      batch.withObserver(index) { own in
        own.finish()
        recorder = own
      }
      let metrics = records[index].finish(
        outcome, recorder, sessions: sessions, tickDays: tickDays.dates, marketDays: marketDays.dates)
      let problem = UnboundedFigure(of: metrics, from: records[index].firstUnbounded)?.description
      return UnitResult(metrics: metrics, problem: problem, fills: fills[index], counts: outcome.counts)
    }
  }

  private mutating func replay(_ chunk: TickChunk) {
    path.next(chunk.count, into: &mids)
    batch.replay(chunk)
    drain { row in chunk.index(ofRow: row) }
  }

  /// Takes the fills from the recorders.
  private mutating func drain(_ index: (Int64) -> Int) {
    for configuration in records.indices {
      batch.withObserver(configuration) { recorder in
        guard !recorder.fills.isEmpty else { return }
        records[configuration].take(recorder.fills, mids, index: index)
        if keepsFills { fills[configuration] += recorder.fills }
        recorder.fills.removeAll(keepingCapacity: true)
      }
    }
  }
}

/// The calendar days of some stamps.
private struct DaysSeen {
  private var days: Set<Int64> = []
  private var midnight = Int64.max

  mutating func note(_ time: Int64) {
    guard UInt64(bitPattern: time &- midnight) >= UInt64(bitPattern: WallClock.day) else { return }
    midnight = WallClock.startOfDay(time)
    days.insert(midnight)
  }

  /// Ascending.
  var dates: [CivilDate] { days.sorted().map(CivilDate.init(of:)) }
}

extension ResolvedParameters {
  /// The position limit that the time at the limit is counted against.
  fileprivate var positionLimit: Int64? {
    guard case .whole(let limit)? = values["max_position"] else { return nil }
    return limit
  }
}
