import Backtest
import Simulation
import Strategies
import TestSupport
import Testing
import TickData

/// A batch asks a strategy only where its promise leaves room for another answer. If a promise is kept, that shows in
/// nothing: every replay of a batch ends as a replay of its own does, to the last fill.
@Suite("Many configurations in one pass")
struct ReplayBatchTests {
  @Test("Each has the results of a replay of its own", arguments: 1...400 as ClosedRange<UInt64>)
  func equalsSingleReplays(seed: UInt64) {
    let ticks = RandomMarket.ticks(seed: seed)
    check(V1Baseline.self, seed: seed, ticks) { parameters, maker, random in
      parameters.maker = maker
      parameters.maker.maxNotional = random.oneIn(2) ? Double.random(in: 1_000...30_000, using: &random) : nil
    }
    check(V2PriceFollowQtyCooldown.self, seed: seed, ticks) { parameters, maker, _ in parameters = .init(maker) }
    check(V21StopLoss.self, seed: seed, ticks) { parameters, maker, random in
      parameters.sizing.maker = maker
      parameters.stopLossThreshold = random.pick([0.05, 0.2, 1])
    }
    check(V3LiquidityMonitor.self, seed: seed, ticks) { parameters, maker, _ in parameters = .init(maker) }
  }

  /// Any rules, and in a batch any of them beside each other.
  @Test("The same by other rules", arguments: 1...400 as ClosedRange<UInt64>)
  func otherRules(seed: UInt64) {
    let ticks = RandomMarket.ticks(seed: seed)
    check(V1Baseline.self, seed: seed, ticks, byRules: true) { parameters, maker, random in
      parameters.maker = maker
      parameters.maker.maxNotional = random.oneIn(2) ? Double.random(in: 1_000...30_000, using: &random) : nil
    }
    func sizing(_ maker: MakerParameters, _ random: inout SplitMix64) -> CooldownParameters {
      var maker = maker
      maker.maxNotional = random.oneIn(2) ? Double.random(in: 1_000...30_000, using: &random) : nil
      return .random(maker, &random)
    }
    check(V2PriceFollowQtyCooldown.self, seed: seed, ticks, byRules: true) { parameters, maker, random in
      parameters = sizing(maker, &random)
    }
    check(V21StopLoss.self, seed: seed, ticks, byRules: true) { parameters, maker, random in
      parameters.sizing = sizing(maker, &random)
      parameters.stopLossThreshold = random.pick([0.05, 0.2, 1])
      parameters.liquidation = random.pick(LiquidationBound.allCases)
      parameters.stopMark = random.pick(StopMark.allCases)
    }
    check(V3LiquidityMonitor.self, seed: seed, ticks, byRules: true) { parameters, maker, random in
      parameters.sizing = sizing(maker, &random)
      parameters.queue = random.pick(V3Queue.allCases)
    }
  }

  /// Stamps step back over midnight, so that the hours change to and fro.
  @Test("The same where every day has other hours", arguments: 1...100 as ClosedRange<UInt64>)
  func otherHoursEveryDay(seed: UInt64) {
    func day(_ number: Int64) -> CivilDate { CivilDate(of: MarketTable.midnight(ofDay: number)) }
    let sessions = SessionCalendar([
      .init(to: day(1), TradingSession(open: TimeOfDay(10, 0), close: TimeOfDay(12, 0))),
      .init(from: day(2), to: day(2), TradingSession(open: TimeOfDay(0, 0), close: TimeOfDay(24, 0))),
      // No hours on the third day.
      .init(
        from: day(4), TradingSession(open: TimeOfDay(10, 0), close: TimeOfDay(14, 45), flatten: TimeOfDay(14, 55))),
    ])
    let ticks = RandomMarket.ticks(seed: seed)
    check(V1Baseline.self, seed: seed, ticks, sessions) { parameters, maker, _ in parameters.maker = maker }
    check(V21StopLoss.self, seed: seed, ticks, sessions) { parameters, maker, random in
      parameters.sizing.maker = maker
      parameters.stopLossThreshold = random.pick([0.05, 0.2, 1])
    }
  }

  private func check<S: QuotingStrategy>(
    _ strategy: S.Type, seed: UInt64, _ ticks: [Tick], _ sessions: SessionCalendar = .uae, byRules: Bool = false,
    _ set: (inout S.Parameters, MakerParameters, inout SplitMix64) -> Void
  ) {
    var random = SplitMix64(seed: seed)
    let configurations = (0..<5).map { _ in
      var parameters = S.Parameters()
      set(&parameters, maker(&random), &random)
      return parameters
    }
    if byRules {
      let replays = configurations.map {
        Replay(
          S($0), in: ModelledVenue.self, rules: .random(&random), sessions: sessions, observer: FillLog())
      }
      compare(ReplayBatch(replays), with: replays, ticks, &random)
    } else {
      let replays = configurations.map { Replay(S($0), sessions: sessions, observer: FillLog()) }
      compare(ReplayBatch(replays), with: replays, ticks, &random)
    }
  }

  /// Replays the ticks in a batch, cut into chunks, and each alone.
  private func compare<S: QuotingStrategy, V: Venue>(
    _ batch: ReplayBatch<S, FillLog, V>, with replays: [Replay<S, FillLog, V>], _ ticks: [Tick],
    _ random: inout SplitMix64
  ) {
    var batch = batch
    var first = 0
    while first < ticks.count {
      let part = ticks[first..<min(ticks.count, first + Int.random(in: 1...40, using: &random))]
      batch.replay(TickChunk(part, firstRow: Int64(first)))
      first += part.count
    }
    for (replay, start) in zip(batch.replays, replays) {
      var single = start
      single.replay(TickChunk(ticks))
      let (batched, alone) = (replay.outcome(), single.outcome())
      let different = zip(batched.fills, alone.fills).first { $0 != $1 }.map { "\($0)" }
      #expect(
        batched == alone,
        "\(S.name), \(start.market.rules.values): \(different ?? "the same fills up to the shorter end")")
    }
  }

  private func maker(_ random: inout SplitMix64) -> MakerParameters {
    var parameters = MakerParameters()
    parameters.quoteSize = random.pick([100, 500, 1000])
    parameters.refillInterval = random.pick([0, 1, 5, 30, 60, 600])
    parameters.maxPosition = random.pick([0, 500, 1000, 3000])
    parameters.minLocalCurrencyBeforeQuote = random.pick([0, 1000, 3000])
    return parameters
  }
}
