internal import CZlib
internal import Glibc

/// Writes a ZIP archive part by part, each deflated as it comes, so that memory does not depend on the parts' sizes.
///
/// The same parts make the same bytes: every date is 1980-01-01, the first that the format has. An archive of 4 GB or
/// more is refused, and so is a part of that size.
struct ArchiveWriter: ~Copyable {
  private struct Part {
    let name: [UInt8]
    let start: Int64
    var checksum: UInt = 0
    var size: Int64 = 0
    var deflatedSize: Int64 = 0
  }

  /// Beyond this level a sheet of ticks gets hardly smaller and takes twice as long.
  private static let level: Int32 = 4

  private var descriptor: Int32
  private let deflater: Deflater
  private var block = [UInt8](repeating: 0, count: 1 << 16)
  private var parts: [Part] = []
  private var end: Int64 = 0

  /// Writes to an empty file that is open, and closes it.
  init(_ descriptor: Int32) throws(WorkbookProblem) {
    do {
      deflater = try Deflater(level: Self.level)
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Starts a part. The one before must have ended.
  mutating func beginPart(_ name: String) throws(WorkbookProblem) {
    let part = Part(name: Array(name.utf8), start: end)
    parts.append(part)
    deflater.reset()
    try append(Self.localHeader(of: part))
  }

  /// Appends bytes to the part that has been started; the last ones end it.
  mutating func append(_ bytes: [UInt8], isLast: Bool) throws(WorkbookProblem) {
    precondition(!parts.isEmpty, "bytes belong to a part")
    var part = parts.removeLast()
    part.size += Int64(bytes.count)
    part.checksum = crc32_z(part.checksum, bytes, bytes.count)
    var end = end
    try deflater.deflate(bytes, isLast: isLast, into: &block) { block, count throws(WorkbookProblem) in
      try Self.write(block, count: count, to: descriptor, at: end)
      end += Int64(count)
      part.deflatedSize += Int64(count)
    }
    self.end = end
    // A checksum and sizes that stand in front are written when they are known.
    if isLast {
      let header = Self.localHeader(of: part)
      try Self.write(header, count: header.count, to: descriptor, at: part.start)
    }
    parts.append(part)
  }

  /// Writes a part as a whole.
  mutating func writePart(_ name: String, _ text: String) throws(WorkbookProblem) {
    try beginPart(name)
    try append(Array(text.utf8), isLast: true)
  }

  /// Writes the directory of all parts, without which the archive is none, and closes the file.
  mutating func finish() throws(WorkbookProblem) {
    let start = end
    var directory: [UInt8] = []
    for part in parts {
      directory += Self.signature(0x01, 0x02) + Self.bytes(UInt16(20)) + Self.fields(of: part)
      directory += [UInt8](repeating: 0, count: 10) + Self.bytes(UInt32(truncatingIfNeeded: part.start)) + part.name
    }
    let count = UInt16(truncatingIfNeeded: parts.count)
    precondition(parts.count < 0xFFFF, "an archive of this form lists fewer parts")
    var record = Self.signature(0x05, 0x06) + [0, 0, 0, 0] + Self.bytes(count) + Self.bytes(count)
    record += Self.bytes(UInt32(directory.count)) + Self.bytes(UInt32(truncatingIfNeeded: start)) + [0, 0]
    try append(directory + record)
    defer { descriptor = -1 }
    guard close(descriptor) == 0 else { throw Self.failure(errno) }
  }

  private mutating func append(_ bytes: [UInt8]) throws(WorkbookProblem) {
    try Self.write(bytes, count: bytes.count, to: descriptor, at: end)
    end += Int64(bytes.count)
  }

  private static func localHeader(of part: Part) -> [UInt8] { signature(0x03, 0x04) + fields(of: part) + part.name }

  /// What the header in front of a part and its line in the directory have in common.
  private static func fields(of part: Part) -> [UInt8] {
    let firstDate: [UInt8] = [0, 0, 0x21, 0]
    var fields = bytes(UInt16(20)) + bytes(UInt16(0)) + bytes(UInt16(8)) + firstDate
    fields += bytes(UInt32(truncatingIfNeeded: part.checksum)) + bytes(UInt32(truncatingIfNeeded: part.deflatedSize))
    return fields + bytes(UInt32(truncatingIfNeeded: part.size)) + bytes(UInt16(part.name.count)) + [0, 0]
  }

  private static func signature(_ third: UInt8, _ fourth: UInt8) -> [UInt8] { [0x50, 0x4B, third, fourth] }

  private static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number($0 * 8)) }
  }

  private static func write(
    _ bytes: [UInt8], count: Int, to descriptor: Int32, at offset: Int64
  ) throws(WorkbookProblem) {
    guard offset + Int64(count) < Int64(UInt32.max) else {
      throw WorkbookProblem("would have more than the 4 GB that a workbook may have: choose fewer securities or days")
    }
    var written = 0
    while written < count {
      // Unsafe: the system reads the array's bytes within the call only.
      let more = bytes.withUnsafeBytes { buffer in
        pwrite(descriptor, buffer.baseAddress?.advanced(by: written), count - written, off_t(offset) + written)
      }
      if more < 0 && errno == EINTR { continue }
      guard more > 0 else { throw failure(errno) }
      written += more
    }
  }

  private static func failure(_ code: Int32) -> WorkbookProblem {
    WorkbookProblem("cannot be written (\(String(cString: strerror(code))))")
  }
}
