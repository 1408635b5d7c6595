public import TickData

/// Replays the same ticks for many configurations of one strategy, in one pass: each with the results of a replay of its
/// own.
///
/// A tick is looked at once and then taken by every replay, so that what kind of tick it is, which no processor can
/// predict, costs once. A strategy is asked only where its promise leaves room for another answer
/// (``QuotingStrategy/answersStand(from:)``).
///
/// - Complexity: linear in the ticks times the configurations. The replays of a batch should fit into the processor's
///   nearest cache: see ``mostAtOnce``.
@frozen
public struct ReplayBatch<Strategy: QuotingStrategy, Observer: ReplayObserver>: Sendable {
  public var replays: [Replay<Strategy, Observer>]

  /// How many configurations a batch should have at most.
  @inlinable
  public static var mostAtOnce: Int { 32 }

  @inlinable
  public init(_ replays: [Replay<Strategy, Observer>]) { self.replays = replays }

  /// Replays the next ticks.
  @inlinable
  public mutating func replay(_ chunk: borrowing TickChunk) {
    let count = chunk.count
    let times = chunk.time.span.extracting(first: count)
    let kinds = chunk.kind.span.extracting(first: count)
    let prices = chunk.price.span.extracting(first: count)
    let sizes = chunk.size.span.extracting(first: count)
    var replays = self.replays.mutableSpan
    guard !replays.isEmpty else { return }
    var kept: Int64 = 0

    for index in 0..<count {
      let (time, price, row) = (times[index], prices[index], chunk.firstRow &+ Int64(index))
      guard price > 0 else { continue }
      kept &+= 1
      let (kind, size) = (kinds[index], sizes[index])
      switch kind {
      case .bid: Self.take(.bid, time: time, price: price, size: size, row: row, &replays)
      case .ask: Self.take(.ask, time: time, price: price, size: size, row: row, &replays)
      default: Self.take(kind, time: time, price: price, size: size, row: row, &replays)
      }
    }
    for index in replays.indices {
      replays[index].counts.read &+= Int64(count)
      replays[index].counts.kept &+= kept
      // Those outside the window have been taken off.
      replays[index].counts.inWindow &+= kept
    }
  }

  @inlinable @inline(__always)
  static func take(
    _ kind: TickKind, time: Int64, price: Double, size: Int64, row: Int64,
    _ replays: inout MutableSpan<Replay<Strategy, Observer>>
  ) {
    for index in replays.indices {
      if !replays[index].day.isQuoting(at: time) {
        guard replays[index].beginsWindow(time: time, kind: kind, price: price, row: row) else {
          replays[index].counts.inWindow &-= 1
          replays[index].observer.passedBy(
            replays[index].day.isFlattenPending ? .flattenPending : .outsideWindow, in: replays[index].market)
          replays[index].observer.took(
            Tick(time: time, kind: kind, price: price, size: size), row: row, in: replays[index].market)
          continue
        }
      }
      replays[index].take(kind, time: time, price: price, size: size, row: row, asking: .whatChanged)
    }
  }
}
