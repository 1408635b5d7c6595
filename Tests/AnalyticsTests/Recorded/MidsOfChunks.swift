import Analytics
import Backtest
import TestSupport
import TickData

/// Reads a market in chunks of a size, each with the mid prices at its trades, as a sweep does: a chunk waits until what
/// follows it is known.
func readWithMids(
  _ ticks: [Tick], chunks size: Int = .max, sessions: SessionCalendar = .uae, _ body: (TickChunk, TickMids) -> Void
) {
  var path = MidPath(sessions: sessions)
  var mids = TickMids()
  var waiting: [TickChunk] = []
  func takeNext() {
    let chunk = waiting.removeFirst()
    path.next(chunk.count, into: &mids)
    body(chunk, mids)
  }
  var first = 0
  while first < ticks.count {
    let part = ticks[first..<min(ticks.count, first + min(size, ticks.count))]
    waiting.append(TickChunk(part, firstRow: Int64(first)))
    path.append(waiting[waiting.count - 1])
    first += part.count
    while path.knowsFutureOfNext { takeNext() }
  }
  while !waiting.isEmpty { takeNext() }
}
