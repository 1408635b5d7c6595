internal import Backtest
package import Simulation
package import TickData

/// How a market is cut into chunks before it is replayed.
package enum ChunkCut: Sendable, CustomStringConvertible {
  case whole
  case every(Int)
  /// Chunks of 0 to 40 ticks.
  case random(seed: UInt64)

  package var description: String {
    switch self {
    case .whole: "all at once"
    case .every(let size): "chunks of \(size)"
    case .random(let seed): "random chunks, seed \(seed)"
    }
  }

  fileprivate func sizes(of count: Int) -> [Int] {
    switch self {
    case .whole: return [count]
    case .every(let size): return Array(repeating: size, count: (count + size - 1) / size)
    case .random(let seed):
      var random = SplitMix64(seed: seed)
      var sizes: [Int] = []
      while sizes.reduce(0, +) < count { sizes.append(Int.random(in: 0...40, using: &random)) }
      return sizes
    }
  }
}

/// Replays a market from its first tick to its last.
package func outcome(
  of strategy: some QuotingStrategy, over ticks: [Tick], cut: ChunkCut = .whole, sessions: SessionCalendar = .uae
) -> ReplayOutcome {
  var replay = Replay(strategy, sessions: sessions, observer: FillLog())
  forEachChunk(of: ticks, cut: cut) { replay.replay($0) }
  return replay.outcome()
}

/// The same with a strategy that sees every tick.
package func outcome(
  of strategy: some TickStrategy, over ticks: [Tick], cut: ChunkCut = .whole, sessions: SessionCalendar = .uae
) -> ReplayOutcome {
  var replay = TickReplay(strategy, sessions: sessions, observer: FillLog())
  forEachChunk(of: ticks, cut: cut) { replay.replay($0) }
  return replay.finish()
}

/// Hands out a market chunk by chunk.
///
/// The chunk is one buffer that is filled again and again, as a reader does it: behind the ticks that count stand those
/// of earlier fillings.
private func forEachChunk(of ticks: [Tick], cut: ChunkCut, _ body: (borrowing TickChunk) -> Void) {
  var chunk = TickChunk()
  var first = 0
  for size in cut.sizes(of: ticks.count) {
    let part = ticks[first..<min(first + size, ticks.count)]
    chunk.fill(with: part)
    body(chunk)
    first += part.count
  }
}

/// Replays a ``MarketTable``.
package func outcome(of strategy: some QuotingStrategy, over table: String) -> ReplayOutcome {
  outcome(of: strategy, over: MarketTable.ticks(table))
}

/// The same with a strategy that sees every tick.
package func outcome(of strategy: some TickStrategy, over table: String) -> ReplayOutcome {
  outcome(of: strategy, over: MarketTable.ticks(table))
}

extension TickChunk {
  fileprivate mutating func fill(with ticks: ArraySlice<Tick>) {
    for (index, tick) in ticks.enumerated() {
      if index == capacity {
        time.append(tick.time)
        kind.append(tick.kind)
        price.append(tick.price)
        size.append(tick.size)
      } else {
        time[index] = tick.time
        kind[index] = tick.kind
        price[index] = tick.price
        size[index] = tick.size
      }
    }
    setFilled(count: ticks.count, firstRow: Int64(ticks.startIndex))
  }
}
