/// Our orders and our position at a moment.
public struct TraceStanding: Sendable {
  public let orders: BothSides<RestingOrder>
  public let position: Int64

  public init(orders: BothSides<RestingOrder>, position: Int64) {
    self.orders = orders
    self.position = position
  }
}

/// A market as it stood.
struct MarketState: Sendable {
  let book: BothSides<PriceLevel>
  let orders: BothSides<RestingOrder>
  let account: Account
  /// The price of the last trade; NaN before the first.
  let mark: Double

  init(of market: borrowing Market) {
    book = BothSides(bid: market.book.bid, ask: market.book.ask)
    orders = market.orders
    account = market.account
    mark = market.book.lastTradePrice
  }
}
