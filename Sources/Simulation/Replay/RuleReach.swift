/// Which parts of a tick the rules change. Where they change nothing the reference's way is taken, which is faster: a batch
/// may hold many replays with one rule turned each.
@frozen
@usableFromInline
struct RuleReach: Sendable {
  /// A quote does more than change the book.
  @usableFromInline let quotes: Bool
  /// The display moves our place in the queue.
  @usableFromInline let display: Bool
  /// The strategy answers otherwise, or its answers are carried out otherwise.
  @usableFromInline let answers: Bool
  /// A trade meets our orders otherwise.
  @usableFromInline let matching: Bool

  /// - Parameters:
  ///   - ownRules: whether rules of the strategy's own are other than the reference's.
  ///   - followsDisplay: whether the venue wants to know what is displayed.
  @inlinable
  init(_ rules: ExchangeRules, ownRules: Bool, followsDisplay: Bool, dependsOnMid: Bool) {
    display = followsDisplay
    answers =
      ownRules || rules.quoteCross != .ignored || rules.topUp != .keep || rules.comeback != .remembered
      || rules.taken != .again
    matching =
      rules.fillPrice != .trade || rules.tradeThrough != .queue || rules.quoteCross != .ignored
      || rules.crossedPair != .each || rules.topUp != .keep
    quotes =
      followsDisplay || dependsOnMid || rules.quoteCross != .ignored || rules.taken != .again
      || rules.opening != .atTen
  }
}
