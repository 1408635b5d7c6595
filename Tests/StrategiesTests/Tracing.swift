import Simulation
import TestSupport
import TickData

/// What a trace has kept of a market's replay.
func trace(
  _ log: TraceLog, of strategy: some QuotingStrategy, over ticks: [Tick], chunk: Int = .max
) -> TraceLog {
  var replay = Replay(strategy, observer: log)
  var first = 0
  while first < ticks.count {
    let part = ticks[first..<(chunk < ticks.count - first ? first + chunk : ticks.count)]
    replay.replay(TickChunk(part, firstRow: Int64(first)))
    first = part.endIndex
  }
  replay.observer.end()
  return replay.observer
}

/// The events as text, since a price that does not exist equals no other.
func texts(_ events: some Sequence<TraceEvent>) -> [String] { events.map { "\($0)" } }

/// What was decided at a tick, as the tests write it: `bid placed, ask withdrawn (liquidity)`. What was kept is left out.
func decisions(_ event: TraceEvent) -> String {
  var words: [String] = []
  if let reason = event.passedBy { words.append(reason.rawValue) }
  if event.isWaiting { words.append("waiting") }
  for side in Side.allCases {
    guard let decision = event.decisions[side], decision.kind != .kept else { continue }
    let reason = decision.reason.map { " (\($0.rawValue))" } ?? ""
    words.append("\(side) \(decision.kind.rawValue)\(reason)")
  }
  for side in Side.allCases {
    if let eaten = event.eaten[side], eaten != 0 { words.append("\(side) queue -\(eaten)") }
  }
  words += event.fills.map { "\($0.rule)" }
  return words.isEmpty ? "–" : words.joined(separator: ", ")
}
