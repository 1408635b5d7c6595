internal import TickData

/// The ticks of files that follow each other.
final class ConcatenatedTickReader: TickReader {
  private let files: [ListedFile]
  private let open: (ListedFile) throws(TickFileError) -> ColumnarTicks
  private var nextFile = 0
  private var reader: ColumnarTickReader?
  private var sequence: FileSequence
  /// What has been found in the files before.
  private var earlier = ReadingFindings()
  /// The ticks of the files before.
  private var earlierRows: Int64 = 0
  private var rows: Int64 = 0

  init(_ files: [ListedFile], open: @escaping (ListedFile) throws(TickFileError) -> ColumnarTicks) {
    self.files = files
    self.open = open
    sequence = FileSequence(files)
  }

  var findings: ReadingFindings {
    var findings = reader.map { earlier.followed(by: named($0.findings)) } ?? earlier
    findings.remarks += sequence.remarks
    return findings
  }

  var fractionRead: Double {
    guard let reader else { return nextFile > 0 ? 1 : 0 }
    return (Double(nextFile - 1) + reader.fractionRead) / Double(files.count)
  }

  func rowNumber(at index: Int, of chunk: TickChunk) -> Int64 {
    guard let reader else { preconditionFailure("a row is asked for while its chunk is there") }
    return reader.rowNumber(ofTick: chunk.firstRow - earlierRows + Int64(index))
  }

  func read(into chunk: inout TickChunk, limit: Int) throws(TickFileError) -> Bool {
    while true {
      if reader == nil {
        guard nextFile < files.count else {
          chunk.setFilled(count: 0, firstRow: rows)
          return false
        }
        try openNext()
      }
      if let reader, try reader.read(into: &chunk, limit: limit) {
        chunk.setFilled(count: chunk.count, firstRow: rows)
        rows += Int64(chunk.count)
        sequence.take(chunk.time[..<chunk.count])
        return true
      }
      sequence.end()
      if let reader, nextFile < files.count {
        earlier = earlier.followed(by: named(reader.findings))
        earlierRows = rows
        self.reader = nil
      } else {
        // The last one stays, for its findings.
        chunk.setFilled(count: 0, firstRow: rows)
        return false
      }
    }
  }

  /// What was found in the file that was opened last.
  private func named(_ findings: ReadingFindings) -> ReadingFindings {
    files.count > 1 ? findings.inFile(files[nextFile - 1].relativePath) : findings
  }

  private func openNext() throws(TickFileError) {
    let file = files[nextFile]
    nextFile += 1
    let ticks = try open(file)
    try sequence.begin(file, columns: ticks.signature)
    reader = ColumnarTickReader(ticks)
  }
}
