import TickData

/// Collects a security's ticks in columns, at the second where its clock stands. The clock never goes back.
struct TickRecorder {
  private let exchange: Exchange
  private var ticks = TickChunk()
  private var midnight: Int64 = 0
  /// The seconds since midnight that the next ticks are stamped with.
  private(set) var second: Int64 = 0

  init(exchange: Exchange) { self.exchange = exchange }

  /// Starts a day at its midnight.
  mutating func begin(_ date: CivilDate) {
    precondition(date.midnight > midnight, "days follow each other")
    midnight = date.midnight
    second = 0
  }

  /// Moves the clock to so many seconds since midnight.
  mutating func move(to second: Int64) {
    precondition(second >= self.second, "the clock does not go back")
    self.second = second
  }

  mutating func quote(_ side: BookSide, _ level: Int64, _ size: Int64) {
    record(side.kind, exchange.price(of: level), size)
  }

  /// Orders at any price, or none at all, as an auction shows them: at the price 0.
  mutating func unpricedQuote(_ side: BookSide, _ size: Int64) { record(side.kind, 0, size) }

  mutating func trade(_ level: Int64, _ size: Int64) { record(.trade, exchange.price(of: level), size) }

  /// All ticks, complete.
  consuming func finish() -> TickChunk {
    ticks.setFilled(count: ticks.time.count, firstRow: 0)
    return ticks
  }

  private mutating func record(_ kind: TickKind, _ price: Double, _ size: Int64) {
    ticks.time.append(midnight + second * WallClock.second)
    ticks.kind.append(kind)
    ticks.price.append(price)
    ticks.size.append(size)
  }
}
