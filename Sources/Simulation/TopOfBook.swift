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
public struct TopOfBook: Hashable, Sendable {
  public var bid = PriceLevel.empty
  public var ask = PriceLevel.empty

  @inlinable
  public init() {}

  @inlinable
  public subscript(side: Side) -> PriceLevel { side == .bid ? bid : ask }

  /// The price halfway between bid and ask; the one side's price where the other is empty, NaN where both are.
  @inlinable
  public var mid: Double {
    if bid.isEmpty { return ask.price }
    if ask.isEmpty { return bid.price }
    return (bid.price + ask.price) / 2
  }

  @inlinable
  public var hasBothSides: Bool { !bid.isEmpty && !ask.isEmpty }

  @inlinable
  public mutating func clear() { self = TopOfBook() }
}
