/// The little-endian numbers in the records of an archive, which are read whatever they hold.
struct ZipFields {
  let bytes: [UInt8]

  func uint16(at offset: Int) -> UInt16 { UInt16(truncatingIfNeeded: number(at: offset, width: 2)) }
  func uint32(at offset: Int) -> UInt32 { UInt32(truncatingIfNeeded: number(at: offset, width: 4)) }
  func uint64(at offset: Int) -> UInt64 { number(at: offset, width: 8) }

  /// A size or an offset; one beyond 63 bits becomes the largest, which no file has.
  func count(at offset: Int) -> Int64 { Int64(clamping: uint64(at: offset)) }

  /// Whether a record of this signature starts here and has so many bytes.
  func isRecord(_ signature: UInt32, at offset: Int, length: Int) -> Bool {
    offset >= 0 && offset <= bytes.count - length && uint32(at: offset) == signature
  }

  private func number(at offset: Int, width: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in (offset..<offset + width).reversed() { value = value << 8 | UInt64(bytes[index]) }
    return value
  }
}
