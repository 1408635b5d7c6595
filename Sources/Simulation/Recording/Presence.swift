/// For how long orders of ours rested, and how many took a place in a queue.
@frozen
public struct Presence: Sendable {
  /// Nanoseconds with a live order on both sides, and on each side; and with one at the displayed price of its side.
  public internal(set) var twoSided: Int64 = 0
  public internal(set) var live = BothSides<Int64>(0)
  public internal(set) var atTouch = BothSides<Int64>(0)
  /// Orders that took a place in a queue, those that came back to a remembered one among them, and how many of them were
  /// filled, in part at least.
  public internal(set) var orders = 0
  public internal(set) var filledOrders = 0

  /// What is so now, a bit for each: bid live, ask live, bid at the touch, ask at the touch.
  @usableFromInline var state: UInt8 = 0
  @usableFromInline var since: Int64 = .min
  @usableFromInline var closing: Int64 = .min
  @usableFromInline var price = BothSides(Double.nan)
  @usableFromInline var isFilled = BothSides(true)

  @inlinable
  init() {}

  /// Whether an order stands where the last one stood that was seen on its side, live.
  @inlinable @inline(__always)
  func isKnown(_ order: RestingOrder, on side: Side) -> Bool {
    state & Self.live(side) != 0 && price[side] == order.price
  }

  @inlinable @inline(__always)
  mutating func look(at side: Side, isNewPlace: Bool, in market: borrowing Market) {
    let order = market.orders[side]
    let level = market.book[side]
    let isAtTouch = order.isLive && !level.isEmpty && level.price == order.price
    let bits = (order.isLive ? Self.live(side) : 0) | (isAtTouch ? Self.live(side) << 2 : 0)
    if isNewPlace { took(side, order.price) }
    let now = state & ~(Self.live(side) * 0b101) | bits
    if now != state { change(to: now, at: market.time) }
  }

  /// An order that follows the touch is there; nearly always it was there already.
  @inlinable @inline(__always)
  mutating func followed(_ side: Side, in market: borrowing Market) {
    let bits = Self.live(side) * 0b101
    if state & bits == bits, price[side] == market.orders[side].price { return }
    let order = market.orders[side]
    look(at: side, isNewPlace: order.isLive && !isKnown(order, on: side), in: market)
  }

  @inlinable @inline(__always)
  static func live(_ side: Side) -> UInt8 { side == .bid ? 1 : 2 }

  @usableFromInline
  mutating func took(_ side: Side, _ newPrice: Double) {
    orders += 1
    isFilled[side] = false
    price[side] = newPrice
  }

  @usableFromInline
  mutating func filled(_ side: Side) {
    if !isFilled[side] { filledOrders += 1 }
    isFilled[side] = true
  }

  @usableFromInline
  mutating func vanish(at time: Int64) { change(to: 0, at: time) }

  /// Counts what has been so, and goes on with something else.
  @usableFromInline
  mutating func change(to now: UInt8, at time: Int64) {
    let time = min(time, closing)
    // Stamps may step back.
    let elapsed = max(0, time &- since)
    if state & 1 != 0 { live.bid += elapsed }
    if state & 2 != 0 { live.ask += elapsed }
    if state & 3 == 3 { twoSided += elapsed }
    if state & 4 != 0 { atTouch.bid += elapsed }
    if state & 8 != 0 { atTouch.ask += elapsed }
    state = now
    since = max(since, time)
  }

  /// What is live at the end of a day is live when the next one opens, unless it has ended with the day; but the book is
  /// empty then.
  ///
  /// The clock is the latest stamp so far: where stamps step back into an earlier day, no time passes until they are back,
  /// so that no day counts for more than its window.
  @usableFromInline
  mutating func dayBegan(in market: borrowing Market) {
    let (opening, closing) = (market.windowStart, market.windowEnd)
    let live = (market.orders.bid.isLive ? Self.live(.bid) : 0) | (market.orders.ask.isLive ? Self.live(.ask) : 0)
    guard closing > self.closing else {
      state &= live
      return
    }
    change(to: state & live, at: self.closing)
    since = max(since, opening)
    self.closing = closing
  }

  mutating func finish() { change(to: 0, at: closing) }
}
