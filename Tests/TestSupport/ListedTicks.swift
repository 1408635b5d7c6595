package import TickData
package import TickStorage

/// Reads ticks from a list.
package final class ListedTicks: TickReader {
  private let ticks: [Tick]
  private let rowsAtOnce: Int
  private var next = 0

  /// - Parameter rowsAtOnce: What it delivers at most, whatever it is asked for.
  package init(_ ticks: [Tick], rowsAtOnce: Int = .max) {
    self.ticks = ticks
    self.rowsAtOnce = rowsAtOnce
  }

  package func read(into chunk: inout TickChunk, limit: Int) -> Bool {
    let part = ticks[next...].prefix(min(limit, rowsAtOnce))
    chunk.grow(to: part.count)
    for (index, tick) in part.enumerated() {
      chunk.time[index] = tick.time
      chunk.kind[index] = tick.kind
      chunk.price[index] = tick.price
      chunk.size[index] = tick.size
    }
    chunk.setFilled(count: part.count, firstRow: Int64(next))
    next += part.count
    return !part.isEmpty
  }

  package var fractionRead: Double { ticks.isEmpty ? 1 : Double(next) / Double(ticks.count) }

  package var findings: ReadingFindings { ReadingFindings() }
}

/// A source of one security whose ticks are a list.
package struct ListedTickSource: TickSource {
  package let entries = [TickEntry(security: Security("X"), path: "x", bytes: 1)]
  private let ticks: [Tick]

  package init(_ ticks: [Tick]) { self.ticks = ticks }

  package func reader(of entry: TickEntry) -> any TickReader { ListedTicks(ticks) }

  package func rowReader(of entry: TickEntry) throws(TickFileError) -> any SourceRowReader {
    throw TickFileError(path: entry.path, "has no rows as they stand")
  }

  package func contentHash(of entry: TickEntry) throws(TickFileError) -> ContentHash {
    throw TickFileError(path: entry.path, "is no file")
  }
}
