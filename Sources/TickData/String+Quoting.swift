/// What messages quote of a file or a call, which may hold anything: a bounded piece without control characters.
extension String {
  /// The text between quotes.
  package var quoted: String { "\"\(abbreviated)\"" }

  /// The beginning of the text, of at most 100 characters, with a mark at its end where there is more.
  package var abbreviated: String {
    let most = 100
    // A character may be of any number of scalars.
    let head = unicodeScalars.prefix(4 * most)
    let text = String(head).withoutControls
    let isCut = head.endIndex != unicodeScalars.endIndex
    guard isCut || text.count > most else { return text }
    return "\(text.prefix(most - 1))…"
  }
}
