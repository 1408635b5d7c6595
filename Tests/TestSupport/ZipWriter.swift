internal import CZlib

/// Writes small ZIP archives, right ones and wrong ones.
package struct ZipWriter {
  /// A part of an archive, and what is to be wrong or unusual about it.
  package struct Part {
    package var name: String
    package var bytes: [UInt8]
    package var isDeflated = true
    package var isEncrypted = false
    package var method: UInt16?
    package var checksum: UInt32?
    package var size: UInt64?
    package var isZip64 = false
    /// Whether length and checksum stand behind the part, as a writer has it that cannot go back.
    package var isStreamed = false
    /// Bytes to put in place of the compressed ones.
    package var payload: [UInt8]?

    package init(_ name: String, _ text: String) {
      self.name = name
      bytes = Array(text.utf8)
    }
  }

  package var parts: [Part]
  /// What stands at the archive's end.
  package var comment: [UInt8] = []
  package var isZip64 = false

  package init(parts: [Part], comment: [UInt8] = []) {
    self.parts = parts
    self.comment = comment
  }

  package func bytes() -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let payload = part.payload ?? (part.isDeflated ? Self.deflated(part.bytes) : part.bytes)
      let offset = UInt64(file.count)
      let method = part.method ?? (part.isDeflated ? 8 : 0)
      let checksum = part.checksum ?? Self.checksum(part.bytes)
      let size = part.size ?? UInt64(part.bytes.count)
      let flags: UInt16 = (part.isEncrypted ? 1 : 0) + (part.isStreamed ? 8 : 0)
      let name = Array(part.name.utf8)
      let extra: [UInt8] =
        part.isZip64
        ? Self.little(UInt16(1)) + Self.little(UInt16(24)) + Self.little(size) + Self.little(UInt64(payload.count))
          + Self.little(offset) : []
      let common: [UInt8] =
        Self.little(UInt16(20)) + Self.little(flags) + Self.little(method) + [0, 0, 0, 0] + Self.little(checksum)
        + Self.little(part.isZip64 ? .max : UInt32(payload.count))
        + Self.little(part.isZip64 ? .max : UInt32(truncatingIfNeeded: size))
        + Self.little(UInt16(name.count)) + Self.little(UInt16(extra.count))
      var local = common
      if part.isStreamed { local.replaceSubrange(10..<22, with: repeatElement(0, count: 12)) }
      file += Self.little(UInt32(0x0403_4B50)) + local + name + extra + payload
      if part.isStreamed { file += Self.little(UInt32(0x0807_4B50)) + common[10..<22] }
      directory += Self.little(UInt32(0x0201_4B50)) + Self.little(UInt16(20)) + common
      directory += [UInt8](repeating: 0, count: 10)
      directory += Self.little(part.isZip64 ? .max : UInt32(offset)) + name + extra
    }
    let start = UInt64(file.count)
    file += directory
    if isZip64 {
      let record = UInt64(file.count)
      file +=
        Self.little(UInt32(0x0606_4B50)) + Self.little(UInt64(44)) + [45, 0, 45, 0] + [UInt8](repeating: 0, count: 8)
      file += Self.little(UInt64(parts.count)) + Self.little(UInt64(parts.count))
      file += Self.little(UInt64(directory.count)) + Self.little(start)
      file += Self.little(UInt32(0x0706_4B50)) + [0, 0, 0, 0] + Self.little(record) + [1, 0, 0, 0]
    }
    let count = isZip64 ? .max : UInt16(parts.count)
    file += Self.little(UInt32(0x0605_4B50)) + [0, 0, 0, 0] + Self.little(count) + Self.little(count)
    file += Self.little(isZip64 ? .max : UInt32(directory.count)) + Self.little(isZip64 ? .max : UInt32(start))
    return file + Self.little(UInt16(comment.count)) + comment
  }

  package static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number($0 * 8)) }
  }

  package static func checksum(_ bytes: [UInt8]) -> UInt32 { UInt32(crc32_z(0, bytes, bytes.count)) }

  /// Raw deflate data, as archives have it: without zlib's two bytes in front and four behind.
  package static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(UInt(bytes.count))
    var output = [UInt8](repeating: 0, count: Int(length))
    compress2(&output, &length, bytes, UInt(bytes.count), 9)
    return Array(output[2..<Int(length) - 4])
  }
}
