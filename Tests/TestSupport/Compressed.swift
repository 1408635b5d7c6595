/// Small gzip files made by hand.
package enum Gzip {
  package static func bytes(_ text: [UInt8]) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + ZipWriter.deflated(text) + ZipWriter.little(ZipWriter.checksum(text))
      + ZipWriter.little(UInt32(truncatingIfNeeded: text.count))
  }
}

/// Zstandard files made by hand: blocks of the text as it stands.
package enum Zstandard {
  package static func bytes(_ text: [UInt8]) -> [UInt8] {
    // A frame of one segment, whose size stands in eight bytes.
    var file: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0xE0] + ZipWriter.little(UInt64(text.count))
    let most = 1 << 17
    for start in stride(from: 0, to: text.count, by: most) {
      let block = text[start..<min(start + most, text.count)]
      let isLast: UInt32 = start + most >= text.count ? 1 : 0
      file += ZipWriter.little(isLast | UInt32(block.count) << 3).prefix(3)
      file += block
    }
    return file
  }
}
