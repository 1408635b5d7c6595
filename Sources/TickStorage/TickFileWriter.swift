internal import CArrowBridge
public import TickData

/// Writes the ticks of a security as one file, many rows at a time: `timestamp` (nanoseconds, no zone), `type`, `price`,
/// `volume`.
///
/// The file has its name only once it is complete: a writer that goes before `finish` leaves nothing behind. The same
/// rows in the same portions make the same bytes.
public final class TickFileWriter {
  private let path: String
  private let file: UnfinishedFile
  private let durability: Durability
  private let writer: OpaquePointer
  private var timeValidity: [UInt8] = []
  private var priceValidity: [UInt8] = []

  /// Starts a file beside the one at the path.
  ///
  /// - Parameter hasChecksums: whether Parquet's pages have checksums, by which readers notice changed bytes.
  public init(
    path: String, format: TickFileFormat, compression: TickFileCompression = .snappy, hasChecksums: Bool = true,
    durability: Durability = .onDisk
  ) throws(TickFileError) {
    self.path = path
    self.durability = durability
    let descriptor: Int32
    (file, descriptor) = try UnfinishedFile.ofTicks(at: path)
    var text: UnsafeMutablePointer<CChar>?
    guard let writer = tb_create(descriptor, format.bridged, compression.bridged, hasChecksums, &text) else {
      throw TickFileError(path: path, ColumnarTable.reason(text, or: "cannot be written"))
    }
    self.writer = writer
  }

  deinit { tb_release_writer(writer) }

  /// Writes ticks as a whole file.
  public static func write(
    _ chunk: TickChunk, to path: String, format: TickFileFormat = .parquet, durability: Durability = .onDisk
  ) throws(TickFileError) {
    let writer = try TickFileWriter(path: path, format: format, durability: durability)
    try writer.append(chunk)
    try writer.finish()
  }

  /// Appends rows as they stand.
  public func append(_ rows: SourceRows) throws(TickFileError) {
    let count = rows.count
    let hasTime = Self.validity(&timeValidity, count) { rows.time[$0] != SourceRows.missingStamp }
    let hasPrice = Self.validity(&priceValidity, count) { !rows.price[$0].isNaN }
    let hasVolume = rows.hasVolume.span.extracting(first: count)
    var volumes = 0
    for row in hasVolume.indices { volumes += Int(hasVolume[row]) }
    var text: UnsafeMutablePointer<CChar>?
    let status = tb_write(
      writer, Int64(count), rows.time, hasTime ? nil : timeValidity, rows.type, rows.words.bytes, rows.words.ends,
      Int32(rows.words.count), rows.price, hasPrice ? nil : priceValidity, rows.volume,
      volumes == count ? nil : rows.hasVolume, &text)
    try check(status, text)
  }

  /// Appends ticks, none of which may be void. Their types are in upper case, as exchanges' are.
  public func append(_ chunk: TickChunk) throws(TickFileError) {
    let types = chunk.kind.map { Int32(min($0.rawValue, TickKind.other.rawValue)) }
    var text: UnsafeMutablePointer<CChar>?
    let status = tb_write(
      writer, Int64(chunk.count), chunk.time, nil, types, TypeWords.ofKinds.bytes, TypeWords.ofKinds.ends,
      Int32(TypeWords.ofKinds.count), chunk.price, nil, chunk.size, nil, &text)
    try check(status, text)
  }

  /// Marks which rows are there; true, with nothing marked, if all are.
  private static func validity(_ marks: inout [UInt8], _ count: Int, _ isThere: (Int) -> Bool) -> Bool {
    var missing = 0
    for row in 0..<count where !isThere(row) { missing += 1 }
    guard missing > 0 else { return true }
    if marks.count < count { marks = Array(repeating: 1, count: count) }
    for row in 0..<count { marks[row] = isThere(row) ? 1 : 0 }
    return false
  }

  /// Completes the file and gives it its name.
  public func finish() throws(TickFileError) {
    var text: UnsafeMutablePointer<CChar>?
    try check(tb_finish(writer, &text), text)
    do {
      try file.publish(durability)
    } catch {
      throw TickFileError(error)
    }
  }

  private func check(_ status: Int32, _ text: UnsafeMutablePointer<CChar>?) throws(TickFileError) {
    guard status == 0 else { throw TickFileError(path: path, ColumnarTable.reason(text, or: "cannot be written")) }
  }
}
