/// How a fill's P&L is measured.
@frozen
public enum CostBasis: Hashable, Sendable {
  /// By the account's average entry price: see ``Account``.
  case averageEntry
  /// As the opening of a trade of its own: it realizes nothing, and its price becomes the account's entry price.
  case opening
  /// As the closing of a trade that was opened at this price, whatever else the account holds.
  case closing(entry: Double)
}
