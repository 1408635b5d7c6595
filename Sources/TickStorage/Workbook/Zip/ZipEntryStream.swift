internal import CZlib

/// The bytes of one part of an archive, inflated as they are asked for and checked against the directory.
///
/// Memory is one block of deflated bytes and what zlib needs (40 KB).
final class ZipEntryStream {
  let entry: ZipEntry
  private let file: ArchiveFile
  /// Where the next stored or deflated bytes lie, and how many of them there are.
  private var offset: Int64
  private var remaining: Int64
  private var produced: Int64 = 0
  private var checksum: UInt = 0
  private var isFinished = false
  private let inflater: Inflater?

  init(_ entry: ZipEntry, in file: ArchiveFile, limits: WorkbookLimits) throws(WorkbookProblem) {
    guard !entry.isEncrypted else { throw ForeignFile.encrypted }
    guard entry.method == 0 || entry.method == 8 else {
      throw WorkbookProblem(
        "its part \(entry.name) is compressed by method \(entry.method), which spreadsheets do not use: "
          + "save it again in Excel or LibreOffice")
    }
    try limits.check(entry)
    let header = ZipFields(bytes: try file.bytes(at: entry.offset, count: 30))
    guard header.isRecord(0x0403_4B50, at: 0, length: 30) else { throw ZipDirectory.damaged }
    guard header.uint16(at: 6) & 1 == 0 else { throw ForeignFile.encrypted }
    offset = entry.offset + 30 + Int64(header.uint16(at: 26)) + Int64(header.uint16(at: 28))
    remaining = entry.deflatedSize
    guard offset <= file.size, remaining <= file.size - offset else { throw ArchiveFile.truncated }
    guard entry.method == 8 || entry.size == remaining else { throw ZipDirectory.damaged }
    self.entry = entry
    self.file = file
    inflater = entry.method == 8 ? try Inflater() : nil
  }

  /// How much has been read, from 0 to 1.
  var fractionRead: Double { entry.size > 0 ? Double(produced) / Double(entry.size) : 1 }

  /// Fills the buffer as far as there are bytes; 0 at the end, when length and checksum have proved right.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookProblem) -> Int {
    var filled = 0
    while filled < buffer.count, !isFinished {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = try inflater == nil ? readStored(into: rest) : readDeflated(into: rest)
      checksum = crc32_z(checksum, rest.baseAddress, count)
      produced += Int64(count)
      filled += count
      guard produced <= entry.size else {
        throw WorkbookProblem("its part \(entry.name) has more than the \(entry.size) bytes that it says to have")
      }
      if isFinished { try verify() }
    }
    return filled
  }

  private func readStored(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookProblem) -> Int {
    let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer[..<Int(min(Int64(buffer.count), remaining))])
    let count = wanted.isEmpty ? 0 : try file.read(at: offset, into: wanted)
    guard count > 0 || remaining == 0 else { throw ArchiveFile.truncated }
    offset += Int64(count)
    remaining -= Int64(count)
    isFinished = remaining == 0
    return count
  }

  private func readDeflated(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookProblem) -> Int {
    guard let inflater else { return 0 }
    if inflater.needsInput, remaining > 0 {
      let block = UnsafeMutableRawBufferPointer(
        rebasing: inflater.block[..<Int(min(Int64(inflater.block.count), remaining))])
      let count = try file.read(at: offset, into: block)
      guard count > 0 else { throw ArchiveFile.truncated }
      offset += Int64(count)
      remaining -= Int64(count)
      inflater.take(count)
    }
    let (count, state) = inflater.inflate(into: buffer)
    switch state {
    case .goesOn:
      guard count > 0 || remaining > 0 else { throw damaged("ends in the middle of its compressed data") }
    case .ended: isFinished = true
    case .failed: throw damaged("cannot be decompressed")
    }
    return count
  }

  private func verify() throws(WorkbookProblem) {
    guard produced == entry.size else { throw damaged("has \(produced) bytes, not the \(entry.size) that it says") }
    guard checksum == UInt(entry.checksum) else { throw damaged("has another checksum than it says (CRC)") }
  }

  private func damaged(_ what: String) -> WorkbookProblem {
    WorkbookProblem("is damaged, its part \(entry.name) \(what): \(WorkbookProblem.remedy)")
  }
}
