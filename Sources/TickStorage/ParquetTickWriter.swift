internal import CArrowBridge
public import TickData

/// Writes ticks as Parquet: `timestamp` (nanoseconds, no zone), `type` (upper case), `price`, `volume`.
public enum ParquetTickWriter {
  /// Writes the ticks of a security as one file, complete or not at all. The same ticks make the same bytes.
  public static func write(_ chunk: TickChunk, to path: String) throws(TickFileError) {
    try AtomicFile.replace(path) { temporary throws(TickFileError) in
      var text: UnsafeMutablePointer<CChar>?
      guard let writer = tb_create(temporary, TB_PARQUET, TB_SNAPPY, &text) else {
        throw TickFileError(path: path, ColumnarTable.reason(text, or: "cannot be written"))
      }
      defer { tb_release_writer(writer) }
      guard append(chunk, to: writer, &text) == 0, tb_finish(writer, &text) == 0 else {
        throw TickFileError(path: path, ColumnarTable.reason(text, or: "cannot be written"))
      }
    }
  }

  private static func append(
    _ chunk: TickChunk, to writer: OpaquePointer, _ text: inout UnsafeMutablePointer<CChar>?
  ) -> Int32 {
    let names: [StaticString] = ["BID", "ASK", "TRADE", "OTHER"]
    let types = chunk.kind.map { Int32(min($0.rawValue, TickKind.other.rawValue)) }
    let words: [UnsafePointer<CChar>?] = names.map { name in
      // Unsafe: a static string's bytes are there for ever.
      UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
    }
    // Unsafe: the bridge reads the columns within the call only.
    return chunk.time.withUnsafeBufferPointer { time in
      types.withUnsafeBufferPointer { type in
        words.withUnsafeBufferPointer { words in
          chunk.price.withUnsafeBufferPointer { price in
            chunk.size.withUnsafeBufferPointer { size in
              var ticks = tb_ticks(
                rows: Int64(chunk.count), time: time.baseAddress, time_valid: nil, type: type.baseAddress,
                types: words.baseAddress, type_count: Int32(words.count), price: price.baseAddress, price_valid: nil,
                volume: size.baseAddress, volume_valid: nil)
              return tb_write(writer, &ticks, &text)
            }
          }
        }
      }
    }
  }
}
