internal import TickData

/// What messages quote of a file's bytes.
enum QuotedText {
  /// A text between quotes, of at most 100 characters.
  static func of(_ text: Span<UInt8>) -> String {
    // A character has some bytes; those of a piece at most are looked at.
    String(decoding: (0..<min(text.count, 800)).map { text[$0] }, as: UTF8.self).quoted
  }
}
