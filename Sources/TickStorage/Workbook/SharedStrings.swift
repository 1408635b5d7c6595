internal import TickData

/// The texts that a workbook's cells share, each classified once: a cell's type of tick is then one look-up.
struct SharedStrings: Sendable {
  /// The kind of tick that each text names.
  private(set) var kinds: [TickKind] = []
  /// All texts behind each other, and where each of them ends.
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  /// Reads a table; rich text is the text of its runs, without the phonetic ones.
  ///
  /// - Parameter entry: Nil for a workbook whose cells hold their texts themselves.
  init(_ entry: ZipEntry?, in file: ArchiveFile, _ reading: TickReading) throws(WorkbookProblem) {
    let limits = reading.limits
    guard let entry else { return }
    let largest = min(limits.sharedStringBytes, Int(UInt32.max))
    var xml = try XMLScanner(entry, in: file, capacity: 1 << 16, limits: limits)
    var text: [UInt8] = []
    reading: while true {
      switch try xml.next() {
      case .open where xml.isNamed("si"):
        text.removeAll(keepingCapacity: true)
        try xml.appendRuns(to: &text)
        EscapedText.decode(&text)
        // Nine bytes for each text besides its own, so that a table of empty ones is bounded, too.
        guard bytes.count + text.count + 9 * (ends.count + 1) <= largest else {
          throw WorkbookProblem(
            "its shared strings need more than the \(largest) bytes that are allowed: if you trust the workbook, set "
              + "--max-shared-strings higher, to 4GiB at most")
        }
        bytes.append(contentsOf: text)
        ends.append(UInt32(bytes.count))
        kinds.append(reading.typeNames.kind(of: text))
      case .end: break reading
      default: continue
      }
    }
    try xml.finish()
  }

  /// The bytes of a text, nil if the table has none of this index.
  subscript(index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }
}

extension XMLScanner {
  /// Appends the text of the element that has just been opened (`si` or `is`): its own and that of its runs, but not how
  /// it is pronounced.
  mutating func appendRuns(to bytes: inout [UInt8]) throws(WorkbookProblem) {
    var depth = 1
    while depth > 0 {
      switch try next() {
      case .open where isNamed("rPh"): try skipElement()
      case .open where isNamed("t"): try appendContent(to: &bytes)
      case .open: depth += 1
      case .close: depth -= 1
      case .text: continue
      case .end: throw Self.cutOff
      }
    }
  }

  /// Appends the text of the element that has just been opened.
  mutating func appendContent(to bytes: inout [UInt8]) throws(WorkbookProblem) {
    while true {
      switch try next() {
      case .text: try appendText(to: &bytes)
      case .open: try skipElement()
      case .close: return
      case .end: throw Self.cutOff
      }
    }
  }

  /// Reads the part to its end, for the sake of its checksum.
  mutating func finish() throws(WorkbookProblem) { try window.drain() }
}
