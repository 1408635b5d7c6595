/// A part of an archive, as the archive's directory describes it.
struct ZipEntry: Hashable, Sendable {
  let name: String
  let flags: UInt16
  let method: UInt16
  let checksum: UInt32
  let deflatedSize: Int64
  let size: Int64
  /// Where its local header starts in the file.
  let offset: Int64

  var isEncrypted: Bool { flags & 1 != 0 }
}

/// The directory at the end of a ZIP archive, with the Zip64 records of large ones.
struct ZipDirectory: Sendable {
  private let entries: [String: ZipEntry]

  init(of file: ArchiveFile, limits: WorkbookLimits) throws(WorkbookProblem) {
    let place = try Place(in: file)
    guard place.size <= limits.listBytes else {
      throw WorkbookProblem(
        "has an archive directory of \(place.size) bytes, more than the \(limits.listBytes) that are allowed: "
          + WorkbookProblem.remedy)
    }
    let fields = ZipFields(bytes: try file.bytes(at: place.offset, count: Int(place.size)))
    var entries: [String: ZipEntry] = [:]
    var offset = 0
    var count: UInt64 = 0
    while count < place.count {
      guard fields.isRecord(0x0201_4B50, at: offset, length: 46) else { throw Self.damaged }
      let nameLength = Int(fields.uint16(at: offset + 28))
      let extraLength = Int(fields.uint16(at: offset + 30))
      let length = 46 + nameLength + extraLength + Int(fields.uint16(at: offset + 32))
      guard offset <= fields.bytes.count - length else { throw Self.damaged }
      let entry = try Self.entry(fields, at: offset, nameLength: nameLength, extraLength: extraLength)
      entries[Self.folded(entry.name)] = entry
      offset += length
      count += 1
    }
    self.entries = entries
  }

  /// The part of a name, with or without a leading slash, in any case, as package part names compare.
  subscript(name: String) -> ZipEntry? { entries[Self.folded(name)] }

  static let damaged = WorkbookProblem("has a damaged archive directory: \(WorkbookProblem.remedy)")

  private static func folded(_ name: String) -> String {
    var folded = name.lowercased().replacing("\\", with: "/")
    while folded.hasPrefix("/") { folded.removeFirst() }
    return folded
  }

  private static func entry(
    _ fields: ZipFields, at offset: Int, nameLength: Int, extraLength: Int
  ) throws(WorkbookProblem) -> ZipEntry {
    let nameStart = offset + 46
    let extra = nameStart + nameLength..<nameStart + nameLength + extraLength
    // What does not fit 32 bits stands in the Zip64 field, in this order.
    var wide = try Zip64Numbers(fields, in: extra)
    let size = try wide.resolve(fields.uint32(at: offset + 24))
    let deflatedSize = try wide.resolve(fields.uint32(at: offset + 20))
    let start = try wide.resolve(fields.uint32(at: offset + 42))
    return ZipEntry(
      name: String(decoding: fields.bytes[nameStart..<extra.lowerBound], as: UTF8.self),
      flags: fields.uint16(at: offset + 8), method: fields.uint16(at: offset + 10),
      checksum: fields.uint32(at: offset + 16), deflatedSize: deflatedSize, size: size, offset: start)
  }
}

/// The numbers of an entry that need more than 32 bits, taken one after the other.
private struct Zip64Numbers {
  private let fields: ZipFields
  private var rest: Range<Int> = 0..<0

  init(_ fields: ZipFields, in extra: Range<Int>) throws(WorkbookProblem) {
    self.fields = fields
    var offset = extra.lowerBound
    while offset + 4 <= extra.upperBound {
      let length = Int(fields.uint16(at: offset + 2))
      guard offset + 4 + length <= extra.upperBound else { return }
      if fields.uint16(at: offset) == 1 {
        rest = offset + 4..<offset + 4 + length
        return
      }
      offset += 4 + length
    }
  }

  mutating func resolve(_ short: UInt32) throws(WorkbookProblem) -> Int64 {
    guard short == .max else { return Int64(short) }
    guard rest.count >= 8 else { throw ZipDirectory.damaged }
    defer { rest = rest.lowerBound + 8..<rest.upperBound }
    return fields.count(at: rest.lowerBound)
  }
}

extension ZipDirectory {
  /// Where the directory lies in the file.
  struct Place {
    let offset: Int64
    let size: Int64
    let count: UInt64

    init(in file: ArchiveFile) throws(WorkbookProblem) {
      // The end record has 22 bytes and a comment of up to 65,535; the Zip64 locator before it has 20.
      let tailLength = Int(min(file.size, 22 + 65_535 + 20))
      let tailStart = file.size - Int64(tailLength)
      let tail = ZipFields(bytes: try file.bytes(at: tailStart, count: tailLength))
      guard let end = Self.endRecord(in: tail) else { throw ArchiveFile.truncated }
      let count = tail.uint16(at: end + 10)
      let size = tail.uint32(at: end + 12)
      let offset = tail.uint32(at: end + 16)
      if count == .max || size == .max || offset == .max, tail.isRecord(0x0706_4B50, at: end - 20, length: 20) {
        let record = ZipFields(bytes: try file.bytes(at: tail.count(at: end - 12), count: 56))
        guard record.isRecord(0x0606_4B50, at: 0, length: 56) else { throw damaged }
        self.count = record.uint64(at: 32)
        self.size = record.count(at: 40)
        self.offset = record.count(at: 48)
      } else {
        self.count = UInt64(count)
        self.size = Int64(size)
        self.offset = Int64(offset)
      }
    }

    /// The end record whose comment ends with the file, or else the last that fits into it.
    private static func endRecord(in tail: ZipFields) -> Int? {
      var last: Int?
      var offset = tail.bytes.count - 22
      while offset >= 0 {
        if tail.isRecord(0x0605_4B50, at: offset, length: 22) {
          let end = offset + 22 + Int(tail.uint16(at: offset + 20))
          if end == tail.bytes.count { return offset }
          if end < tail.bytes.count, last == nil { last = offset }
        }
        offset -= 1
      }
      return last
    }
  }
}
