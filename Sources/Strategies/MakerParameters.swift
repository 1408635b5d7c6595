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

  public init() {}

  /// The full size of an order on each side.
  public var fullSize: BothSides<Int64> {
    BothSides(bid: quoteSizeBid ?? quoteSize, ask: quoteSizeAsk ?? quoteSize)
  }

  public static let keys: [ParameterKey] = keys(refillInterval: "Cooldown of a side after its last fill.")

  /// The keys, with what the refill interval means to a strategy.
  public static func keys(refillInterval meaning: String) -> [ParameterKey] {
    [
      ParameterKey(
        "quote_size", .whole(atLeast: 0), unit: "shares",
        meaning: "Size of an order, where its side has no figure of its own."),
      ParameterKey(
        "quote_size_bid", .whole(atLeast: 0), isOptional: true, unit: "shares",
        meaning: "Size of the bid; quote_size where absent."),
      ParameterKey(
        "quote_size_ask", .whole(atLeast: 0), isOptional: true, unit: "shares",
        meaning: "Size of the ask; quote_size where absent."),
      ParameterKey("refill_interval_sec", .number(atLeast: 0), unit: "seconds", meaning: meaning),
      ParameterKey(
        "max_position", .whole(atLeast: 0), unit: "shares",
        meaning: "Largest position, long or short, that quotes may lead to."),
      ParameterKey(
        "min_local_currency_before_quote", .number(atLeast: 0), unit: "AED",
        meaning: "A level that displays less than this is not quoted at."),
    ]
  }

  enum CodingKeys: String, CodingKey {
    case quoteSize = "quote_size"
    case quoteSizeBid = "quote_size_bid"
    case quoteSizeAsk = "quote_size_ask"
    case refillInterval = "refill_interval_sec"
    case maxPosition = "max_position"
    case minLocalCurrencyBeforeQuote = "min_local_currency_before_quote"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let defaults = MakerParameters()
    quoteSize = try values.decodeIfPresent(Int64.self, forKey: .quoteSize) ?? defaults.quoteSize
    quoteSizeBid = try values.decodeIfPresent(Int64.self, forKey: .quoteSizeBid)
    quoteSizeAsk = try values.decodeIfPresent(Int64.self, forKey: .quoteSizeAsk)
    refillInterval = try values.decodeIfPresent(Double.self, forKey: .refillInterval) ?? defaults.refillInterval
    maxPosition = try values.decodeIfPresent(Int64.self, forKey: .maxPosition) ?? defaults.maxPosition
    minLocalCurrencyBeforeQuote =
      try values.decodeIfPresent(Double.self, forKey: .minLocalCurrencyBeforeQuote)
      ?? defaults.minLocalCurrencyBeforeQuote
  }
}
