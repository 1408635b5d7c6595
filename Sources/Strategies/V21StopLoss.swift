public import Simulation

/// **V2.1, V2 with a stop loss.** When the open position's loss at the mid price exceeds a share of what it cost, it is
/// sold into the bid, or bought back from the ask, as fast as the displayed quantity allows.
///
/// - The stop is evaluated where both sides of the book have a price. The liquidation begins at the same tick.
/// - Every further tick takes the displayed quantity again, whether it is new or not. Until all is done there are no new
///   quotes, and trades do not reach those that rest.
/// - The end-of-day flatten does not cancel a liquidation: what is left of it is executed the next morning, though the
///   position is flat, and opens a new one.
/// - A liquidation starts the cooldown of its side.
public struct V21StopLoss: QuotingStrategy {
  public static let name = "v2_1_stop_loss"
  public static let interventionName = "stop loss"
  public static let summary = "V2 that liquidates its position when the loss exceeds a share of its cost."

  public struct Parameters: StrategyParameters {
    public var sizing = CooldownParameters()
    /// Percent of the position's cost, above zero.
    public var stopLossThreshold = 2.0
    public var liquidation = LiquidationBound.free
    public var stopMark = StopMark.mid

    public init() {}

    public static let all: [Parameter<Self>] =
      CooldownParameters.all.within(\.sizing) + [
        Parameter(
          "stop_loss_threshold_pct", \.stopLossThreshold, above: 0, unit: "%",
          meaning: "Loss, in percent of the position's cost, beyond which it is liquidated."),
        Parameter(\.liquidation),
        Parameter(\.stopMark),
      ]
  }

  @usableFromInline var quoting: V2PriceFollowQtyCooldown
  @usableFromInline var cost: PositionCost
  @usableFromInline var liquidation: Liquidation?
  @usableFromInline let bound: LiquidationBound
  @usableFromInline let mark: StopMark

  /// Whether a liquidation ends with the position; see ``LiquidationBound``.
  public var isBoundToPosition: Bool { bound == .position }

  public init(_ parameters: Parameters) {
    cost = PositionCost(threshold: parameters.stopLossThreshold)
    quoting = V2PriceFollowQtyCooldown(parameters.sizing)
    bound = parameters.liquidation
    mark = parameters.stopMark
  }

  public static func notice(on parameters: Parameters) -> String? { parameters.sizing.notice(of: name) }

  @inlinable @inline(__always)
  public mutating func beforeQuoting(in market: borrowing Market) -> Intervention {
    let position = market.account.position
    if liquidation == nil, position != 0, market.book.hasBothSides,
      cost.isLossBeyondThreshold(position: position, mark: market.book.mid)
    {
      liquidation = Liquidation(side: position > 0 ? .ask : .bid, left: abs(position))
    }
    guard let current = liquidation else { return .quote }
    return liquidate(current, market.book[current.side.opposite].quantity)
  }

  /// By the rules ``StopMark`` and ``LiquidationBound``. One that is bound to the position takes back the orders first, never
  /// trades more than closes the position, and ends with it.
  @inlinable @inline(__always)
  public mutating func beforeQuotingByRules(in market: borrowing Market) -> Intervention {
    let position = market.account.position
    if liquidation == nil, position != 0, let price = mark.price(of: position, in: market.book),
      cost.isLossBeyondThreshold(position: position, mark: price)
    {
      liquidation = Liquidation(side: position > 0 ? .ask : .bid, left: abs(position))
      if bound == .position { return .cancel }
    }
    if bound == .position { liquidation?.bind(to: position) }
    guard let current = liquidation, current.left > 0 else {
      liquidation = nil
      return .quote
    }
    return liquidate(current, market.takeable(on: current.side.opposite))
  }

  /// Takes what can be had of the display.
  @inlinable @inline(__always)
  mutating func liquidate(_ current: Liquidation, _ displayed: Int64) -> Intervention {
    let quantity = min(current.left, displayed)
    guard quantity > 0 else { return .wait }
    let isComplete = quantity == current.left
    liquidation = isComplete ? nil : Liquidation(side: current.side, left: current.left - quantity)
    return .take(current.side, quantity: quantity, thenQuote: isComplete)
  }

  @inlinable @inline(__always)
  public func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
    quoting.quote(side, at: level, in: market)
  }

  @inlinable @inline(__always)
  public func quoteByRules(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
    quoting.quoteByRules(side, at: level, in: market)
  }

  @inlinable @inline(__always)
  public func answersStand(from time: Int64) -> Int64 { quoting.answersStand(from: time) }

  @inlinable
  public var dependsOnMid: Bool { quoting.dependsOnMid }

  @inlinable
  public mutating func filled(_ fill: Fill) {
    quoting.filled(fill)
    cost.filled(fill)
    if bound == .position, fill.position == 0, fill.rule == .flatten || fill.rule == .closingShare {
      liquidation = nil
    }
  }
}

extension V21StopLoss {
  /// A position that is being closed: the side to trade on, and the shares that are left.
  @frozen
  @usableFromInline
  struct Liquidation: Hashable, Sendable {
    @usableFromInline let side: Side
    @usableFromInline var left: Int64

    @inlinable
    init(side: Side, left: Int64) {
      self.side = side
      self.left = left
    }

    /// Leaves no more than closes the position: nothing where there is none on that side.
    @inlinable
    mutating func bind(to position: Int64) { left = min(left, max(0, -side.sign * position)) }
  }

  /// What the open position cost. Kept apart from the account's average entry, whose last digits differ.
  @frozen
  @usableFromInline
  struct PositionCost: Hashable, Sendable {
    /// Percent of the cost.
    @usableFromInline let threshold: Double
    @usableFromInline var cost = 0.0
    @usableFromInline var quantity: Int64 = 0
    @usableFromInline var average = 0.0
    /// A gain from this on is a loss within the threshold for certain: a hair above the loss that the threshold allows,
    /// which is far more than the roundings of the exact test can move it. It saves a division at nearly every tick.
    @usableFromInline var harmlessGain = -Double.infinity

    @inlinable
    init(threshold: Double) { self.threshold = threshold }

    /// Whether a position's loss at a mark price, in percent of its cost, exceeds the threshold. Never where it cost
    /// nothing.
    @inlinable @inline(__always)
    func isLossBeyondThreshold(position: Int64, mark: Double) -> Bool {
      let gain = (mark - average) * Double(position)
      guard gain < harmlessGain else { return false }
      return (gain / abs(cost)) * 100 < -threshold
    }

    /// The position's gain at a mark price, in percent of its cost.
    func gainPercent(position: Int64, mark: Double) -> Double { (mark - average) * Double(position) / abs(cost) * 100 }

    /// Takes a fill: adding to the position adds to the cost, reducing it reduces the cost in proportion, and a position
    /// that is opened or turned over costs its fill's price.
    @inlinable
    mutating func filled(_ fill: Fill) {
      let after = fill.position
      let before = after - fill.side.sign * fill.quantity
      let (held, holds) = (abs(before), abs(after))
      if after == 0 {
        cost = 0
      } else if before == 0 || (before > 0) != (after > 0) {
        cost = fill.price * Double(holds)
      } else if holds > held {
        cost = cost + fill.price * Double(holds - held)
      } else {
        cost = cost * (Double(holds) / Double(held))
      }
      quantity = holds
      guard abs(cost) >= 1e-6, quantity != 0 else {
        harmlessGain = -.infinity
        return
      }
      average = abs(cost) / Double(quantity)
      let allowed = -threshold * abs(cost) / 100 * (1 - 1e-9)
      // So small a loss is not computed to a relative precision; then every loss is tested exactly.
      harmlessGain = allowed < -1e-200 ? allowed : 0
    }
  }
}

extension V21StopLoss {
  /// What a trace says of each piece of a liquidation. Nothing is decided here.
  public func reason(for intervention: Intervention, in market: borrowing Market) -> NoteText? {
    guard case .take(let side, let quantity, _) = intervention else { return nil }
    let left = quantity + (liquidation?.left ?? 0)
    let position = market.account.position
    guard position * side.sign < 0 else {
      return "stop loss: \(left) to liquidate, left of a liquidation that began before the position was closed"
    }
    guard let price = mark.price(of: position, in: market.book) else { return "stop loss: \(left) to liquidate" }
    let gain = cost.gainPercent(position: position, mark: price)
    let name = mark == .mid ? "mid price" : position > 0 ? "bid" : "ask"
    return """
      stop loss: \(left) to liquidate; the position of \(position), which cost \(price: cost.average) a share, stands at \
      \(gain) % at the \(name) of \(price: price); the threshold is \(-cost.threshold) %
      """
  }
}
