public import TickData

extension TickSource {
  /// Reads all ticks of an entry in the order wanted, chunk by chunk. Returns what has been noticed in the rows.
  ///
  /// By stamps, a portion of the rows is read ahead. Where that turns out to be too little for the disorder of this source,
  /// everything begins anew with a larger portion, and `start` is called again: what was made of the ticks so far is to be
  /// thrown away. So any disorder is put right, with as much memory as it asks for, and the order delivered does not
  /// depend on the limit.
  ///
  /// - Parameters:
  ///   - limit: The rows to read at a time in file order. By stamps the portions are what counts.
  ///   - chunk: The buffers to read into.
  ///   - start: Called before the first chunk.
  ///   - take: Called with each chunk and the share of all there is that has been read, from 0 to 1.
  /// - Throws: After the last chunk, where there are rows but nothing to replay: see ``ReadTicks/problem(of:)``; or where the
  ///   file has changed meanwhile.
  public func read(
    _ entry: TickEntry, in order: TickOrder, limit: Int, into chunk: inout TickChunk, start: () throws -> Void,
    take: (inout TickChunk, _ fractionRead: Double) throws -> Void
  ) throws -> ReadingFindings {
    let read = try readAnything(entry, in: order, limit: limit, into: &chunk, start: start) { chunk, reader in
      try take(&chunk, reader.fractionRead)
    }
    if let problem = read.problem(of: entry) { throw problem }
    return read.findings
  }

  /// The same with no regard to what the rows are.
  public func readAnything(
    _ entry: TickEntry, in order: TickOrder, limit: Int, into chunk: inout TickChunk, start: () throws -> Void = {},
    take: (inout TickChunk, _ reader: any TickReader) throws -> Void
  ) throws -> ReadTicks {
    var read = ReadTicks()
    switch order {
    case .file:
      let reader = try reader(of: entry)
      try start()
      while try reader.read(into: &chunk, limit: limit) {
        read.take(chunk)
        try take(&chunk, reader)
      }
      read.findings = completed(reader.findings, of: entry)
      try requireUnchanged(entry)
      return read
    case .time:
      var portion = firstPortion
      while true {
        let ordered = TimeOrderedReader(try reader(of: entry), portion: portion)
        read = ReadTicks()
        try start()
        var step = try ordered.read(into: &chunk)
        while step == .ticks {
          read.take(chunk)
          try take(&chunk, ordered.reader)
          step = try ordered.read(into: &chunk)
        }
        if step == .end {
          read.findings = completed(ordered.reader.findings, of: entry)
          try requireUnchanged(entry)
          return read
        }
        portion *= 8
      }
    }
  }

  /// With the text of the first type that is neither a bid, an ask nor a trade. A reader of ticks does not keep it: where
  /// there is such a row, the rows up to it are read once more.
  private func completed(_ findings: ReadingFindings, of entry: TickEntry) -> ReadingFindings {
    guard let index = findings.otherTypeIndex, let reader = try? rowReader(of: entry) else { return findings }
    var findings = findings
    var rows = SourceRows()
    while (try? reader.read(into: &rows, limit: firstPortion)) == true {
      guard index < rows.firstRow + Int64(rows.count) else { continue }
      let type = rows.type[Int(index - rows.firstRow)]
      if type >= 0 { findings.otherType = rows.words[Int(type)] }
      break
    }
    return findings
  }
}

/// The rows of the first try's portions: a step back of a second or two passes some hundred rows, and three buffers of so
/// many fit into a processor's second cache.
package let firstPortion = 8192
