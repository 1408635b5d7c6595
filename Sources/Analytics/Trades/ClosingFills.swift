public import Simulation

/// What the fills that close something come to. A fill that opens realizes nothing: it neither wins nor loses, and is not
/// counted here. (The reference system counts it, which halves the win rate; see ``ReferenceFigures``.)
public struct ClosingFills: Hashable, Sendable {
  /// How many fills closed something; how many of them at a profit, and at a loss. The others
  /// realized nothing: less than a millionth of the currency unit, which is what rounding leaves of 0.
  public private(set) var count = 0
  public private(set) var wins = 0
  public private(set) var losses = 0
  /// What the wins and the losses come to, each 0 or positive, in the unit of the P&L.
  public private(set) var grossProfit = 0.0
  public private(set) var grossLoss = 0.0

  public init() {}

  /// From the realized P&L of each closing fill. Sums are a ``PairwiseSum`` of the wins, and of the losses.
  ///
  /// - Complexity: O(*n*).
  public init(realizedPnL amounts: [Double]) {
    let won = amounts.filter(\.isProfit)
    let lost = amounts.filter(\.isLoss)
    count = amounts.count
    wins = won.count
    losses = lost.count
    grossProfit = PairwiseSum.of(won)
    grossLoss = PairwiseSum.of(lost).magnitude
  }

  /// The same where those that realized nothing were left out of the amounts; `count` is that of all.
  init(realizedPnL amounts: [Double], of count: Int) {
    self.init(realizedPnL: amounts)
    self.count = count
  }

  /// Of all fills of a security.
  public init(of fills: [Fill]) {
    self.init(realizedPnL: fills.filter(\.closesPosition).map(\.realizedPnL))
  }

  /// Adds another security's. The order matters to the last digit.
  public mutating func add(_ other: ClosingFills) {
    count += other.count
    wins += other.wins
    losses += other.losses
    grossProfit += other.grossProfit
    grossLoss += other.grossLoss
  }

  /// The share of closing fills at a profit, from 0 to 1; nil without a closing fill. Fills that realized nothing count
  /// among all, not among the wins.
  public var winRate: Double? { ratio(Double(wins), Double(count)) }

  /// What was won for each unit lost; nil where nothing was lost.
  public var profitFactor: Double? { ratio(grossProfit, grossLoss) }

  /// What a win brought in the mean; nil without a win. In the unit of the P&L.
  public var averageWin: Double? { ratio(grossProfit, Double(wins)) }

  /// What a loss cost in the mean, as a negative amount; nil without a loss. In the unit of the P&L.
  public var averageLoss: Double? { ratio(-grossLoss, Double(losses)) }
}

extension Fill {
  /// Whether it closed a position or a part of one, a fill that flips the position included.
  public var closesPosition: Bool {
    let before = side == .bid ? position - quantity : position + quantity
    return side == .bid ? before < 0 : before > 0
  }
}
