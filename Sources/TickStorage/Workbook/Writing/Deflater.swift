internal import CZlib

/// The safe face of a zlib stream that makes raw deflate data.
final class Deflater {
  // Unsafe: zlib keeps the stream's address, so that it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// - Parameter level: From 1, the fastest, to 9, the smallest.
  init(level: Int32) throws(WorkbookProblem) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let code = deflateInit2_(
      stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else {
      stream.deallocate()
      throw WorkbookProblem("cannot be compressed: out of memory")
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Forgets what it has seen, for the next part.
  func reset() { deflateReset(stream) }

  /// Deflates all of the bytes, in blocks that `body` takes; where they are the last, up to the end of the data.
  func deflate(
    _ bytes: [UInt8], isLast: Bool, into block: inout [UInt8],
    _ body: (_ block: [UInt8], _ count: Int) throws(WorkbookProblem) -> Void
  ) throws(WorkbookProblem) {
    precondition(bytes.count <= Int(UInt32.max) && !block.isEmpty, "zlib counts in 32 bits, and needs room")
    // Unsafe: zlib reads the bytes and fills the block within the calls only.
    try bytes.withUnsafeBufferPointer { input throws(WorkbookProblem) in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(input.count)
      var isFull = true
      while isFull {
        let room = UInt32(clamping: block.count)
        stream.pointee.avail_out = room
        block.withUnsafeMutableBufferPointer { output in
          stream.pointee.next_out = output.baseAddress
          _ = CZlib.deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
        }
        isFull = stream.pointee.avail_out == 0
        try body(block, Int(room - stream.pointee.avail_out))
      }
    }
  }
}
