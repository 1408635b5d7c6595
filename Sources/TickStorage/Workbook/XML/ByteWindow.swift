internal import Glibc

/// The bytes of a part that are in memory: a window that slides forward over the part as `position` moves on.
///
/// This is the one place where the sheets' bytes are reached through a pointer. What makes that safe: `position <= end
/// <= capacity`, the memory has `padding` more bytes than the capacity, and those behind `end` are zeros, of which
/// neither XML nor a number is made. So a scan that stops at the first byte that it does not expect stays inside the
/// memory, and so does a load of a word at any offset up to `end + padding - 8`.
struct ByteWindow: ~Copyable {
  private static let padding = 64

  private let stream: ZipEntryStream
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int
  /// How far the window may grow for a single piece of markup.
  private let largest: Int
  /// Whether all of the part has been in the window.
  private var isExhausted = false
  /// Behind the last byte in memory.
  private(set) var end = 0
  /// What has been used up; bytes before it may go at the next `fill`.
  var position = 0

  /// - Parameter capacity: What is inflated at once; it grows for longer markup, up to the limit.
  init(_ stream: ZipEntryStream, capacity: Int, limits: WorkbookLimits) {
    self.stream = stream
    self.capacity = capacity
    largest = max(capacity, limits.markupBytes)
    memory = .allocate(byteCount: capacity + Self.padding, alignment: 16)
    clearPadding()
  }

  deinit { memory.deallocate() }

  /// How much of the part has been in the window, from 0 to 1.
  var fractionRead: Double { stream.fractionRead }

  /// The byte at an offset; a zero behind the end.
  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    assert(offset >= 0 && offset < end + Self.padding, "an offset lies in the window")
    // Unsafe: see above.
    return memory.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// Eight bytes as a little-endian number, the first in the lowest byte.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    assert(offset >= 0 && offset <= end + Self.padding - 8, "a word lies in the window")
    // Unsafe: see above.
    return UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The bytes at these offsets, for as long as the window is not filled.
  @inline(__always)
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= end, "a range lies in the window")
    // Unsafe: callers use the bytes at once.
    return UnsafeRawBufferPointer(start: memory + range.lowerBound, count: range.count)
  }

  /// The offset of the first such byte in a range.
  func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= end, "a range lies in the window")
    // Unsafe: the search ends with the range.
    guard let hit = memchr(memory + range.lowerBound, Int32(byte), range.count) else { return nil }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(memory)
  }

  /// Brings in more bytes, and moves those from `position` on to the window's start. False at the end of the part.
  mutating func fill() throws(WorkbookProblem) -> Bool {
    guard !isExhausted else { return false }
    if position > 0 {
      memory.copyMemory(from: memory + position, byteCount: end - position)
      end -= position
      position = 0
    }
    // Whatever happens, there are zeros behind the end.
    defer { clearPadding() }
    if end > capacity / 4 * 3 { try grow() }
    // Unsafe: the stream writes into what is free, within the call.
    let free = UnsafeMutableRawBufferPointer(start: memory + end, count: capacity - end)
    // A stream that has failed is not asked again.
    isExhausted = true
    let count = try stream.read(into: free)
    end += count
    isExhausted = count < free.count
    return count > 0
  }

  /// Leaves out the bytes in memory from an offset on: what is filled in next follows those before it.
  mutating func dropBytes(from offset: Int) {
    precondition(offset >= position && offset <= end, "an offset lies in the window")
    end = offset
    clearPadding()
  }

  /// Reads the rest of the part, for the sake of its checksum.
  mutating func drain() throws(WorkbookProblem) {
    repeat { position = end } while try fill()
  }

  private mutating func grow() throws(WorkbookProblem) {
    guard capacity < largest else {
      guard end == capacity else { return }
      throw WorkbookProblem("one piece of markup or text is longer than \(largest) bytes: the sheet is damaged")
    }
    let larger = min(largest, capacity * 2)
    let roomier = UnsafeMutableRawPointer.allocate(byteCount: larger + Self.padding, alignment: 16)
    roomier.copyMemory(from: memory, byteCount: end)
    memory.deallocate()
    memory = roomier
    capacity = larger
  }

  private func clearPadding() {
    (memory + end).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
  }
}
