/// The texts of a type column, each once: rows refer to them by index.
public struct TypeWords: Sendable {
  /// All words behind each other, in UTF-8, and where each of them ends.
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int64] = []
  /// Indices by hash, -1 for none; a power of two of them, at most half of them taken.
  private var slots: [Int32] = Array(repeating: -1, count: 16)

  public init() {}

  public var count: Int { ends.count }

  /// How much memory the texts take, about.
  var byteCount: Int { bytes.count + 24 * ends.count }

  /// The bytes of a word, in UTF-8.
  public func utf8(_ index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  public subscript(index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }

  /// The table of these words, which differ.
  init(_ words: [String]) {
    for word in words { _ = index(of: Array(word.utf8).span) }
  }

  /// The names of the kinds of tick, by their raw values.
  static let ofKinds = TypeWords(["BID", "ASK", "TRADE", "OTHER"])

  /// The index of a text, which becomes a word unless it is one. Bytes that are no UTF-8 are replaced by the mark for
  /// such bytes.
  mutating func index(of text: Span<UInt8>) -> Int32 {
    let slot = slot(of: text)
    if slots[slot] >= 0 { return slots[slot] }
    return add(text)
  }

  /// Forgets all words and keeps the room.
  mutating func removeAll() {
    guard !ends.isEmpty else { return }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    slots = Array(repeating: -1, count: 16)
  }

  private mutating func add(_ text: Span<UInt8>) -> Int32 {
    var raw: [UInt8] = []
    for index in text.indices { raw.append(text[index]) }
    let repaired = Array(String(decoding: raw, as: UTF8.self).utf8)
    let slot = slot(of: repaired.span)
    if slots[slot] >= 0 { return slots[slot] }
    let index = Int32(ends.count)
    bytes.append(contentsOf: repaired)
    ends.append(Int64(bytes.count))
    slots[slot] = index
    if 2 * ends.count > slots.count { growSlots() }
    return index
  }

  private mutating func growSlots() {
    slots = Array(repeating: -1, count: 4 * slots.count)
    for index in ends.indices { slots[slot(of: utf8(index).span)] = Int32(index) }
  }

  /// The slot that holds a text's index, or the free one where it belongs.
  @inline(__always)
  private func slot(of text: Span<UInt8>) -> Int {
    // FNV-1a, whose low bits depend on all bytes.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while slots[slot] >= 0, !holds(text, at: Int(slots[slot])) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  @inline(__always)
  private func holds(_ text: Span<UInt8>, at index: Int) -> Bool {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    guard Int(ends[index]) - start == text.count else { return false }
    for offset in text.indices where bytes[start + offset] != text[offset] { return false }
    return true
  }
}
