package import TickData

/// Delivers the ticks of a reader in the order of their stamps, those of one stamp in the order of the source. A void row,
/// which has no stamp, comes after the row that stands before it.
///
/// It reads a portion ahead of what it delivers, so that a tick can come before up to so many others that stand before it
/// in the source. What is further out of order cannot be put right any more once those are delivered: see ``Step``.
///
/// - Complexity: linear in the ticks where they are in order: each is looked at once, and none is moved. Memory is that of
///   three portions at most.
package final class TimeOrderedReader {
  package enum Step: Hashable, Sendable {
    /// The chunk has the next ticks.
    case ticks
    /// There are no more.
    case end
    /// A tick belongs before some that are delivered: the portion is too small for this source.
    case tooLate
  }

  package let reader: any TickReader
  private let portion: Int
  /// The ticks to be delivered next, in order.
  private var held = TickChunk()
  private var fresh = TickChunk()
  /// The stamp of the last row that was read, and of the last that was delivered.
  private var lastRead = Int64.min
  private var lastDelivered = Int64.min

  package init(_ reader: any TickReader, portion: Int) {
    precondition(portion > 0, "a portion has at least one row")
    self.reader = reader
    self.portion = portion
  }

  /// Fills the chunk with the next ticks.
  package func read(into chunk: inout TickChunk) throws(TickFileError) -> Step {
    while try reader.read(into: &fresh, limit: portion) {
      let order = fresh.completeStamps(after: lastRead)
      lastRead = order.last
      guard order.earliest >= lastDelivered else { return .tooLate }
      if !order.isAscending { fresh.sortByTime() }
      if take(from: order.earliest, deliveringInto: &chunk) { return deliver(chunk) }
    }
    swap(&chunk, &held)
    held.setFilled(count: 0, firstRow: 0)
    return deliver(chunk)
  }

  /// Takes over the ticks that were read last, and fills the chunk with those that need not be held back any more, if
  /// there are any.
  private func take(from earliest: Int64, deliveringInto chunk: inout TickChunk) -> Bool {
    let isBehindHeld = held.count == 0 || earliest >= held.time[held.count - 1]
    if isBehindHeld, fresh.count == portion || held.count == 0 {
      swap(&chunk, &held)
      swap(&held, &fresh)
      return chunk.count > 0
    }
    let start = held.time[..<held.count].firstIndex { $0 > earliest } ?? held.count
    held.append(fresh)
    held.sortByTime(from: start)
    guard held.count > portion else { return false }
    held.moveFirst(held.count - portion, to: &chunk)
    return true
  }

  private func deliver(_ chunk: TickChunk) -> Step {
    guard chunk.count > 0 else { return .end }
    lastDelivered = chunk.time[chunk.count - 1]
    return .ticks
  }
}
