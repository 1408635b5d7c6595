import Analytics
import Testing
import TickData

/// Sums of many securities over many years, and of amounts that are no numbers.
@Suite("Figures of a portfolio do not overflow")
struct PortfolioBoundsTests {
  /// A security that was there for all of these days, on both sides and at the touch, with a session of 24 hours.
  private func security(days: Int64, fillsADay: Int128 = 1000) -> SecurityMetrics {
    var metrics = SecurityMetrics()
    metrics.tickDays = (0..<days).map(CivilDate.init(dayNumber:))
    metrics.trades = Int(fillsADay) * Int(days)
    // The largest size that a strategy may be told to quote.
    metrics.shares = fillsADay * Int128(days) * 1_000_000_000_000
    metrics.notional = 10 * Double(metrics.shares)
    metrics.resting.count = metrics.trades
    metrics.resting.joinedSameDay = metrics.trades
    metrics.resting.waiting = fillsADay * Int128(days) * Int128(WallClock.hour)
    metrics.time.window = Int128(days) * Int128(WallClock.day)
    metrics.time.twoSided = metrics.time.window
    metrics.time.live = 2 * metrics.time.window
    metrics.time.atTouch = metrics.time.window
    metrics.time.atLimit = metrics.time.window
    metrics.time.windowOfLimited = metrics.time.window
    metrics.time.inventory = 100 * Double(metrics.time.window)
    metrics.time.largestPosition = 100
    return metrics
  }

  private func value(_ name: String, _ metrics: PortfolioMetrics) -> Double? {
    guard case .number(let number) = metrics.cells.first(where: { $0.name == name })?.value else { return nil }
    return number
  }

  @Test("A million days of trading", arguments: [(securities: 500, days: 2000), (securities: 10, days: 100_000)])
  func aMillionDays(securities: Int, days: Int64) {
    let portfolio = PortfolioMetrics(of: Array(repeating: security(days: days), count: securities))
    #expect(portfolio.sums.time.window == 1_000_000 * Int128(WallClock.day))
    #expect(value("two_sided_presence", portfolio) == 1)
    #expect(value("quote_presence", portfolio) == 1)
    #expect(value("time_at_touch", portfolio) == 0.5)
    #expect(value("time_at_limit", portfolio) == 1)
    #expect(value("queue_time_sec", portfolio) == 3600)
    #expect(value("avg_inventory_value", portfolio) == 1000 * Double(securities))
  }

  @Test("What fits into 64 bits stands in a journal as it did before; what does not fit is read back, too")
  func encoding() {
    let small = security(days: 3)
    let bytes = small.encoded
    #expect(bytes.first == 1)
    #expect(SecurityMetrics(encoded: bytes) == small)
    let large = security(days: 100_000)
    #expect(Int64(exactly: large.shares) == nil)
    #expect(large.encoded.first == 2)
    #expect(SecurityMetrics(encoded: large.encoded) == large)
    #expect(SecurityMetrics(encoded: Array(large.encoded.dropLast())) == nil)
    // The one form is not read as the other.
    #expect(SecurityMetrics(encoded: [2] + bytes.dropFirst()) == nil)
  }

  @Test("A figure that is not a finite number is named")
  func unbounded() {
    var metrics = security(days: 3)
    #expect(metrics.unboundedFigure == nil)
    metrics.daily = DailyPnL(days: [CivilDate(dayNumber: 0)], amounts: [.infinity])
    #expect(metrics.unboundedFigure == "realized P&L")
    metrics = security(days: 3)
    metrics.unrealizedPnL = .nan
    #expect(metrics.unboundedFigure == "unrealized P&L")
    metrics = security(days: 3)
    metrics.resting.markouts[2].gain = -.infinity
    #expect(metrics.unboundedFigure == "gain over the mid price")
    // 10^300 a share is finite, a position of 10^12 of them is not.
    metrics = SecurityMetrics()
    (metrics.shares, metrics.notional, metrics.time.largestPosition) = (1, 1e300, 1_000_000_000_000)
    #expect(metrics.unboundedFigure == "inventory value")
  }
}
