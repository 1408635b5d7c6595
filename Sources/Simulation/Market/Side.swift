/// A side of the market, seen from our orders: on the bid side we buy, on the ask side we sell.
@frozen
public enum Side: Hashable, Sendable, CaseIterable {
  case bid, ask

  /// The other side.
  @inlinable
  public var opposite: Side { self == .bid ? .ask : .bid }

  /// What a fill on this side does to the position: 1 on the bid side, -1 on the ask side.
  @inlinable
  public var sign: Int64 { self == .bid ? 1 : -1 }
}

/// One value for each side of the market.
@frozen
public struct BothSides<Value> {
  public var bid: Value
  public var ask: Value

  @inlinable
  public init(bid: Value, ask: Value) {
    self.bid = bid
    self.ask = ask
  }

  @inlinable
  public init(_ value: Value) { self.init(bid: value, ask: value) }

  @inlinable
  public subscript(side: Side) -> Value {
    get { side == .bid ? bid : ask }
    set { if side == .bid { bid = newValue } else { ask = newValue } }
  }
}

extension BothSides: Sendable where Value: Sendable {}
extension BothSides: Equatable where Value: Equatable {}
extension BothSides: Hashable where Value: Hashable {}
