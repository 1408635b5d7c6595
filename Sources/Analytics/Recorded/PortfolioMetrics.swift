public import TickData

/// What one configuration came to on all its securities, or on some of them.
///
/// Counts and sums are added up. The days' P&L is that of all securities together, and so is the drawdown, fill by fill.
public struct PortfolioMetrics: Sendable {
  public let securities: Int
  /// The sums of all securities; the curve and the days are not in it.
  public let sums: SecurityMetrics
  /// The realized P&L of every day with a fill of some security, of all securities together.
  public let daily: DailyPnL
  /// The days with a trade in the ticks of some security.
  public let marketDays: [CivilDate]
  /// The cumulative realized P&L of all securities, fill by fill, merged by time.
  public let drawdown: DrawdownScan
  /// What the average position and the largest one were worth at the average price that we traded at, of all securities, in
  /// AED; the average over the days with a tick of some security. The largest need not have been held at the same time.
  public let averageInventoryValue: Double
  public let largestInventoryValue: Double
  let closing: ClosingFills
  /// Amounts of the fills that realized something, security by security.
  let realized: [Double]
  let concatenated: ConcatenatedDrawdown
  /// Days with a fill, of each security, added up.
  let strategyDates: Int
  /// Days with a tick of some security.
  let tickDays: Int
  let marketDates: Int

  /// Of the securities' metrics, in source order, which decides the last digits.
  public init(of securities: [SecurityMetrics]) {
    self.securities = securities.count
    var sums = SecurityMetrics()
    var concatenated = ConcatenatedDrawdown()
    var values = (average: 0.0, largest: 0.0)
    for security in securities {
      sums.add(security)
      concatenated.append(security.concatenatedDrawdown)
      values.average += security.averageInventoryValue * Double(security.tickDays.count)
      values.largest += security.largestInventoryValue
    }
    self.sums = sums
    self.concatenated = concatenated
    tickDays = Set(securities.flatMap(\.tickDays)).count
    averageInventoryValue = ratio(values.average, Double(tickDays)) ?? 0
    largestInventoryValue = values.largest
    daily = DailyPnL.sum(of: securities.map(\.daily))
    marketDays = Set(securities.flatMap(\.marketDays)).sorted()
    drawdown = RealizedCurve.drawdown(of: securities.map(\.curve))
    realized = securities.flatMap(\.curve.amounts)
    closing = ClosingFills(realizedPnL: realized, of: sums.closingFills)
    strategyDates = securities.reduce(0) { $0 + $1.daily.days.count }
    marketDates = securities.reduce(0) { $0 + $1.marketDays.count }
  }

  /// The realized P&L of every day of the ticks, 0 where there was no fill.
  public var dailyOverMarketDays: DailyPnL {
    daily.over(Set(marketDays + daily.days).sorted())
  }
}

extension SecurityMetrics {
  /// The time-weighted average of the position's magnitude, in shares; nil without a day.
  public var averageInventory: Double? { ratio(time.inventory, Double(time.window)) }

  var averagePrice: Double { ratio(notional, Double(shares)) ?? 0 }
  var averageInventoryValue: Double { (averageInventory ?? 0) * averagePrice }
  var largestInventoryValue: Double { Double(time.largestPosition) * averagePrice }

  /// Of the cumulative P&L after each fill. The first fill opens, so the curve starts at 0.
  var concatenatedDrawdown: ConcatenatedDrawdown {
    var drawdown = ConcatenatedDrawdown()
    guard trades > 0 else { return drawdown }
    var total = 0.0
    drawdown.add(total)
    for amount in curve.amounts {
      total += amount
      drawdown.add(total)
    }
    return drawdown
  }

  /// Adds another security's counts and sums; not its days and its curve.
  mutating func add(_ other: SecurityMetrics) {
    trades += other.trades
    shares += other.shares
    notional += other.notional
    realizedPnL += other.realizedPnL
    unrealizedPnL += other.unrealizedPnL
    closingFills += other.closingFills
    resting.count += other.resting.count
    resting.joinedSameDay += other.resting.joinedSameDay
    resting.waiting += other.resting.waiting
    resting.spread.add(other.resting.spread)
    for horizon in resting.markouts.indices { resting.markouts[horizon].add(other.resting.markouts[horizon]) }
    flattenFills += other.flattenFills
    flattenGain += other.flattenGain
    time.add(other.time)
  }
}
