import Simulation
import TestSupport
import Testing
import TickData

/// Replays an example row by row and compares orders, position and fills after each row, and the trade log. Returns the
/// replay at its end.
func check<Strategy: QuotingStrategy>(
  _ example: WorkedExample, _ strategy: Strategy
) -> Replay<Strategy, FillLog, ReferenceVenue> {
  checkRows(of: example, strategy)
  var replay = Replay(strategy, observer: FillLog())
  replay.replay(TickChunk(table: example.market))
  #expect(replay.observer.fills.map(\.logLine).joined(separator: "\n") == example.log)
  return replay
}

/// The same without the trade log.
func checkRows(of example: WorkedExample, _ strategy: some QuotingStrategy) {
  #expect(example.mistakes(of: strategy) == [])
}
