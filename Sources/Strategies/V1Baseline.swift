public import Simulation

/// **V1, timer-based quoting.** On each side an order is placed at the touch and then left alone, whatever the market
/// does, until the refill interval has passed since it was placed or last filled. Then a new order is placed at the
/// touch, behind all that is displayed there.
///
/// - A side whose level is too thin, or whose position limit leaves no room, has its order withdrawn, and is tried again
///   at every tick.
/// - An order that is filled completely leaves its side empty until the interval has passed.
/// - The position is limited by `max_position`, and by `max_notional` at the current mid price.
public struct V1Baseline: QuotingStrategy {
  public static let name = "v1_baseline"
  public static let summary = "Quotes the touch and leaves the order alone until a refill timer expires."

  public struct Parameters: StrategyParameters {
    public var maker = MakerParameters()

    public init() {}

    public static let all: [Parameter<Self>] =
      MakerParameters.all(refillInterval: "Time between placements on a side, from its last placement or fill.")
      .within(\.maker)
  }

  @usableFromInline let fullSize: BothSides<Int64>
  @usableFromInline let parameters: Parameters
  @usableFromInline var refill: BothSides<RefillTimer>

  public init(_ parameters: Parameters) {
    self.parameters = parameters
    fullSize = parameters.maker.fullSize
    refill = BothSides(RefillTimer(seconds: parameters.maker.refillInterval))
  }

  @inlinable @inline(__always)
  public mutating func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
    guard refill[side].isDue(at: market.time) else { return .leave }

    let size = min(fullSize[side], room(on: side, in: market))
    guard size > 0 else { return .withdraw(queueAhead: level.quantity, because: .position) }
    guard level.notional >= parameters.maker.minLocalCurrencyBeforeQuote else {
      return .withdraw(queueAhead: level.quantity, because: .liquidity)
    }
    refill[side].restart(at: market.time)
    return .join(size: size)
  }

  /// An order that the exchange would refuse is as one at a level that is too thin.
  @inlinable @inline(__always)
  public mutating func quoteByRules(
    _ side: Side, at level: PriceLevel, in market: borrowing Market
  ) -> QuoteDecision {
    if market.refuses(side, at: level.price), refill[side].isDue(at: market.time) {
      return .withdraw(queueAhead: level.quantity, because: .wouldCross)
    }
    return quote(side, at: level, in: market)
  }

  @inlinable
  public mutating func filled(_ fill: Fill) {
    refill[fill.side].restart(at: fill.time)
  }

  /// An order is left alone until its timer expires. A side whose timer has expired waits for a better level of its own;
  /// but where the mid price limits the position, for one of the other side, too. Without an interval between placements
  /// an order is placed anew at every tick.
  @inlinable @inline(__always)
  public func answersStand(from time: Int64) -> Int64 {
    let next = min(refill.bid.dueAfter(time), refill.ask.dueAfter(time))
    let isWaiting = refill.bid.isDue(at: time) || refill.ask.isDue(at: time)
    return isWaiting && (parameters.maker.maxNotional != nil || parameters.maker.refillInterval == 0) ? .min : next
  }

  /// How many more shares the position may take on this side.
  @inlinable @inline(__always)
  func room(on side: Side, in market: borrowing Market) -> Int64 {
    let limit = parameters.maker.positionLimit(mid: market.book.mid)
    return limit - side.sign * market.account.position
  }
}
