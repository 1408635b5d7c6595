package import TickData

/// The mid price over a security's ticks, and what it became after each trade: the same for every configuration, so that
/// it is found once for all.
///
/// The book is that of the simulation: the ticks of the quoting window with a price above zero, empty at the start of each
/// day. Its mid exists while both sides have a price.
///
/// Chunks go in at one end; each comes out once its future is known, that is once the longest horizon lies within what has
/// been read. Where stamps step back, a tick counts as of the latest stamp before it.
///
/// - Complexity: O(1) for each tick. Memory is that of the changes and trades in the chunks which the longest horizon spans.
package struct MidPath: Sendable {
  /// After how many seconds the mid is looked up.
  package static let horizons: [Int64] = [1, 10, 60, 300]
  package static let horizonCount = 4

  /// From when on the mid was what; NaN where there was none.
  private struct Change {
    let clock: Int64
    let mid: Double
  }

  /// A trade, or a quote that may fill as a trade does.
  private struct Trade {
    /// Where it stands in its chunk.
    let index: Int
    let clock: Int64
    /// The change that was the last one before it, counted from the start of the data; nil for a trade outside the window.
    let change: Int?
    /// When its day's quoting window closes.
    let closing: Int64
  }

  private let sessions: SessionCalendar
  /// The current day's.
  private var session = TradingSession.closed
  private var changes: [Change] = []
  /// How many changes were forgotten.
  private var forgotten = 0
  /// The trades of each chunk that has not come out, and the clock at the chunk's end.
  private var chunks: [(trades: [Trade], end: Int64)] = []
  /// For each horizon the change that was found last.
  private var found = [0, 0, 0, 0]

  private var clock = Int64.min
  private var midnight = Int64.max
  private var bid = Double.nan
  private var ask = Double.nan

  /// Whether quotes can fill as trades do; see the rule `quote_cross`.
  private let quotesFill: Bool

  package init(sessions: SessionCalendar, quotesFill: Bool = false) {
    self.sessions = sessions
    self.quotesFill = quotesFill
  }

  /// Adds the next ticks.
  package mutating func append(_ chunk: borrowing TickChunk) {
    let count = chunk.count
    let (times, kinds) = (chunk.time.span.extracting(first: count), chunk.kind.span.extracting(first: count))
    let (prices, sizes) = (chunk.price.span.extracting(first: count), chunk.size.span.extracting(first: count))
    var trades: [Trade] = []
    for index in 0..<count {
      let time = times[index]
      guard prices[index] > 0 else {
        if kinds[index] == .trade { trades.append(Trade(index: index, clock: clock, change: nil, closing: .min)) }
        continue
      }
      clock = max(clock, time)
      if UInt64(bitPattern: time &- midnight) >= UInt64(bitPattern: WallClock.day) { beginDay(of: time) }
      let timeOfDay = time &- midnight
      guard timeOfDay >= session.open.nanoseconds, timeOfDay < session.close.nanoseconds else {
        if kinds[index] == .trade { trades.append(Trade(index: index, clock: clock, change: nil, closing: .min)) }
        continue
      }
      if kinds[index] == .trade || quotesFill && kinds[index] != .other {
        // A quote that fills us meets the market as it was before.
        trades.append(
          Trade(
            index: index, clock: clock, change: forgotten + changes.count - 1,
            closing: midnight &+ session.close.nanoseconds))
      }
      switch kinds[index] {
      case .bid:
        let price = sizes[index] > 0 ? prices[index] : .nan
        if price != bid { quote(.bid, price) }
      case .ask:
        let price = sizes[index] > 0 ? prices[index] : .nan
        if price != ask { quote(.ask, price) }
      default:
        break
      }
    }
    chunks.append((trades, clock))
  }

  /// Whether the future of the chunk that comes out next is known.
  package var knowsFutureOfNext: Bool {
    guard let next = chunks.first else { return false }
    return clock > next.end &+ Self.horizons[Self.horizonCount - 1] * WallClock.second
  }

  /// The mids at the trades of the next chunk, which has so many ticks, and what they became; what is not known of the
  /// future by now is missing.
  package mutating func next(_ count: Int, into mids: inout TickMids) {
    let trades = chunks.removeFirst().trades
    mids.grow(to: count)
    for trade in trades { mids.now[trade.index] = trade.change.map { changes[$0 - forgotten].mid } ?? .nan }
    for horizon in 0..<Self.horizonCount {
      found[horizon] = look(ahead: horizon, of: trades, into: &mids.later)
    }
    forget(before: chunks.lazy.compactMap { $0.trades.lazy.compactMap(\.change).first }.first)
  }

  /// Finds the mids after one of the horizons. Returns the change that was found last.
  private func look(ahead horizon: Int, of trades: [Trade], into later: inout [Double]) -> Int {
    let nanoseconds = Self.horizons[horizon] * WallClock.second
    let (changes, trades) = (changes.span, trades.span)
    var cells = later.mutableSpan
    var last = found[horizon]
    for index in trades.indices {
      let trade = trades[index]
      guard let change = trade.change else {
        cells[trade.index * Self.horizonCount + horizon] = .nan
        continue
      }
      let target = trade.clock &+ nanoseconds
      last = max(last, change)
      while last + 1 - forgotten < changes.count, changes[last + 1 - forgotten].clock <= target { last += 1 }
      // Neither beyond the day's window, nor where the data ends before.
      let isKnown = target < trade.closing && target <= clock
      cells[trade.index * Self.horizonCount + horizon] = isKnown ? changes[last - forgotten].mid : .nan
    }
    return last
  }

  private mutating func beginDay(of time: Int64) {
    midnight = WallClock.startOfDay(time)
    session = sessions.session(on: CivilDate(of: time)) ?? .closed
    (bid, ask) = (.nan, .nan)
    changes.append(Change(clock: clock, mid: .nan))
  }

  private mutating func quote(_ kind: TickKind, _ price: Double) {
    // A side that stays empty changes nothing.
    if price.isNaN && (kind == .bid ? bid : ask).isNaN { return }
    if kind == .bid { bid = price } else { ask = price }
    changes.append(Change(clock: clock, mid: (bid + ask) / 2))
  }

  /// Forgets the changes before the one that a chunk may still ask for, now and then.
  private mutating func forget(before change: Int?) {
    let needed = min(change ?? forgotten + changes.count - 1, found.min() ?? 0) - forgotten
    guard needed > changes.count / 2 else { return }
    changes.removeFirst(needed)
    forgotten += needed
  }
}

/// The mid prices at the trades of a chunk, NaN where there is none. At other ticks they are of some earlier chunk.
package struct TickMids: Sendable {
  /// At each tick.
  package fileprivate(set) var now: [Double] = []
  /// After each horizon, the horizons of a tick beside each other.
  package fileprivate(set) var later: [Double] = []

  package init() {}

  fileprivate mutating func grow(to count: Int) {
    if now.count < count {
      now = Array(repeating: .nan, count: count)
      later = Array(repeating: .nan, count: count * MidPath.horizonCount)
    }
  }
}
