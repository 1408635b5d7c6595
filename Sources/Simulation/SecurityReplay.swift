public import TickData

/// A replay of one security whose strategy is not known to the caller: the type is erased once per security, and every
/// chunk costs one dynamic call.
public protocol SecurityReplay: Sendable {
  /// Replays the next ticks.
  mutating func replay(_ chunk: borrowing TickChunk)

  /// What the replay has come to. Asked once, after the last chunk.
  func outcome() -> ReplayOutcome
}

/// What the replay of one security came to.
public struct ReplayOutcome: Hashable, Sendable {
  public var counts: TickCounts
  /// Every fill, in execution order.
  public var fills: [Fill]
  public var account: Account
  /// The P&L of the open position at the last trade of the quoting window; 0 without a position or such a trade.
  public var unrealizedPnL: Double
  /// Days with a trade in the data, at any time of the day.
  public var marketDays: Int

  public init(counts: TickCounts, fills: [Fill], account: Account, unrealizedPnL: Double, marketDays: Int) {
    self.counts = counts
    self.fills = fills
    self.account = account
    self.unrealizedPnL = unrealizedPnL
    self.marketDays = marketDays
  }

  /// Days on which the strategy had a fill.
  public var strategyDays: Int {
    var days: Set<CivilDate> = []
    var last: CivilDate?
    for fill in fills {
      let date = CivilDate(of: fill.time)
      if date != last { days.insert(date) }
      last = date
    }
    return days.count
  }
}

extension Replay: SecurityReplay where Observer == FillLog {
  public func outcome() -> ReplayOutcome {
    ReplayOutcome(
      counts: counts, fills: observer.fills, account: market.account,
      unrealizedPnL: lastTradePrice.isNaN ? 0 : market.account.unrealizedPnL(mark: lastTradePrice),
      marketDays: day.daysWithTrade)
  }
}
