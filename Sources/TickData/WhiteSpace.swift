/// White space as people see it: Unicode's, and beside it characters that show nothing, such as a byte order mark, which
/// programs leave in front of a text.
extension Span<UInt8> {
  /// The offsets of the text without white space around it, in UTF-8.
  @inlinable
  package var trimmed: Range<Int> {
    var start = 0
    var end = count
    while start < end, self[start] <= 0x20 || self[start] >= 0x80 {
      let length = whiteSpace(at: start)
      if length == 0 { break }
      start += length
    }
    while end > start, self[end - 1] <= 0x20 || self[end - 1] >= 0x80 {
      let length = whiteSpace(before: end)
      if length == 0 { break }
      end -= length
    }
    return start..<max(start, end)
  }

  /// How many bytes the white space at an offset has; 0 where there is none.
  @usableFromInline
  package func whiteSpace(at offset: Int) -> Int {
    let byte = self[offset]
    if byte < 0x80 { return byte == 0x20 || (0x09...0x0D).contains(byte) ? 1 : 0 }
    let second = offset + 1 < count ? self[offset + 1] : 0
    if byte == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard offset + 2 < count else { return 0 }
    switch (byte, second, self[offset + 2]) {
    case (0xE1, 0x9A, 0x80): return 3
    // Spaces of every width and of none, marks of direction, ends of lines and paragraphs, the narrow one.
    case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): return 3
    case (0xE2, 0x81, 0x9F), (0xE2, 0x81, 0xA0): return 3
    case (0xE3, 0x80, 0x80): return 3
    case (0xEF, 0xBB, 0xBF): return 3
    default: return 0
    }
  }

  /// The same of what ends before an offset.
  @usableFromInline
  func whiteSpace(before end: Int) -> Int {
    for length in 1...3 where length <= end && whiteSpace(at: end - length) == length { return length }
    return 0
  }
}

extension String {
  /// Without white space around it, in the same sense.
  package var trimmed: String {
    let bytes = Array(utf8)
    return String(decoding: bytes[bytes.span.trimmed], as: UTF8.self)
  }
}
