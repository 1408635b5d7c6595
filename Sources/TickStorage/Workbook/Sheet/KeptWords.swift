/// The words of a sheet's type column since the last exchange; a shared string becomes a word once.
struct KeptWords {
  private var words = TypeWords()
  /// The word that each shared string is, by its index; -1 for none.
  private var wordOfShared: [Int32] = []
  /// The shared strings that are words.
  private var usedShared: [Int] = []

  var byteCount: Int { words.byteCount }

  mutating func index(of text: Span<UInt8>) -> Int32 { words.index(of: text) }

  @inline(__always)
  mutating func index(ofShared index: Int, _ shared: SharedStrings) -> Int32 {
    if index < wordOfShared.count, wordOfShared[index] >= 0 { return wordOfShared[index] }
    return add(shared: index, shared)
  }

  private mutating func add(shared index: Int, _ shared: SharedStrings) -> Int32 {
    if wordOfShared.count <= index {
      wordOfShared.append(contentsOf: repeatElement(-1, count: index + 1 - wordOfShared.count))
    }
    let text = shared[index] ?? []
    let word = words.index(of: text.span)
    wordOfShared[index] = word
    usedShared.append(index)
    return word
  }

  /// Hands over the words and starts anew with the other table, emptied.
  mutating func exchange(with other: inout TypeWords) {
    swap(&words, &other)
    words.removeAll()
    for index in usedShared { wordOfShared[index] = -1 }
    usedShared.removeAll(keepingCapacity: true)
  }
}
