/// What a tick reports: a quote of one side, a trade, or something else.
///
/// A byte rather than an `enum`, so that a decoded column of bytes is a column of kinds.
@frozen
public struct TickKind: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8

  /// Any value but those of ``bid``, ``ask`` and ``trade`` is ``other``.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = min(rawValue, 3) }

  /// The bid side of the book is now this price and size.
  @inlinable public static var bid: TickKind { TickKind(rawValue: 0) }
  /// The ask side of the book is now this price and size.
  @inlinable public static var ask: TickKind { TickKind(rawValue: 1) }
  /// A trade took place at this price and size.
  @inlinable public static var trade: TickKind { TickKind(rawValue: 2) }
  /// Any other row. It moves the clock, but neither the book nor an order.
  @inlinable public static var other: TickKind { TickKind(rawValue: 3) }

  /// The kind that a text names: `bid`, `ask` or `trade` in any case, surrounded by any white space.
  @inlinable
  public init(text: some Collection<UInt8>) {
    var word: UInt64 = 0
    var length = 0
    var trailing = false
    for byte in text {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        trailing = length > 0
        continue
      }
      // A zero byte would leave no trace in the word.
      guard byte != 0, !trailing, length < 5 else {
        self = .other
        return
      }
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      word = word << 8 | UInt64(lower)
      length += 1
    }
    switch word {
    case 0x62_69_64: self = .bid
    case 0x61_73_6B: self = .ask
    case 0x74_72_61_64_65: self = .trade
    default: self = .other
    }
  }
}

extension TickKind: CustomStringConvertible {
  public var description: String {
    switch self {
    case .bid: "bid"
    case .ask: "ask"
    case .trade: "trade"
    default: "other"
    }
  }
}
