/// The columns of a trade log and of a summary.
public enum ResultLayout: CaseIterable, Hashable, Sendable {
  /// Every fill with the position and the P&L after it.
  case marketMaking
  /// Every fill with the rule that it came of and the price that it was meant by.
  case closingAuction
}
