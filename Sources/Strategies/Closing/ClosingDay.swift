public import Simulation
public import TickData

/// What the closing strategy knows of the current day, and forgets when the next one begins.
@frozen
@usableFromInline
struct ClosingDay: Hashable, Sendable {
  /// The midnight that began it; before the first tick a day that no tick is in.
  @usableFromInline var midnight: Int64
  /// Its session; that of the day after may be another.
  @usableFromInline let session: TradingSession
  /// From ten minutes after the open to one minute before the close, as times of the day.
  @usableFromInline let stopLossHours: Range<Int64>
  @usableFromInline var trend: PriceTrend
  @usableFromInline var vwap = VWAPWindow()
  /// Whether it is decided what goes into the auction, and what does, if anything.
  @usableFromInline var isDecided = false
  @usableFromInline var orders: AuctionOrders?
  /// The day's first trade from the flatten on, of any size and price: what the auction is taken to have settled at.
  @usableFromInline var print: TradePrint?
  /// The volume of all trades from the flatten to midnight.
  @usableFromInline var auctionVolume: Int64 = 0

  @inlinable
  init(midnight: Int64, _ session: TradingSession) {
    self.midnight = midnight
    self.session = session
    let start = session.open.nanoseconds + 10 * WallClock.minute
    stopLossHours = start..<max(start, session.close.nanoseconds - WallClock.minute)
    trend = PriceTrend(opening: session.open)
  }

  /// Takes a trade from the flatten on. The reference rule: the auction has no end, and its price may be that of a trade of size
  /// zero, or be zero itself.
  @inlinable
  mutating func takeAuctionTrade(_ trade: Tick, row: Int64) {
    if print == nil { print = TradePrint(time: trade.time, price: trade.price, row: row) }
    auctionVolume = auctionVolume.addingWithinBounds(trade.size)
  }

  /// So many percent of the auction's volume, in whole shares. The reference rule: the product is cut off as it is, so that
  /// 29 % of 100 shares are 28.
  @usableFromInline
  func auctionShare(_ percent: Double) -> Int64 {
    Int64(min(Double(auctionVolume) * (percent / 100), Double(ParameterKey.largestWhole)))
  }
}

/// The orders for a closing auction.
@frozen
@usableFromInline
struct AuctionOrders: Hashable, Sendable {
  @usableFromInline let vwap: Double
  /// The day's slope, which may hold an order back.
  @usableFromInline let slope: Double
  @usableFromInline let quantity: Int64
  /// A side's limit; nil where the trend holds its order back.
  @usableFromInline let limit: BothSides<Double?>

  @usableFromInline
  init(vwap: Double, slope: Double, _ parameters: ClosingParameters, _ steps: PriceSteps) {
    let (sell, buy) = (parameters.sellFilter, parameters.buyFilter)
    self.vwap = vwap
    self.slope = slope
    quantity = Self.shares(parameters.orderNotional / vwap)
    let target = Self.target(vwap: vwap, spread: parameters.spread)
    limit = BothSides(
      bid: buy.isEnabled && slope < -buy.threshold ? nil : steps.rounded(target.bid),
      ask: sell.isEnabled && slope > sell.threshold ? nil : steps.rounded(target.ask))
  }

  /// The prices at a distance from the VWAP, in percent, before they are rounded to the steps.
  static func target(vwap: Double, spread: Double) -> BothSides<Double> {
    BothSides(bid: vwap * (1 - spread / 100), ask: vwap * (1 + spread / 100))
  }

  /// Whether an auction at this price reaches a side's order.
  @usableFromInline
  func isReached(_ side: Side, at price: Double) -> Bool {
    guard let limit = limit[side] else { return false }
    return side == .bid ? price <= limit : price >= limit
  }

  /// Whole shares, ties to even. A price next to nothing buys no more than a parameter could say.
  private static func shares(_ quantity: Double) -> Int64 {
    Int64(min(quantity.rounded(.toNearestOrEven), Double(ParameterKey.largestWhole)))
  }
}

/// The order that closes an entry: all of it, at the VWAP that the entry was made by.
@frozen
@usableFromInline
struct ExitOrder: Hashable, Sendable {
  @usableFromInline let side: Side
  @usableFromInline let price: Double
  /// The entry's price, which the P&L is measured from.
  @usableFromInline let entry: Double
  @usableFromInline var left: Int64

  @usableFromInline
  init(side: Side, price: Double, entry: Double, left: Int64) {
    self.side = side
    self.price = price
    self.entry = entry
    self.left = left
  }
}
