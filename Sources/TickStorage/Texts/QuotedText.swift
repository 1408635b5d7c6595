internal import TickData

/// What messages quote of a file, which may hold anything: a bounded piece.
package enum QuotedText {
  private static let longest = 40

  /// A text between quotes.
  static func of(_ text: Span<UInt8>) -> String {
    // A character has some bytes; those of a piece at most are looked at.
    let bytes = (0..<min(text.count, 8 * longest)).map { text[$0] }
    return of(String(decoding: bytes, as: UTF8.self))
  }

  package static func of(_ text: String) -> String { "\"\(shortened(text.withoutControls))\"" }

  /// At most so many characters, and a mark where there are more.
  static func shortened(_ text: String) -> String { text.count > longest ? "\(text.prefix(longest))…" : text }
}
