internal import CArrowBridge

/// A table of results as a Parquet file.
package enum TableFile {
  /// A column: a value for each row, nil where there is none.
  package enum Column: Sendable {
    case texts([String?])
    case wholes([Int64?])
    case numbers([Double?])

    package var count: Int {
      switch self {
      case .texts(let values): values.count
      case .wholes(let values): values.count
      case .numbers(let values): values.count
      }
    }
  }

  /// Writes named columns, all of one length. The file is complete or absent; the same columns make the same bytes.
  package static func write(
    _ columns: [(name: String, values: Column)], to path: String, _ durability: Durability = .onDisk
  ) throws(AtomicFile.Failure) {
    let rows = columns.first?.values.count ?? 0
    precondition(columns.allSatisfy { $0.values.count == rows }, "the columns of a table are of one length")
    let file = try UnfinishedFile(path: path)
    let lent = columns.map { LentColumn($0.name, $0.values) }
    var text: UnsafeMutablePointer<CChar>?
    let status = tb_write_table(try file.duplicate(), Int32(lent.count), lent.map(\.bridged), Int64(rows), &text)
    guard status == 0 else {
      throw AtomicFile.Failure(path: path, reason: ColumnarTable.reason(text) ?? "out of memory")
    }
    withExtendedLifetime(lent) {}
    try file.publish(durability)
  }
}

/// A column in memory that the bridge may read for as long as this lives.
private final class LentColumn {
  let bridged: tb_output_column
  private let release: () -> Void

  init(_ name: String, _ values: TableFile.Column) {
    // Unsafe: the copies are owned by this and freed with it.
    var copies: [UnsafeMutableRawPointer] = []
    func copy<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafePointer<Value> {
      let bytes = max(1, values.count) * MemoryLayout<Value>.stride
      let copy = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: MemoryLayout<Value>.alignment)
      values.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count) }
      copies.append(copy)
      return UnsafePointer(copy.assumingMemoryBound(to: Value.self))
    }
    var column = tb_output_column()
    column.name = copy(name.utf8CString.map { $0 })
    let valid: [UInt8]
    switch values {
    case .wholes(let wholes):
      column.kind = TB_KIND_INTEGER
      column.integers = copy(wholes.map { $0 ?? 0 })
      valid = wholes.map { $0 == nil ? 0 : 1 }
    case .numbers(let numbers):
      column.kind = TB_KIND_REAL
      column.reals = copy(numbers.map { $0 ?? 0 })
      valid = numbers.map { $0 == nil ? 0 : 1 }
    case .texts(let texts):
      column.kind = TB_KIND_TEXT
      var letters: [CChar] = []
      column.text_ends = copy(
        texts.map { text in
          letters += (text ?? "").utf8.map(CChar.init(bitPattern:))
          return Int64(letters.count)
        })
      column.letters = copy(letters)
      valid = texts.map { $0 == nil ? 0 : 1 }
    }
    if valid.contains(0) { column.valid = copy(valid) }
    bridged = column
    release = { [copies] in copies.forEach { $0.deallocate() } }
  }

  deinit { release() }
}
