internal import CZlib

/// The safe face of a zlib stream of raw deflate data.
final class Inflater {
  enum State { case goesOn, ended, failed }

  /// Where deflated bytes are put before `take`.
  let block: UnsafeMutableRawBufferPointer
  // Unsafe: zlib keeps the stream's address, so that it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init() throws(WorkbookProblem) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard inflateInit2_(stream, -MAX_WBITS, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      stream.deallocate()
      throw WorkbookProblem("cannot be decompressed: out of memory")
    }
    block = .allocate(byteCount: 1 << 16, alignment: 16)
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    block.deallocate()
  }

  var needsInput: Bool { stream.pointee.avail_in == 0 }

  /// Says that the block's first bytes come next.
  func take(_ count: Int) {
    precondition(needsInput && count <= block.count, "a block is used up before the next")
    stream.pointee.next_in = block.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
  }

  /// Inflates as much as fits or as there is.
  func inflate(into buffer: UnsafeMutableRawBufferPointer) -> (count: Int, state: State) {
    let room = UInt32(clamping: buffer.count)
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = room
    let code = CZlib.inflate(stream, Z_NO_FLUSH)
    let count = Int(room - stream.pointee.avail_out)
    switch code {
    case Z_OK, Z_BUF_ERROR: return (count, .goesOn)
    case Z_STREAM_END: return (count, .ended)
    default: return (count, .failed)
    }
  }
}
