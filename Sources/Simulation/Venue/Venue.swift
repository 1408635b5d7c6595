/// What happens between a quote and its fill at every row: the queue models.
///
/// It is dispatched statically. With ``ReferenceVenue`` the replay's loop is compiled without its calls and by the
/// reference's rules; with ``ModelledVenue``, or one of a package of its own, by the rules of ``Market/rules``.
public protocol Venue: Sendable {
  /// False: the calls below are never made, and no rule but the reference's holds.
  static var isModelled: Bool { get }

  /// For these rules.
  init(_ rules: ExchangeRules)

  /// Whether it wants to know what is displayed, and what is traded. Without an implementation it does.
  var followsDisplay: Bool { get }

  /// A new day has begun: the book is empty.
  mutating func dayBegan()

  /// A quote row of the quoting window, before the book takes it: a side of the display goes from one level to another,
  /// either of which may be empty. What that does to the place of our order there.
  mutating func displays(
    _ side: Side, _ before: PriceLevel, _ after: PriceLevel, at time: Int64, order: inout RestingOrder,
    tail: inout OrderTail)

  /// The end of a trade row of the window, with a volume above zero.
  mutating func traded(price: Double, size: Int64, at time: Int64, in book: borrowing TopOfBook)
}

extension Venue {
  @inlinable
  public var followsDisplay: Bool { true }
}

/// The reference's: a queue that only trades shorten.
@frozen
public struct ReferenceVenue: Venue {
  @inlinable
  public init(_ rules: ExchangeRules) {}

  @inlinable
  public static var isModelled: Bool { false }

  @inlinable
  public var followsDisplay: Bool { false }

  @inlinable
  public mutating func dayBegan() {}

  @inlinable
  public mutating func displays(
    _ side: Side, _ before: PriceLevel, _ after: PriceLevel, at time: Int64, order: inout RestingOrder,
    tail: inout OrderTail
  ) {}

  @inlinable
  public mutating func traded(price: Double, size: Int64, at time: Int64, in book: borrowing TopOfBook) {}
}
