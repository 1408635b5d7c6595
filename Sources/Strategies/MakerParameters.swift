public import Simulation

/// What every market-making strategy is told of a security.
public struct MakerParameters: StrategyParameters {
  /// Shares to quote on a side that has no figure of its own.
  public var quoteSize: Int64 = 50_000
  /// Shares to quote on the bid side, on the ask side.
  public var quoteSizeBid: Int64?
  public var quoteSizeAsk: Int64?
  /// Seconds; each strategy says what they separate.
  public var refillInterval = 60.0
  /// Shares, long or short.
  public var maxPosition: Int64 = 2_000_000
  /// What a level has to display, in local currency, to be quoted at.
  public var minLocalCurrencyBeforeQuote = 25_000.0
  /// Local currency; none where not given.
  public var maxNotional: Double?

  public init() {}

  /// The full size of an order on each side.
  public var fullSize: BothSides<Int64> {
    BothSides(bid: quoteSizeBid ?? quoteSize, ask: quoteSizeAsk ?? quoteSize)
  }

  /// The whole shares that ``maxNotional`` buys at a mid price, or ``maxPosition`` where that is less or there is no other
  /// limit.
  @inlinable @inline(__always)
  func positionLimit(mid: Double) -> Int64 {
    guard let maxNotional else { return maxPosition }
    // Far enough from the limit, a hair for the roundings, no division is needed.
    if mid * Double(maxPosition) < maxNotional * (1 - 1e-9) { return maxPosition }
    let affordable = maxNotional / mid
    return affordable < Double(maxPosition) ? Int64(affordable) : maxPosition
  }

  public static let all: [Parameter<Self>] = all(refillInterval: "Cooldown of a side after its last fill.")

  /// The parameters, with what the refill interval means to a strategy.
  public static func all(refillInterval meaning: String) -> [Parameter<Self>] {
    [
      Parameter(
        "quote_size", \.quoteSize, 0..., unit: "shares",
        meaning: "Size of an order, where its side has no figure of its own."),
      Parameter(
        "quote_size_bid", \.quoteSizeBid, 0..., unit: "shares", meaning: "Size of the bid; quote_size where absent."),
      Parameter(
        "quote_size_ask", \.quoteSizeAsk, 0..., unit: "shares", meaning: "Size of the ask; quote_size where absent."),
      Parameter("refill_interval_sec", \.refillInterval, 0..., unit: "seconds", meaning: meaning),
      Parameter(
        "max_position", \.maxPosition, 0..., unit: "shares",
        meaning: "Largest position, long or short, that quotes may lead to."),
      Parameter(
        "min_local_currency_before_quote", \.minLocalCurrencyBeforeQuote, 0..., unit: "AED",
        meaning: "A level that displays less than this is not quoted at."),
      Parameter(
        "max_notional", \.maxNotional, 0..., unit: "AED",
        meaning: "Largest position by value at the mid price; no such limit where absent or null."),
    ]
  }
}
