// The cost of a tick on one core: decoding alone, in both orders, and, of ticks already decoded, the replay for each strategy and the
// inspection of their quality.
//
//   swift run -c release ReplayBenchmark TICKS CONFIGS [ROUNDS]
//
// The best of the rounds is what counts: noise only ever adds.

import Backtest
import Glibc
import Simulation
import Strategies
import TickData
import TickQuality
import TickStorage

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: ReplayBenchmark TICKS CONFIGS [ROUNDS]")
  exit(64)
}
let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 10 : 10
let market = try DecodedMarket(folder: arguments[1])
print("\(market.ticks) ticks of \(market.securities.count) securities, best of \(rounds) rounds, one core")

report("decode", try bestOf(rounds) { try decode(folder: arguments[1]) })
report("decode, by stamps", try bestOf(rounds) { try decode(folder: arguments[1], in: .time) })
report("inspect", inspect())
try measure(V1Baseline.self)
try measure(V2PriceFollowQtyCooldown.self)
try measure(V21StopLoss.self)
try measure(V3LiquidityMonitor.self)
try measureClosing()

/// The time that the inspection takes.
func inspect() -> Double {
  bestOf(rounds) {
    for chunks in market.chunks {
      var inspection = TickInspection(grid: .ofAnyExchange, sessions: SessionCalendar(hours))
      for chunk in chunks { inspection.inspect(chunk) }
      precondition(inspection.quality().measures.days > 0, "the ticks are of some day")
    }
  }
}

/// Prints the replay's cost with a strategy, each security with its own parameters.
func measure<S: QuotingStrategy>(_ strategy: S.Type) throws {
  let configuration = try Configuration(path: "\(arguments[2])/\(S.name)_config.json")
  let parameters = try market.securities.map { try configuration.parameters(of: $0, as: S.Parameters.self) }
  var fills = 0
  let seconds = bestOf(rounds) {
    fills = 0
    for (chunks, parameters) in zip(market.chunks, parameters) {
      var replay = Replay(S(parameters), session: hours, observer: FillLog())
      for chunk in chunks { replay.replay(chunk) }
      fills += replay.observer.fills.count
    }
  }
  report("replay \(S.name) (\(fills) fills)", seconds)
}

/// The same with the closing strategy, of ticks in the order of their stamps.
func measureClosing() throws {
  let configuration = try Configuration(path: "\(arguments[2])/closing_strategy_config.json")
  let exchanges = try ExchangeMapping(path: "\(arguments[2])/exchange_mapping.json")
  let strategies = try market.securities.map { security in
    ClosingStrategy(
      try configuration.parameters(of: security, as: ClosingParameters.self),
      on: exchanges.exchange(of: security) ?? .adx)
  }
  let market = try DecodedMarket(folder: arguments[1], in: .time)
  var fills = 0
  let seconds = bestOf(rounds) {
    fills = 0
    for (chunks, strategy) in zip(market.chunks, strategies) {
      var replay = TickReplay(strategy, session: hours, observer: FillLog())
      for chunk in chunks { replay.replay(chunk) }
      fills += replay.finish().fills.count
    }
  }
  report("replay \(ClosingStrategy.name) (\(fills) fills)", seconds)
}

func report(_ what: String, _ seconds: Double) {
  let nanoseconds = (seconds / Double(market.ticks) * 1e11).rounded() / 100
  print("\(what): \(nanoseconds) ns a tick")
}

/// The shortest of several runs of the body, in seconds.
func bestOf(_ rounds: Int, _ body: () throws -> Void) rethrows -> Double {
  var best = Double.infinity
  for _ in 0..<rounds {
    let clock = ContinuousClock()
    let start = clock.now
    try body()
    let (seconds, attoseconds) = (clock.now - start).components
    best = min(best, Double(seconds) + Double(attoseconds) * 1e-18)
  }
  return best
}
