import TickBacktest

/// **Inventory skew: the more you hold, the less you ask for more.** Quotes the touch on both sides as V2 does, but the
/// side that would add to the inventory gets smaller in proportion to it, and is withdrawn well before the position limit.
/// The side that reduces the inventory keeps its full size.
///
/// - With `skew_pct` 100 the adding side shrinks to nothing at `max_position`, with 50 to half, with 0 it is V2's.
/// - From `stop_adding_pct` of `max_position` on, nothing adds to the inventory.
/// - Flat, both sides have their full size.
struct InventorySkew: QuotingStrategy {
  static let name = "inventory_skew"
  static let summary = "Follows the touch; quotes less on the side that would add to the inventory."

  struct Parameters: StrategyParameters {
    var maker = MakerParameters()
    /// Percent of the size, percent of the position limit.
    var skew = 100.0
    var stopAdding = 75.0

    static let all: [Parameter<Self>] =
      MakerParameters.all.within(\.maker) + [
        Parameter(
          "skew_pct", \.skew, 0...100, unit: "%",
          meaning: "How much smaller the adding side is at max_position; in between in proportion."),
        Parameter(
          "stop_adding_pct", \.stopAdding, 0...100, unit: "%",
          meaning: "Inventory, in percent of max_position, from which on nothing adds to it."),
      ]
  }

  /// V2's sizes: the cooldown after a fill, the position limit, the minimum a level has to display.
  var sizing: CooldownSizing
  let fullSize: BothSides<Int64>
  /// The inventory from which on nothing adds to it, in shares.
  let mostInventory: Double
  /// How many shares of its size the adding side loses with each share of inventory.
  let loss: BothSides<Double>

  init(_ parameters: Parameters) {
    let limit = Double(parameters.maker.maxPosition)
    let skew = limit > 0 ? parameters.skew / 100 / limit : 0
    sizing = CooldownSizing(parameters.maker)
    fullSize = parameters.maker.fullSize
    mostInventory = limit * parameters.stopAdding / 100
    loss = BothSides(bid: Double(fullSize.bid) * skew, ask: Double(fullSize.ask) * skew)
  }

  func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
    switch sizing.size(on: side, at: level, in: market) {
    case .none(let reason):
      return .withdraw(queueAhead: level.quantity, because: reason)
    case .shares(let size):
      let most = mostShares(on: side, position: market.account.position)
      guard most > 0 else { return .withdraw(queueAhead: level.quantity, because: .position) }
      return .follow(size: min(size, most))
    }
  }

  /// The full size, less what the inventory takes away where a fill on this side would add to it.
  func mostShares(on side: Side, position: Int64) -> Int64 {
    let inventory = Double(side.sign * position)
    guard inventory > 0 else { return fullSize[side] }
    guard inventory < mostInventory else { return 0 }
    return fullSize[side] - Int64(inventory * loss[side])
  }

  mutating func filled(_ fill: Fill) { sizing.filled(fill) }

  /// Sizes change with the cooldown's end and with fills, so that a sweep need not ask in between.
  func answersStand(from time: Int64) -> Int64 { sizing.stands(from: time) }
}
