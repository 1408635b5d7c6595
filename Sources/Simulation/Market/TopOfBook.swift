public import TickData

/// The displayed price and quantity of one side of the book, or nothing.
@frozen
public struct PriceLevel: Hashable, Sendable {
  public var price: Double
  /// Shares displayed at the price; 0 where the side is empty, never negative.
  public var quantity: Int64

  @inlinable
  public init(price: Double, quantity: Int64) {
    self.price = price
    self.quantity = max(0, quantity)
  }

  @inlinable
  public static var empty: PriceLevel { PriceLevel(price: .nan, quantity: 0) }

  @inlinable
  public var isEmpty: Bool { quantity == 0 }

  /// What the displayed quantity is worth, in local currency.
  @inlinable
  public var notional: Double { price * Double(quantity) }
}

/// The best bid and ask as last reported.
///
/// Each quote row replaces its side whole; a quantity of zero or less empties it. Trades do not change it, and neither
/// do our own fills: what is displayed stays until the side's next quote. Locked and crossed books are taken as they
/// come.
@frozen
public struct TopOfBook: Sendable {
  /// The last row of each kind of tick, by the kind's raw value: the two sides of the book, the last trade, and a place
  /// for all other rows. A tick is stored without asking for its kind, whose branch nothing could predict.
  @usableFromInline var latest: InlineArray<4, PriceLevel>

  @inlinable
  public init() { latest = InlineArray(repeating: .empty) }

  @inlinable
  public var bid: PriceLevel { latest[Int(TickKind.bid.rawValue)] }

  @inlinable
  public var ask: PriceLevel { latest[Int(TickKind.ask.rawValue)] }

  @inlinable
  public subscript(side: Side) -> PriceLevel { side == .bid ? bid : ask }

  /// The price of the last trade that the book has taken, of any day: for a ``QuotingStrategy`` of the quoting window. NaN
  /// before the first.
  @inlinable
  public var lastTradePrice: Double { latest[Int(TickKind.trade.rawValue)].price }

  /// The price halfway between bid and ask; the one side's price where the other is empty, NaN where both are.
  @inlinable @inline(__always)
  public var mid: Double {
    if bid.isEmpty { return ask.isEmpty ? .nan : ask.price }
    if ask.isEmpty { return bid.price }
    return (bid.price + ask.price) / 2
  }

  @inlinable @inline(__always)
  public var hasBothSides: Bool { !bid.isEmpty && !ask.isEmpty }

  /// Takes a tick.
  @inlinable @inline(__always)
  public mutating func take(_ kind: TickKind, price: Double, size: Int64) {
    latest[Int(kind.rawValue & 3)] = PriceLevel(price: price, quantity: size)
  }

  /// Empties both sides.
  @inlinable
  public mutating func clear() {
    latest[Int(TickKind.bid.rawValue)] = .empty
    latest[Int(TickKind.ask.rawValue)] = .empty
  }
}
