internal import TickData

/// Trades at one side's prices that no quote row has shown yet.
///
/// A trade eats our queue when it is printed, and the quote row that shows it comes later: DFM has one for a run of trades,
/// ADX one for each trade, after all of them. Without this ledger such a row would count the same shares again, as
/// cancellations.
@frozen
@usableFromInline
struct UnshownTrades: Sendable {
  @frozen
  @usableFromInline
  struct Entry: Sendable {
    @usableFromInline let price: Double
    @usableFromInline var shares: Int64
    /// Of the last such trade.
    @usableFromInline var time: Int64
  }

  /// Few: those of the last second. In no order.
  @usableFromInline var entries: [Entry] = []

  /// How long a trade is remembered that no row has shown.
  static let memory = WallClock.second

  @inlinable
  init() {}

  @usableFromInline
  mutating func add(_ shares: Int64, at price: Double, time: Int64) {
    if let index = entries.firstIndex(where: { $0.price == price }) {
      entries[index].shares &+= shares
      entries[index].time = time
    } else {
      entries.append(Entry(price: price, shares: shares, time: time))
    }
  }

  /// A quote row of a side shows its best price, with `drop` shares less than before: takes those off that trades explain,
  /// and returns how many. Forgets old trades, and those at better prices, where nobody is any more.
  @inlinable @inline(__always)
  mutating func show(_ drop: Int64, at price: Double, on side: Side, time: Int64) -> Int64 {
    entries.isEmpty ? 0 : explain(drop, at: price, on: side, time: time)
  }

  @usableFromInline
  mutating func explain(_ drop: Int64, at price: Double, on side: Side, time: Int64) -> Int64 {
    var explained: Int64 = 0
    var kept = 0
    for index in entries.indices {
      var entry = entries[index]
      guard entry.time >= time &- Self.memory else { continue }
      if entry.price == price {
        explained = min(entry.shares, drop)
        entry.shares -= explained
      } else if side == .bid ? entry.price > price : entry.price < price {
        continue
      }
      guard entry.shares > 0 else { continue }
      entries[kept] = entry
      kept += 1
    }
    entries.removeLast(entries.count - kept)
    return explained
  }

  @inlinable
  mutating func removeAll() { if !entries.isEmpty { entries.removeAll(keepingCapacity: true) } }
}
