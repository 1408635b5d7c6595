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
  /// The volume of the auction's trades.
  @usableFromInline var auctionVolume: Int64 = 0
  @usableFromInline let window: AuctionWindow

  @inlinable
  init(midnight: Int64, _ session: TradingSession, _ window: AuctionWindow) {
    self.midnight = midnight
    self.window = window
    self.session = session
    let start = session.open.nanoseconds + 10 * WallClock.minute
    stopLossHours = start..<max(start, session.close.nanoseconds - WallClock.minute)
    trend = PriceTrend(opening: session.open)
  }

  /// Takes a trade from the flatten on, if it is one of the auction's; see ``AuctionWindow``. Returns whether it is the first
  /// one, which tells the price.
  @inlinable
  mutating func takeAuctionTrade(_ trade: Tick, row: Int64) -> Bool {
    if window == .bounded {
      let end = session.flatten.nanoseconds &+ Self.auctionLength
      guard trade.size > 0, trade.price > 0, trade.time &- midnight < end else { return false }
    }
    auctionVolume = auctionVolume.addingWithinBounds(trade.size)
    guard print == nil else { return false }
    print = TradePrint(time: trade.time, price: trade.price, row: row)
    return true
  }

  /// From the uncross to the end of the trading at its price, on DFM a second later than on ADX.
  @usableFromInline static let auctionLength = 5 * WallClock.minute + 21 * WallClock.second

  /// So many percent of the auction's volume, in whole shares.
  @usableFromInline
  func auctionShare(_ percent: Double, _ rule: AuctionShare) -> Int64 {
    if rule == .whole {
      return Int64(clamping: Int128(auctionVolume) * Int128((percent * 100).rounded()) / 10_000)
    }
    return Int64(min(Double(auctionVolume) * (percent / 100), Double(ParameterKey.largestWhole)))
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
  /// What the limits would be without the trend.
  @usableFromInline let prices: BothSides<Double>

  @usableFromInline
  init(vwap: Double, slope: Double, _ parameters: ClosingParameters, _ steps: PriceSteps) {
    let (sell, buy) = (parameters.sellFilter, parameters.buyFilter)
    self.vwap = vwap
    self.slope = slope
    quantity = Self.shares(parameters.orderNotional / vwap)
    let target = Self.target(vwap: vwap, spread: parameters.spread)
    prices = BothSides(bid: steps.rounded(target.bid), ask: steps.rounded(target.ask))
    limit = BothSides(
      bid: buy.isEnabled && slope < -buy.threshold ? nil : prices.bid,
      ask: sell.isEnabled && slope > sell.threshold ? nil : prices.ask)
  }

  /// Whether the buy order would be at or above the sell order.
  @usableFromInline var areCrossed: Bool { prices.bid >= prices.ask }

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
