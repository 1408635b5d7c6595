import Analytics
import Backtest
import Simulation
import TestSupport
import Testing
import TickData

/// The metrics that a replay's recorder, its fills and the mid prices make.
@Suite("Metrics of a security and of a portfolio")
struct MetricsTests {
  /// The metrics of following the touch with 100 shares, of a market read in chunks of a size.
  private func metrics(
    _ ticks: [Tick], chunks size: Int = .max
  ) -> SecurityMetrics {
    var replay = Replay(RuleStrategy.followTouch(size: 100), observer: ReplayRecorder(positionLimit: 300))
    var record = MetricsRecord()
    readWithMids(ticks, chunks: size) { chunk, mids in
      replay.replay(chunk)
      record.take(replay.observer.fills, mids) { chunk.index(ofRow: $0) }
      replay.observer.fills = []
    }
    replay.observer.finish()
    func days(_ isCounted: (Tick) -> Bool) -> [CivilDate] {
      Set(ticks.filter { $0.price > 0 && isCounted($0) }.map { CivilDate(of: $0.time) }).sorted()
    }
    return record.finish(
      replay.outcome(), replay.observer, sessions: .uae, tickDays: days { _ in true },
      marketDays: days { $0.kind == .trade })
  }

  private func metrics(_ table: String) -> SecurityMetrics { metrics(MarketTable.ticks(table)) }

  private func value(_ name: String, _ cells: [MetricCell]) -> Double? {
    switch cells.first(where: { $0.name == name })?.value {
    case .number(let number): number
    case .whole(let whole): Double(whole)
    case .empty, nil: nil
    }
  }

  private static let twoTrades = """
    D1 10:00:00 bid   10   100
    D1 10:00:00 ask   10.2 100
    D1 10:00:10 trade 10   150     # buys 50 at 10, the mid 10.1, ten seconds in the queue
    D1 10:00:15 bid   10.1 100     # the mid 10.15
    D1 10:00:30 trade 10.2 180     # sells 80 at 10.2: 50 close at +0.2, 30 open
    D1 10:00:40 ask   10.3 100     # the mid 10.2
    D1 12:00:00 ask   10.3 100
    D1 14:55:00 trade 10.4 1       # buys back 30 at 10.4
    """

  @Test("A day that is worked out by hand")
  func byHand() throws {
    let metrics = metrics(Self.twoTrades)
    #expect(metrics.trades == 3)
    #expect(metrics.shares == 160)
    #expect(abs(metrics.notional - (500 + 816 + 312)) < 1e-9)
    #expect(abs(metrics.realizedPnL - (10 - 6)) < 1e-9)
    #expect(metrics.closingFills == 2)
    #expect(metrics.curve.times.count == 2)
    #expect(metrics.daily.days.count == 1)
    #expect(metrics.resting.count == 2)
    // Ten seconds of the bid, thirty of the ask.
    #expect(metrics.resting.waiting == 40 * WallClock.second)
    // 50 × (10.1 − 10), and 80 × (10.2 − 10.15).
    #expect(abs(metrics.resting.spread.gain - (5 + 4)) < 1e-9)
    // A second later 10.1 and 10.15; ten seconds later 10.15 and 10.2.
    #expect(abs(metrics.resting.markouts[0].gain - (5 + 4)) < 1e-9)
    #expect(abs(metrics.resting.markouts[1].gain - (7.5 + 0)) < 1e-9)
    let bps = try #require(value("spread_captured_bps", metrics.cells))
    #expect(abs(bps - 9 / 1316 * 10_000) < 1e-9)
    #expect(value("queue_time_sec", metrics.cells) == 20)
    // 30 × (10.4 − 10.2), the mid when the window closed.
    #expect(abs(try #require(value("flatten_cost", metrics.cells)) - 6) < 1e-9)
    #expect(value("final_position", metrics.cells) == 0)
    #expect(value("max_inventory", metrics.cells) == 50)
    #expect(value("win_rate", metrics.cells) == 50)
    #expect(abs(try #require(value("win_rate_reference", metrics.cells)) - 100.0 / 3) < 1e-9)
    #expect(abs(try #require(value("max_drawdown", metrics.cells)) + 6) < 1e-9)
    #expect(value("sharpe_ratio", metrics.cells) == nil)
  }

  @Test("Without a fill amounts are 0 and ratios are empty")
  func noFill() {
    let cells = metrics("D1 10:00:00 bid 10 5\nD1 10:00:01 trade 11 5").cells
    #expect(value("total_trades", cells) == 0)
    #expect(value("total_pnl", cells) == 0)
    for name in ["sharpe_ratio", "win_rate", "profit_factor", "avg_pnl_per_trade", "markout_1s_bps", "turnover"] {
      #expect(value(name, cells) == nil, "\(name)")
    }
  }

  @Test("However the ticks are cut", arguments: 1...40 as ClosedRange<UInt64>)
  func cuts(seed: UInt64) {
    let ticks = RandomMarket.ticks(seed: seed)
    let whole = metrics(ticks)
    for size in [1, 7, 40] {
      let isEqual = metrics(ticks, chunks: size) == whole
      #expect(isEqual, "chunks of \(size)")
    }
  }

  @Test(
    "The bytes of a journal give the metrics back; damaged ones give none", arguments: 1...20 as ClosedRange<UInt64>)
  func encoding(seed: UInt64) {
    let metrics = metrics(RandomMarket.ticks(seed: seed))
    let bytes = metrics.encoded
    let isEqual = SecurityMetrics(encoded: bytes) == metrics
    #expect(isEqual)
    #expect(SecurityMetrics(encoded: Array(bytes.dropLast())) == nil)
    #expect(SecurityMetrics(encoded: bytes + [0]) == nil)
    #expect(SecurityMetrics(encoded: [9] + bytes.dropFirst()) == nil)
    #expect(SecurityMetrics(encoded: []) == nil)
    // No byte that is changed makes it trap.
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      _ = SecurityMetrics(encoded: damaged)
    }
  }

  @Test("A portfolio's counts are added up, its drawdown is that of the fills merged by time")
  func portfolio() {
    func security(_ steps: [(Double, Int64)]) -> SecurityMetrics {
      var metrics = SecurityMetrics()
      metrics.trades = 2 * steps.count
      metrics.closingFills = steps.count
      for (amount, time) in steps {
        metrics.curve.append(amount, at: time * WallClock.second)
        metrics.realizedPnL += amount
      }
      return metrics
    }
    // Merged: 10, 7 (−3), 3 (−4), 8, −2 (−10): from 10 down to −2.
    let portfolio = PortfolioMetrics(of: [security([(10, 1), (-4, 3), (-10, 9)]), security([(-3, 2), (5, 4)])])
    #expect(portfolio.drawdown.drawdown == -12)
    #expect(value("total_trades", portfolio.cells) == 10)
    #expect(value("total_pnl", portfolio.cells) == -2)
    #expect(value("max_drawdown", portfolio.cells) == -12)
    #expect(value("securities", portfolio.cells) == 2)
    // One after the other: 0, 10, 6, −4, then 0, −3, 2: from 10 down to −4.
    #expect(value("max_drawdown_reference", portfolio.cells) == -14)
    #expect(value("calmar_ratio", portfolio.cells) == -2.0 / 12)
  }

  @Test("Securities of different days are averaged over the days of both")
  func differentDays() throws {
    // 100 shares at 10, held for a whole window; one security on the first day, the other on the second.
    func security(day: Int64) -> SecurityMetrics {
      metrics(
        """
        D\(day) 10:00:00 bid   10 1
        D\(day) 10:00:00 trade 10 101
        D\(day) 14:55:00 trade 10 1
        """)
    }
    let (first, second) = (security(day: 1), security(day: 2))
    let both = PortfolioMetrics(of: [first, second])
    #expect(abs(both.averageInventoryValue - 1000) < 1e-9)
    let turnovers = try [first.cells, second.cells, both.cells].map { try #require(value("turnover", $0)) }
    for turnover in turnovers { #expect(abs(turnover - 2) < 1e-9) }
  }

  @Test("The columns of the reference system's table come first")
  func columns() {
    let names = metrics(Self.twoTrades).cells.map(\.name)
    #expect(
      names.prefix(9) == [
        "total_trades", "total_pnl", "sharpe_ratio", "max_drawdown", "max_drawdown_pct", "calmar_ratio", "win_rate",
        "profit_factor", "avg_pnl_per_trade",
      ])
    #expect(Set(names).count == names.count)
  }
}
