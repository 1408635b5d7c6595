public import TickData

/// Replays the same ticks for many configurations of one strategy, in one pass: each with the results of a replay of its
/// own.
///
/// A tick is looked at once and then taken by every replay, so that what kind of tick it is, which no processor can
/// predict, costs once. A strategy is asked only where its promise leaves room for another answer
/// (``QuotingStrategy/answersStand(from:)``). Observers are not told of the ticks outside the quoting window. All replays
/// have the same sessions; their rules may differ where the venue is modelled.
///
/// - Complexity: linear in the ticks times the configurations. The state of a replay is about 700 bytes: some dozen of them
///   stay in the processor's nearest cache.
@frozen
public struct ReplayBatch<Strategy: QuotingStrategy, Observer: ReplayObserver, Model: Venue>: Sendable {
  public var replays: [Replay<Strategy, Observer, Model>]

  @usableFromInline var idleTime = IdleTime()
  @usableFromInline var latest = Int64.min

  @inlinable
  public init(_ replays: [Replay<Strategy, Observer, Model>]) { self.replays = replays }

  /// Replays the next ticks.
  @inlinable
  public mutating func replay(_ chunk: borrowing TickChunk) {
    let count = chunk.count
    let times = chunk.time.span.extracting(first: count)
    let kinds = chunk.kind.span.extracting(first: count)
    let prices = chunk.price.span.extracting(first: count)
    let sizes = chunk.size.span.extracting(first: count)
    var idleTime = self.idleTime
    var latest = latest
    var replays = self.replays.mutableSpan
    guard !replays.isEmpty else { return }
    var kept: Int64 = 0
    var idle: Int64 = 0
    var trades = chunk.count(of: .trade)
    var idleTrades: Int64 = 0

    for index in 0..<count {
      let (time, price, row) = (times[index], prices[index], chunk.firstRow &+ Int64(index))
      guard price > 0 else {
        if kinds[index] == .trade { trades &-= 1 }
        continue
      }
      kept &+= 1
      let (kind, size) = (kinds[index], sizes[index])
      if idleTime.contains(time) {
        idle &+= 1
        if kind == .trade { idleTrades &+= 1 }
        continue
      }
      if time < latest {
        // A promise is made of time that goes on.
        for index in replays.indices { replays[index].answersStandUntil = .min }
      }
      latest = time
      guard idleTime.window.contains(time) else {
        Self.takeOutside(kind, time: time, price: price, size: size, row: row, &replays)
        idleTime = IdleTime(of: replays.span)
        continue
      }
      switch kind {
      case .bid: Self.take(.bid, time: time, price: price, size: size, row: row, &replays)
      case .ask: Self.take(.ask, time: time, price: price, size: size, row: row, &replays)
      default: Self.take(kind, time: time, price: price, size: size, row: row, &replays)
      }
    }
    for index in replays.indices {
      replays[index].counts.read &+= Int64(count)
      replays[index].counts.kept &+= kept
      // Those that a replay found outside the window have been taken off.
      replays[index].counts.inWindow &+= kept &- idle
      replays[index].counts.trades &+= trades
      replays[index].counts.tradesInWindow &+= trades &- idleTrades
    }
    self.idleTime = idleTime
    self.latest = latest
  }

  /// A tick of the window.
  @inlinable @inline(__always)
  static func take(
    _ kind: TickKind, time: Int64, price: Double, size: Int64, row: Int64,
    _ replays: inout MutableSpan<Replay<Strategy, Observer, Model>>
  ) {
    for index in replays.indices {
      take(kind, time: time, price: price, size: size, row: row, &replays[index])
    }
  }

  @inlinable @inline(__always)
  static func take(
    _ kind: TickKind, time: Int64, price: Double, size: Int64, row: Int64,
    _ replay: inout Replay<Strategy, Observer, Model>
  ) {
    if Model.isModelled {
      replay.takeByRules(kind, time: time, price: price, size: size, row: row, asking: .whatChanged)
    } else {
      replay.take(kind, time: time, price: price, size: size, row: row, asking: .whatChanged)
    }
  }

  /// A tick that is not known to be in the window of every replay: it may begin a day, or close positions.
  @inlinable
  static func takeOutside(
    _ kind: TickKind, time: Int64, price: Double, size: Int64, row: Int64,
    _ replays: inout MutableSpan<Replay<Strategy, Observer, Model>>
  ) {
    for index in replays.indices {
      if !replays[index].day.isQuoting(at: time) {
        guard replays[index].beginsWindow(time: time, kind: kind, price: price, size: size, row: row) else {
          replays[index].counts.inWindow &-= 1
          if kind == .trade { replays[index].counts.tradesInWindow &-= 1 }
          continue
        }
      }
      take(kind, time: time, price: price, size: size, row: row, &replays[index])
    }
  }
}

/// Where in a day the replays of a batch need not be looked at one by one: where every one is in its quoting window, and
/// where ticks outside the window have no effect on any.
@frozen
@usableFromInline
struct IdleTime: Sendable {
  /// The quoting window of the day, while every replay is in it.
  @usableFromInline var window: Range<Int64> = 0..<0
  @usableFromInline var stretch: Range<Int64> = 0..<0

  @inlinable
  init() {}

  /// The stretch of the day that the replays are in: once the day has had a trade, up to the flatten, or to midnight
  /// where no replay has a position to close; only up to the close where that ends the orders of one.
  @inlinable
  init<Strategy, Observer, Model>(of replays: Span<Replay<Strategy, Observer, Model>>) {
    let (days, session) = (replays[0].day.days, replays[0].market.session)
    var isFlat = true
    var hasTrade = true
    var endsOrders = false
    for index in replays.indices {
      endsOrders = endsOrders || replays[index].market.rules.orders == .day
      guard !replays[index].day.isFlattenPending else { return }
      hasTrade = hasTrade && replays[index].day.days.hasTrade
      isFlat = isFlat && replays[index].day.isFlattenDone
    }
    window = days.start &+ session.open.nanoseconds..<days.start &+ session.close.nanoseconds
    guard hasTrade else { return }
    let end = endsOrders ? session.close.nanoseconds : isFlat ? WallClock.day : session.flatten.nanoseconds
    stretch = days.start..<days.start &+ end
  }

  @inlinable @inline(__always)
  func contains(_ time: Int64) -> Bool { !window.contains(time) && stretch.contains(time) }
}
