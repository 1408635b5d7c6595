internal import TickData

/// What each word of a type column means, looked up once a word.
struct TypeWordTable {
  /// What a row with such a word is.
  struct Meaning: Hashable {
    /// A bid, an ask, a trade or another row, where each row is one of them.
    var kind = TickKind.other
    /// Whether the row's bid and ask columns count.
    var isQuote = false
  }

  private let meanings: TypeWordMeanings
  private var known: [Meaning] = []
  private var kinds: [TickKind] = []

  init(_ meanings: TypeWordMeanings) { self.meanings = meanings }

  /// The meaning of a word by its number, of -1 for a row without a type.
  mutating func meaning(of word: Int32, in words: TypeWords) -> Meaning {
    guard word >= 0 else { return Meaning() }
    while known.count <= Int(word) { known.append(meaning(of: words.utf8(known.count))) }
    return known[Int(word)]
  }

  /// The kinds of tick that the words name, by their numbers.
  mutating func kinds(of words: TypeWords) -> [TickKind] {
    while kinds.count < words.count { kinds.append(meaning(of: Int32(kinds.count), in: words).kind) }
    return kinds
  }

  private func meaning(of text: ArraySlice<UInt8>) -> Meaning {
    guard !meanings.isEmpty else { return Meaning(kind: TypeNames.usual.kind(of: text), isQuote: true) }
    let word = TickColumns.normalised(String(decoding: text, as: UTF8.self))
    let kind: TickKind =
      if meanings.bid.contains(word) {
        .bid
      } else if meanings.ask.contains(word) {
        .ask
      } else {
        meanings.trade.contains(word) ? .trade : .other
      }
    return Meaning(kind: kind, isQuote: meanings.quote.contains(word))
  }
}
