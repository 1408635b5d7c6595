internal import TickData

/// Ticks that have been made of rows, handed out chunk by chunk.
struct MadeTicksDelivery {
  private var made = RowTicks.Made()
  private var next = 0
  private var delivered: Int64 = 0
  /// The ticks that were handed out last.
  private var range = 0..<0
  private(set) var sequences: ArraySlice<Int64> = []

  /// Fills the chunk with the next ticks, at most `limit`; has `make` make more where there are none left, which says at the
  /// end that there are no more. False at the end.
  mutating func deliver(
    into chunk: inout TickChunk, limit: Int, make: (inout RowTicks.Made) throws(TickFileError) -> Bool
  ) throws(TickFileError) -> Bool {
    while next == made.count {
      made.removeAll()
      next = 0
      guard try make(&made) else {
        chunk.setFilled(count: 0, firstRow: delivered)
        return false
      }
    }
    range = next..<min(made.count, next + limit)
    chunk.set(
      time: made.time[range], kind: made.kind[range], price: made.price[range], size: made.size[range],
      firstRow: delivered)
    sequences = made.sequence.isEmpty ? [] : made.sequence[range]
    next = range.upperBound
    delivered += Int64(range.count)
    return true
  }

  /// The source's number of the row at an index of the chunk that was handed out last.
  func number(at index: Int) -> Int64 { made.number(range.lowerBound + index) }
}
