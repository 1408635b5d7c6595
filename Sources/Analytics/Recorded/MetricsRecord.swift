package import Simulation
package import TickData

/// Makes a security's metrics of what a replay's recorder has recorded, chunk by chunk.
package struct MetricsRecord: Sendable {
  private var metrics = SecurityMetrics()
  private var scratch = DayOfFills()
  /// The first fill, with its number, after which an amount was not a finite number.
  package private(set) var firstUnbounded: (fill: Fill, number: Int)?

  package init() {}

  /// Takes the fills of a chunk.
  ///
  /// - Parameter mids: those of the chunk's ticks.
  /// - Parameter index: where a source row stands in the chunk.
  package mutating func take(_ fills: [Fill], _ mids: TickMids, index: (Int64) -> Int) {
    for fill in fills { take(fill, mids, index) }
  }

  private mutating func take(_ fill: Fill, _ mids: TickMids, _ index: (Int64) -> Int) {
    let (sign, quantity) = (Double(fill.side.sign), Double(fill.quantity))
    metrics.trades += 1
    metrics.shares += Int128(fill.quantity)
    metrics.notional += fill.price * quantity
    if firstUnbounded == nil, !fill.totalRealizedPnL.isFinite || !metrics.notional.isFinite {
      firstUnbounded = (fill, metrics.trades)
    }
    scratch.take(fill, into: &metrics)
    if fill.closesPosition { metrics.closingFills += 1 }
    if fill.realizedPnL != 0 { metrics.curve.append(fill.realizedPnL, at: fill.time) }
    switch fill.rule {
    case .restingOrder:
      // A tick of the chunk, while other fills may be booked later than they happened.
      let index = index(fill.row)
      metrics.resting.count += 1
      if scratch.contains(fill.joinedAt) {
        metrics.resting.joinedSameDay += 1
        metrics.resting.waiting += Int128(fill.time - fill.joinedAt)
      }
      metrics.resting.spread.add(sign: sign, quantity: quantity, price: fill.price, mid: mids.now[index])
      for horizon in 0..<MidPath.horizonCount {
        metrics.resting.markouts[horizon].add(
          sign: sign, quantity: quantity, price: fill.price, mid: mids.later[index * MidPath.horizonCount + horizon])
      }
    case .flatten, .taken, .auction, .closingShare:
      break
    }
  }

  /// The metrics, once the replay has ended.
  package mutating func finish(
    _ outcome: ReplayOutcome, _ recorder: ReplayRecorder, sessions: SessionCalendar, tickDays: [CivilDate],
    marketDays: [CivilDate]
  ) -> SecurityMetrics {
    scratch.close(into: &metrics)
    metrics.realizedPnL = outcome.account.realizedPnL
    metrics.unrealizedPnL = outcome.unrealizedPnL
    metrics.position = outcome.account.position
    metrics.tickDays = tickDays
    metrics.marketDays = marketDays
    metrics.flattenFills = recorder.flattenFills
    metrics.flattenGain = recorder.flattenGain
    let (presence, inventory) = (recorder.presence, recorder.inventory)
    let window = tickDays.reduce(Int128(0)) { $0 + Int128(sessions.session(on: $1)?.length ?? 0) }
    metrics.time.window = window
    metrics.time.twoSided = Int128(presence.twoSided)
    metrics.time.live = Int128(presence.live.bid) + Int128(presence.live.ask)
    metrics.time.atTouch = Int128(presence.atTouch.bid) + Int128(presence.atTouch.ask)
    metrics.time.atLimit = Int128(inventory.timeAtLimit)
    metrics.time.windowOfLimited = inventory.limit == .max ? 0 : window
    metrics.time.inventory = inventory.magnitude
    metrics.time.largestPosition = inventory.largest
    metrics.time.orders = presence.orders
    metrics.time.filledOrders = presence.filledOrders
    return metrics
  }
}

/// The fills of the day that is under way.
private struct DayOfFills: Sendable {
  private var midnight = Int64.max
  private var amounts: [Double] = []

  func contains(_ time: Int64) -> Bool {
    UInt64(bitPattern: time &- midnight) < UInt64(bitPattern: WallClock.day)
  }

  mutating func take(_ fill: Fill, into metrics: inout SecurityMetrics) {
    if !contains(fill.time) {
      close(into: &metrics)
      midnight = WallClock.startOfDay(fill.time)
    }
    amounts.append(fill.realizedPnL)
  }

  /// Adds the day up as ``DailyPnL/init(ofFills:on:)`` does.
  mutating func close(into metrics: inout SecurityMetrics) {
    guard let first = amounts.first else { return }
    let others = amounts.dropFirst()
    let sum = others.isEmpty ? first : first + PairwiseSum.of(Array(others))
    metrics.daily.add(sum, on: CivilDate(of: midnight))
    amounts.removeAll(keepingCapacity: true)
  }
}
