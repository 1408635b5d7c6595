internal import TickData

/// Trades of one side's prices that the display has not shown yet.
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

  /// After so long a trade is forgotten that no row has shown.
  static let memory = WallClock.second

  @inlinable
  init() {}

  @inlinable
  var isEmpty: Bool { entries.isEmpty }

  @usableFromInline
  mutating func add(_ shares: Int64, at price: Double, time: Int64) {
    if let index = entries.firstIndex(where: { $0.price == price }) {
      entries[index].shares &+= shares
      entries[index].time = time
    } else {
      entries.append(Entry(price: price, shares: shares, time: time))
    }
  }

  /// A quote row shows that `drop` shares are gone at a price: takes those off that trades explain, and returns how many.
  @usableFromInline
  mutating func explain(_ drop: Int64, at price: Double) -> Int64 {
    guard let index = entries.firstIndex(where: { $0.price == price }) else { return 0 }
    let explained = min(entries[index].shares, drop)
    entries[index].shares -= explained
    if entries[index].shares == 0 { entries.swapAt(index, entries.count - 1); entries.removeLast() }
    return explained
  }

  @usableFromInline
  mutating func forget(before time: Int64) {
    entries.removeAll { $0.time < time &- Self.memory }
  }

  /// Forgets the trades at prices that are better than the best one: whoever stood there is gone.
  @usableFromInline
  mutating func forget(betterThan price: Double, on side: Side) {
    entries.removeAll { side == .bid ? $0.price > price : $0.price < price }
  }

  @inlinable
  mutating func removeAll() { if !entries.isEmpty { entries.removeAll(keepingCapacity: true) } }
}
