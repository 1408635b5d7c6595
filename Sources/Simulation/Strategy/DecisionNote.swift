/// What a strategy has decided and why, for the people who follow it.
public struct DecisionNote: Hashable, Sendable {
  /// The moment that it speaks of, which may be before the tick at which it was noted, and the source row of that moment,
  /// counted from 0.
  public let time: Int64
  public let row: Int64
  /// The side that it is about; nil where it is about both or none.
  public let side: Side?
  public let text: NoteText

  @usableFromInline
  init(_ text: NoteText, on side: Side?, time: Int64, row: Int64) {
    (self.text, self.side, self.time, self.row) = (text, side, time, row)
  }
}

/// Words with figures in them, which whoever shows them writes as it writes all figures of their kind.
///
/// It is written as a string: `"stop loss: the bid at \(price: bid) is \(loss) % below the entry"`.
public struct NoteText: ExpressibleByStringInterpolation, Hashable, Sendable {
  public enum Piece: Hashable, Sendable {
    case words(String)
    case price(Double)
    /// The price of an order of ours: where it carries the noise of floating point, so that a trade at the same price may not
    /// reach it, that is said.
    case limit(Double)
    case quantity(Int64)
    /// Any other number: a percentage, a slope, an amount.
    case figure(Double)
  }

  public let pieces: [Piece]

  public init(stringLiteral words: String) { pieces = [.words(words)] }

  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  public struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(2 * interpolationCount + 1) }

    public mutating func appendLiteral(_ words: String) {
      if !words.isEmpty { pieces.append(.words(words)) }
    }

    public mutating func appendInterpolation(price: Double) { pieces.append(.price(price)) }

    public mutating func appendInterpolation(limit: Double) { pieces.append(.limit(limit)) }

    public mutating func appendInterpolation(_ quantity: Int64) { pieces.append(.quantity(quantity)) }

    public mutating func appendInterpolation(_ figure: Double) { pieces.append(.figure(figure)) }

    public mutating func appendInterpolation(_ words: String) { appendLiteral(words) }

    public mutating func appendInterpolation(_ text: NoteText) { pieces += text.pieces }
  }
}
