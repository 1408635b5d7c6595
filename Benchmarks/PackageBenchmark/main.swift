// The replay's cost with the example's strategy, of ticks already decoded, on one core: OwnPackage TICKS CONFIG ROUNDS.
// The same source is InsideStrategies; what differs is where `replay(of:_:)` finds the strategy.
//
// Prints the ticks, the fills of a round, and the nanoseconds a tick of the best round.

import TickBacktest
import TickStorage

let arguments = CommandLine.arguments
let configuration = try Configuration(path: arguments[2])
let source = try TickFileSource(path: arguments[1])
var securities: [(security: Security, chunks: [TickChunk])] = []
var ticks = 0
for entry in source.entries {
  let reader = try source.reader(of: entry)
  var chunks: [TickChunk] = []
  var chunk = TickChunk()
  while try reader.read(into: &chunk, limit: 100_000) { chunks.append(chunk) }
  securities.append((entry.security, chunks))
  ticks += chunks.reduce(0) { $0 + $1.count }
}

var best = Duration.seconds(3600)
var fills = 0
for _ in 0..<(Int(arguments[3]) ?? 1) {
  fills = 0
  let replays = try securities.map { try replay(of: $0.security, configuration) }
  best = min(
    best,
    ContinuousClock().measure {
      for (replay, (_, chunks)) in zip(replays, securities) {
        for chunk in chunks { replay.replay(chunk) }
        fills += replay.finish().fills.count
      }
    })
}
let (seconds, attoseconds) = best.components
print(ticks, fills, (Double(seconds) * 1e9 + Double(attoseconds) * 1e-9) / Double(ticks))
