public import Parameters

/// The rules of the simulated market, as data: what is read where each bites. A value of each is the reference's, by
/// default.
///
/// A strategy's own rules are parameters of the strategy, and no part of these.
@frozen
public struct ExchangeRules: Hashable, Sendable, StrategyParameters {
  public var opening = Opening.atTen
  /// Seconds after the open before which no opening has settled.
  public var openingSeconds: Int64 = 2
  public var fillPrice = FillPrice.trade
  public var tradeThrough = TradeThrough.queue
  public var queue = QueueModel.trades
  /// The exponent of the queue model `power`.
  public var queuePower = 2.0
  public var quoteCross = QuoteCross.ignored
  public var crossedPair = CrossedPair.each
  public var orders = OrderLife.overnight
  public var topUp = TopUp.keep
  public var comeback = Comeback.remembered
  public var taken = Taking.again
  public var close = ClosingTrade.whole
  /// Percent of each closing trade.
  public var closeShare: Int64 = 10

  public init() {}

  public static let reference = ExchangeRules()

  /// Whether they are the reference's, as far as they count.
  public var areReference: Bool {
    var rules = self
    rules.openingSeconds = Self.reference.openingSeconds
    rules.closeShare = Self.reference.closeShare
    rules.queuePower = Self.reference.queuePower
    return rules == .reference
  }

  public static let all: [Parameter<Self>] = [
    Parameter(\.opening),
    Parameter(
      "opening_seconds", \.openingSeconds, 0...86_400, unit: "seconds",
      meaning: "With opening = settled: how long after the open quoting begins at the earliest.",
      reason: "a day has no more"),
    Parameter(\.fillPrice),
    Parameter(\.tradeThrough),
    Parameter(\.queue),
    Parameter("queue_power", \.queuePower, above: 0, meaning: "With queue = power: its exponent."),
    Parameter(\.quoteCross),
    Parameter(\.crossedPair),
    Parameter(\.orders),
    Parameter(\.topUp),
    Parameter(\.comeback),
    Parameter(\.taken),
    Parameter(\.close),
    Parameter(
      "close_share", \.closeShare, 1...100, unit: "%",
      meaning: "With close = share: how much of a closing trade's volume closes our position."),
  ].map(\.ofMarket)
}
