/// The words by which a source says what a tick is. Case does not count, nor does white space around a word.
///
/// `BID`, `ASK` and `TRADE` are always known.
public struct TypeNames: Hashable, Sendable {
  /// In lower case, as bytes.
  private var words: [Word]

  private struct Word: Hashable, Sendable {
    let letters: [UInt8]
    let kind: TickKind
  }

  public init(bid: [String] = [], ask: [String] = [], trade: [String] = []) {
    words = []
    add(bid: bid, ask: ask, trade: trade)
  }

  /// Those of Bloomberg's Excel add-in, and of its API for intraday ticks: there the best bid is BID_BEST at some exchanges
  /// and BEST_BID at others. AT_TRADE, an automatic trade, stays another row: where it is asked for together with TRADE,
  /// one trade comes under both names. So do MID_PRICE and SETTLE.
  public static let usual = TypeNames(bid: ["BEST_BID", "BID_BEST"], ask: ["BEST_ASK", "ASK_BEST"])

  /// Takes further words. The first of two kinds that claim a word has it.
  public mutating func add(bid: [String] = [], ask: [String] = [], trade: [String] = []) {
    for (names, kind) in [(bid, TickKind.bid), (ask, .ask), (trade, .trade)] {
      words += names.map { Word(letters: $0.trimmed.utf8.map(Self.lowerCase), kind: kind) }
    }
  }

  /// The kind that a text names.
  @inlinable
  public func kind(of text: some Collection<UInt8>) -> TickKind {
    let kind = TickKind(text: text)
    guard kind == .other else { return kind }
    return text.withContiguousStorageIfAvailable { self.kind(ofOther: $0.span) } ?? self.kind(ofOther: Array(text).span)
  }

  /// The kind of a text that is none of the words that are always known, as far as those of a few bytes' white space go.
  @usableFromInline
  func kind(ofOther text: Span<UInt8>) -> TickKind {
    let range = text.trimmed
    guard !range.isEmpty else { return .other }
    let word = text.extracting(range)
    if range.count < text.count {
      let kind = word.withUnsafeBufferPointer { TickKind(text: $0) }
      if kind != .other { return kind }
    }
    return words.first { Self.holds($0, word) }?.kind ?? .other
  }

  private static func holds(_ known: Word, _ word: Span<UInt8>) -> Bool {
    guard known.letters.count == word.count else { return false }
    return word.indices.allSatisfy { lowerCase(word[$0]) == known.letters[$0] }
  }

  private static func lowerCase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
