import TickData

/// The continuous session: a bid and an ask with their queues, and what happens to them at each moment.
///
/// The bid is below the ask after every tick, and the spread is 1 to ``widestSpread`` levels. It opens when a queue is
/// cancelled or eaten away, and closes when somebody quotes inside it, the likelier the wider it is. Buyers are likelier
/// than sellers while the value is above the middle of the book, so that the book follows the value.
struct ContinuousSession {
  static let widestSpread: Int64 = 4
  /// A queue beyond this many orders takes no more.
  static let longestQueue = 24

  private let sizes: OrderSizes
  private var bid: Touch
  private var ask: Touch

  /// Shows the first quotes, at both sides of the opening price.
  init(opening level: Int64, sizes: OrderSizes, _ random: inout SplitMix64, _ recorder: inout TickRecorder) {
    self.sizes = sizes
    let below = random.draw(0...1)
    bid = Touch(level: level - below, queue: [])
    ask = Touch(level: level - below + random.draw(1...2), queue: [])
    for side in [BookSide.bid, .ask] { join(side, orders: random.draw(2...8), &random, &recorder) }
  }

  /// One moment: an order arrives or goes, or somebody trades.
  mutating func act(_ value: FairValue, _ random: inout SplitMix64, _ recorder: inout TickRecorder) {
    let buyers = buyingPercent(value)
    if random.chance(spread == Self.widestSpread ? 100 : 20 * (spread - 1)) {
      improve(random.chance(buyers) ? .bid : .ask, orders: random.draw(1...4), &random, &recorder)
    } else if random.chance(40) {
      let side: BookSide = random.chance(buyers) ? .ask : .bid
      // One order in six is a burst: it comes in slices within the second.
      for _ in 0..<(random.chance(16) ? random.draw(2...5) : 1) { take(side, &random, &recorder) }
    } else {
      requote(random.chance(50) ? .bid : .ask, buyers, &random, &recorder)
    }
  }

  /// The level in the middle of the book, on the value's side of it.
  func middle(near value: FairValue) -> Int64 { min(max(value.level, bid.level), ask.level) }

  private var spread: Int64 { ask.level - bid.level }

  private subscript(side: BookSide) -> Touch {
    get { side == .bid ? bid : ask }
    set { if side == .bid { bid = newValue } else { ask = newValue } }
  }

  /// Evenly 50; 25 more for each level that the value is above the middle, between 12 and 88.
  private func buyingPercent(_ value: FairValue) -> Int64 {
    let distance = value.thousandths - 500 * (bid.level + ask.level)
    return min(max(50 + distance / 40, 12), 88)
  }

  /// Orders join the queue of a side, one after the other.
  private mutating func join(
    _ side: BookSide, orders count: Int64, _ random: inout SplitMix64, _ recorder: inout TickRecorder
  ) {
    for _ in 0..<count {
      self[side].queue.append(sizes.draw(&random))
      recorder.quote(side, self[side].level, self[side].size)
    }
  }

  /// A side quotes one level better, inside the spread, which is wider than 1.
  private mutating func improve(
    _ side: BookSide, orders count: Int64, _ random: inout SplitMix64, _ recorder: inout TickRecorder
  ) {
    self[side] = Touch(level: self[side].level - side.away, queue: [])
    join(side, orders: count, &random, &recorder)
  }

  /// The queue of a side grows or shrinks. The side that the value moves away from loses more orders than it gains; when
  /// its last order goes, the level behind shows.
  private mutating func requote(
    _ side: BookSide, _ buyers: Int64, _ random: inout SplitMix64, _ recorder: inout TickRecorder
  ) {
    let length = self[side].queue.count
    let wanted = side == .bid ? buyers : 100 - buyers
    let joins = length < 6 ? wanted + 20 : wanted - 5
    if length < Self.longestQueue && random.chance(joins) {
      join(side, orders: random.chance(25) ? random.draw(2...6) : 1, &random, &recorder)
    } else if length > 1 {
      self[side].queue.remove(at: Int(random.draw(0...Int64(length - 1))))
      recorder.quote(side, self[side].level, self[side].size)
    } else if spread < Self.widestSpread {
      retreat(side, &random, &recorder)
    }
  }

  /// A side's touch is gone; the level behind it shows, with a queue of its own.
  private mutating func retreat(_ side: BookSide, _ random: inout SplitMix64, _ recorder: inout TickRecorder) {
    let behind = (0..<random.draw(3...11)).map { _ in sizes.draw(&random) }
    self[side] = Touch(level: self[side].level + side.away, queue: behind)
    recorder.quote(side, self[side].level, self[side].size)
  }

  /// An order trades against the queue of a side: a print for each order that it meets, then the quotes that they leave.
  ///
  /// If it eats the queue, the level behind shows. What is left of it may then go on there, if it is a sweep; or it rests
  /// at the price it took, where others join it; or it is dropped. At the widest spread the last order of a queue is out
  /// of reach.
  private mutating func take(_ side: BookSide, _ random: inout SplitMix64, _ recorder: inout TickRecorder) {
    let sweeps = random.chance(8)
    var left = sizes.draw(&random) * (sweeps ? 6 : 1)
    while left > 0 {
      let touch = self[side]
      let reach = spread < Self.widestSpread ? touch.size : touch.size - touch.queue[touch.queue.count - 1]
      let size = min(left, reach)
      let prints = self[side].eat(size)
      left -= size
      for print in prints { recorder.trade(touch.level, print) }
      var displayed = touch.size
      for print in prints where displayed > print {
        displayed -= print
        recorder.quote(side, touch.level, displayed)
      }
      guard self[side].queue.isEmpty else { return }
      retreat(side, &random, &recorder)
      if !sweeps {
        follow(side.opposite, to: touch.level, remainder: left, &random, &recorder)
        return
      }
    }
  }

  /// After a level was eaten, the other side often takes it over: the remainder of the order first, others behind it.
  private mutating func follow(
    _ side: BookSide, to level: Int64, remainder: Int64, _ random: inout SplitMix64, _ recorder: inout TickRecorder
  ) {
    guard remainder > 0 || random.chance(50) else { return }
    self[side] = Touch(level: level, queue: [])
    if remainder > 0 {
      self[side].queue.append(remainder)
      recorder.quote(side, level, remainder)
    }
    join(side, orders: random.draw(1...10), &random, &recorder)
  }
}
