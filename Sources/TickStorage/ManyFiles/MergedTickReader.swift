internal import TickData

/// The ticks of several readers in the order of their stamps: a stable merge. At equal stamps the lower sequence number
/// comes first where both have one, else the reader that is named first. A row without a stamp stays behind the row of its
/// reader that comes before it.
///
/// - Complexity: linear in the ticks where the readers follow each other; ticks × readers where they alternate.
final class MergedTickReader: TickReader {
  /// A reader and the ticks of it that have not been handed out.
  private struct Stream {
    let reader: any TickReader
    var chunk = TickChunk()
    var next = 0
    /// The latest stamp so far, for rows that have none.
    var time = Int64.min
    var sequence: Int64 = 0
    var isAtEnd = false

    init(_ reader: any TickReader) { self.reader = reader }

    /// Goes on to the next tick.
    mutating func advance() throws(TickFileError) {
      next += 1
      while next >= chunk.count {
        next = 0
        guard try reader.read(into: &chunk, limit: MergedTickReader.rowsAtATime) else {
          isAtEnd = true
          return
        }
      }
      if WallClock.stamps.contains(chunk.time[next]) { time = chunk.time[next] }
      let sequences = (reader as? any SequencedTickReader)?.sequences ?? []
      sequence = sequences.isEmpty ? 0 : sequences[sequences.startIndex + next]
    }
  }

  private static let rowsAtATime = 8192
  /// More readers than that are refused: each has a file open.
  static let most = 400

  private var streams: [Stream]
  private var hasBegun = false
  private var delivered: Int64 = 0
  private var numbers: [Int64] = []

  /// The file that each reader reads; none where one reads several, and names them itself.
  private let files: [String?]

  /// - Parameter files: the file of each reader, for messages.
  init(_ readers: [any TickReader], files: [String?] = []) {
    streams = readers.map(Stream.init)
    self.files = files
  }

  var fractionRead: Double {
    streams.isEmpty ? 1 : streams.reduce(0) { $0 + $1.reader.fractionRead } / Double(streams.count)
  }

  var findings: ReadingFindings {
    var all = ReadingFindings()
    for (index, stream) in streams.enumerated() {
      let found = stream.reader.findings
      let file = files.indices.contains(index) ? files[index] : nil
      all = all.followed(by: file.map(found.inFile) ?? found)
    }
    return all
  }

  func rowNumber(at index: Int, of chunk: TickChunk) -> Int64 { numbers[index] }

  func read(into chunk: inout TickChunk, limit: Int) throws(TickFileError) -> Bool {
    if !hasBegun {
      hasBegun = true
      for index in streams.indices { try streams[index].advance() }
    }
    chunk.grow(to: min(limit, Self.rowsAtATime))
    numbers.removeAll(keepingCapacity: true)
    var count = 0
    while count < chunk.capacity, count < limit, let first = earliest() {
      let second = earliest(besides: first)
      // As long as it is the earliest, its ticks are taken without looking at the others again.
      repeat {
        let stream = streams[first]
        chunk.time[count] = stream.chunk.time[stream.next]
        chunk.kind[count] = stream.chunk.kind[stream.next]
        chunk.price[count] = stream.chunk.price[stream.next]
        chunk.size[count] = stream.chunk.size[stream.next]
        numbers.append(stream.reader.rowNumber(at: stream.next, of: stream.chunk))
        count += 1
        try streams[first].advance()
      } while count < chunk.capacity && count < limit && !streams[first].isAtEnd
        && (second.map { precedes(first, $0) } ?? true)
    }
    chunk.setFilled(count: count, firstRow: delivered)
    delivered += Int64(count)
    return count > 0
  }

  private func earliest(besides other: Int? = nil) -> Int? {
    var best: Int?
    for index in streams.indices where !streams[index].isAtEnd && index != other {
      if let current = best, !precedes(index, current) { continue }
      best = index
    }
    return best
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (streams[left], streams[right])
    if one.time != other.time { return one.time < other.time }
    if one.sequence != other.sequence, one.sequence != 0, other.sequence != 0 { return one.sequence < other.sequence }
    return left < right
  }
}
