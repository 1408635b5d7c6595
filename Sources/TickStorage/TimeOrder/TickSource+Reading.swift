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
  public func read(
    _ entry: TickEntry, in order: TickOrder, limit: Int, into chunk: inout TickChunk, start: () throws -> Void,
    take: (inout TickChunk, _ fractionRead: Double) throws -> Void
  ) throws -> ReadingFindings {
    switch order {
    case .file:
      let reader = try reader(of: entry)
      try start()
      while try reader.read(into: &chunk, limit: limit) { try take(&chunk, reader.fractionRead) }
      return reader.findings
    case .time:
      var portion = firstPortion
      while true {
        let ordered = TimeOrderedReader(try reader(of: entry), portion: portion)
        try start()
        var step = try ordered.read(into: &chunk)
        while step == .ticks {
          try take(&chunk, ordered.reader.fractionRead)
          step = try ordered.read(into: &chunk)
        }
        if step == .end { return ordered.reader.findings }
        portion *= 8
      }
    }
  }
}

/// The rows of the first try's portions: a step back of a second or two passes some hundred rows, and three buffers of so
/// many fit into a processor's second cache.
package let firstPortion = 8192
