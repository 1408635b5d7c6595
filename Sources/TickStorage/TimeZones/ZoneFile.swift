/// A zone's changes of the clock, from a file of the system's time zone data (TZif, RFC 9636).
///
/// Arrow's own conversion reads the same files, but not the rule at their end that holds after the last change they list.
/// Systems whose files list no change after 2007 are common, and there every summer and winter since would be an hour off.
struct ZoneFile: Sendable {
  /// Instants between two changes of the clock, `until` not included, and how far it is ahead of UTC then, all in seconds.
  struct Stretch: Equatable, Sendable {
    var from: Int64
    var until: Int64
    var offset: Int64
  }

  /// The instants of the changes, ascending, and how far the clock is ahead of UTC from each on.
  private var changes: [Int64] = []
  private var offsets: [Int64] = []
  /// How far it is ahead before the first change.
  private var firstOffset: Int64 = 0
  /// What holds from the last change on, where the file says so.
  private var rule: ZoneRule?

  /// Nil for bytes that are no such file, or count leap seconds.
  init?(_ bytes: [UInt8]) {
    var reader = ZoneBytes(bytes)
    guard var header = reader.takeHeader() else { return nil }
    if header.version > 0 {
      // The first block is for readers of 32-bit numbers only.
      guard reader.skip(header.blockLength(timeWidth: 4)), let second = reader.takeHeader() else { return nil }
      header = second
    }
    guard header.leapSeconds == 0, header.kinds > 0,
      let changes = reader.takeTimes(header.changes, width: header.version > 0 ? 8 : 4),
      let indices = reader.take(header.changes), let kinds = reader.takeOffsets(header.kinds),
      indices.allSatisfy({ $0 < kinds.count }), zip(changes, changes.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.changes = changes
    offsets = indices.map { kinds[Int($0)] }
    firstOffset = kinds[0]
    guard header.version > 0 else { return }
    guard reader.skip(header.tailLength), let text = reader.takeLine() else { return nil }
    guard !text.isEmpty else { return }
    guard let rule = ZoneRule(text) else { return nil }
    self.rule = rule
  }

  /// The stretch that an instant is in.
  func stretch(at second: Int64) -> Stretch {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= second { low = middle + 1 } else { high = middle }
    }
    let from = low > 0 ? changes[low - 1] : .min
    // The last change is the file's own; its rule holds after it.
    if low == changes.count, from == second {
      return Stretch(from: from, until: from + 1, offset: offsets[low - 1])
    }
    if low == changes.count, let rule {
      var stretch = rule.stretch(at: second)
      stretch.from = max(stretch.from, from)
      return stretch
    }
    return Stretch(
      from: from, until: low < changes.count ? changes[low] : .max, offset: low > 0 ? offsets[low - 1] : firstOffset)
  }
}

/// Takes the parts of a time zone file off its front, and nothing where it is cut short.
private struct ZoneBytes {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  struct Header {
    let version: UInt8
    let utcMarks: Int
    let standardMarks: Int
    let leapSeconds: Int
    let changes: Int
    let kinds: Int
    let letters: Int

    /// What comes behind the kinds of time, in a block of 64-bit numbers without leap seconds.
    var tailLength: Int { letters + standardMarks + utcMarks }

    func blockLength(timeWidth: Int) -> Int {
      changes * (timeWidth + 1) + kinds * 6 + leapSeconds * (timeWidth + 4) + tailLength
    }
  }

  mutating func takeHeader() -> Header? {
    guard let mark = take(4), mark.elementsEqual("TZif".utf8), let version = take(1)?.first, skip(15) else {
      return nil
    }
    var counts: [Int] = []
    for _ in 0..<6 {
      guard let count = takeNumber(width: 4), (0...1 << 20).contains(count) else { return nil }
      counts.append(Int(count))
    }
    return Header(
      version: version, utcMarks: counts[0], standardMarks: counts[1], leapSeconds: counts[2], changes: counts[3],
      kinds: counts[4], letters: counts[5])
  }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= bytes.count - index else { return nil }
    defer { index += count }
    return bytes[index..<index + count]
  }

  mutating func skip(_ count: Int) -> Bool { take(count) != nil }

  /// A signed number, its highest byte first.
  mutating func takeNumber(width: Int) -> Int64? {
    guard let taken = take(width), let first = taken.first else { return nil }
    return taken.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
  }

  mutating func takeTimes(_ count: Int, width: Int) -> [Int64]? {
    var times: [Int64] = []
    for _ in 0..<count {
      guard let time = takeNumber(width: width) else { return nil }
      times.append(time)
    }
    return times
  }

  /// The offsets of kinds of time. A day and more is none of any clock.
  mutating func takeOffsets(_ count: Int) -> [Int64]? {
    var offsets: [Int64] = []
    for _ in 0..<count {
      guard let offset = takeNumber(width: 4), skip(2), abs(offset) <= 26 * 3600 else { return nil }
      offsets.append(offset)
    }
    return offsets
  }

  /// A line between two line ends, the last thing in a file.
  mutating func takeLine() -> ArraySlice<UInt8>? {
    let newline = UInt8(ascii: "\n")
    guard take(1)?.first == newline, let end = bytes[index...].firstIndex(of: newline) else { return nil }
    return take(end - index)
  }
}
