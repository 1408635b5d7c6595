/// A market-making strategy: it answers what should rest on each side now.
///
/// The replay calls it at every tick of the quoting window, in this order:
///
/// 1. the book takes the tick;
/// 2. ``beforeQuoting(in:)``, which may trade against the book, and may end the tick here;
/// 3. ``quote(_:at:in:)`` for the bid side, then for the ask side, each only where the book has a price: while a side of
///    the book is empty, what rests there stays as it is;
/// 4. where the tick is a trade, the orders that it reaches are filled, the ask side first, and ``filled(_:)`` is called
///    for each fill. So a trade can fill an order that was placed at this same tick.
///
/// Nothing is reset overnight except the book: orders, queue positions and the strategy's own state stay.
///
/// A strategy is a value: its stored properties are its whole state, and a copy of a replay is a fork of it. Define it for
/// the command line (`StrategyDefinition`) in its own module, so that the replay's loop is compiled for it; what replays it
/// from another module sees only methods that are `@inlinable`.
public protocol QuotingStrategy: Strategy {
  /// What to do before quoting. Without an implementation: nothing.
  mutating func beforeQuoting(in market: borrowing Market) -> Intervention

  /// Why it intervenes, for `tickbt trace` and `tickbt explain`: asked for only where somebody reads it, after
  /// ``beforeQuoting(in:)`` and before what that said is done. Without an implementation: nothing is said.
  func reason(for intervention: Intervention, in market: borrowing Market) -> NoteText?

  /// What should rest on this side, given the book's level there.
  mutating func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision

  /// The same by other rules than the reference's: called in the place of these two wherever any rule of the market or of
  /// the strategy is another one. Without an implementation the two are called. They are two so that the reference's loop
  /// does not ask at every tick which rules hold; a strategy that does not mind may ask in the first ones.
  mutating func beforeQuotingByRules(in market: borrowing Market) -> Intervention
  mutating func quoteByRules(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision

  /// Something was filled: a resting order of ours, what an intervention took, or the end-of-day flatten.
  mutating func filled(_ fill: Fill)

  /// A promise that spares the replay needless questions: until this stamp, ``quote(_:at:in:)`` would answer for a side
  /// what it answered last, and carrying that out again would change nothing, unless the level of *that* side has changed
  /// or something was filled, or stamps have stepped back, since. `.max` stands for ever.
  ///
  /// Asked for when both sides have been asked, and after each ``QuoteDecision/join(size:)``. Without an implementation
  /// nothing is promised, and both sides are asked at every tick: promise only what saves time, since a wrong promise makes
  /// wrong results.
  func answersStand(from time: Int64) -> Int64

  /// Whether its answers depend on the mid price as well: then a promise of ``quoteByRules(_:at:in:)``'s answers ends with
  /// every change of a best price. Without an implementation they do not.
  var dependsOnMid: Bool { get }
}

extension QuotingStrategy {
  @inlinable
  public static var interventionName: String { "intervention" }

  @inlinable
  public mutating func beforeQuoting(in market: borrowing Market) -> Intervention { .quote }

  @inlinable @inline(__always)
  public mutating func beforeQuotingByRules(in market: borrowing Market) -> Intervention { beforeQuoting(in: market) }

  @inlinable @inline(__always)
  public mutating func quoteByRules(
    _ side: Side, at level: PriceLevel, in market: borrowing Market
  ) -> QuoteDecision {
    quote(side, at: level, in: market)
  }

  @inlinable
  public func reason(for intervention: Intervention, in market: borrowing Market) -> NoteText? { nil }

  @inlinable
  public mutating func filled(_ fill: Fill) {}

  @inlinable
  public func answersStand(from time: Int64) -> Int64 { .min }

  @inlinable
  public var dependsOnMid: Bool { false }
}

/// What a quoting strategy does before it quotes.
@frozen
public enum Intervention: Equatable, Sendable {
  /// Nothing: it goes on to quote.
  case quote

  /// Nothing more at this tick: no quotes, and a trade does not reach the orders that rest.
  case wait

  /// Takes back both orders, and is asked again at this same tick. A second time at one tick it waits.
  case cancel

  /// Buys (`.bid`) from the ask, or sells (`.ask`) into the bid, a quantity above zero at the displayed price, and at most
  /// ``Market/takeable(on:)`` where the rules say so. Then it goes on to quote, or waits. The replay ends the process where
  /// nothing is displayed on that side.
  case take(Side, quantity: Int64, thenQuote: Bool)
}

/// What a quoting strategy wants to rest on a side of the book. An order is for one share at least, and a queue is 0 or more:
/// the replay ends the process for another answer.
@frozen
public enum QuoteDecision: Equatable, Sendable {
  /// What is there stays as it is: its price, its queue, what remains of it.
  case leave

  /// A new order of `size` shares at the level's price, behind all that is displayed there.
  case join(size: Int64)

  /// An order that follows the level's price: at an unchanged price the order's size becomes `size` and it keeps its
  /// place in the queue, even a remembered one; at a new price it joins behind all that is displayed there.
  case follow(size: Int64)

  /// No order. The side remembers the level's price, with `queueAhead` as the place to come back to. The reason is for
  /// people; the replay does not look at it.
  case withdraw(queueAhead: Int64, because: WithdrawalReason = .strategy)
}

/// Why a strategy does not quote on a side.
@frozen
public enum WithdrawalReason: String, Hashable, Sendable {
  /// The level displays too little.
  case liquidity
  /// Nothing remains to be quoted until a cooldown ends.
  case cooldown
  /// The position limit leaves no room.
  case position
  /// The strategy does not quote at this time of day.
  case session
  /// The order would meet the other side at once, and is refused (post-only).
  case wouldCross = "would cross"
  /// A rule of the strategy's own.
  case strategy
}
