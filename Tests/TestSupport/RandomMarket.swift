internal import Backtest
package import TickData

/// Small markets that sit on the boundaries of the rules, the same for the same seed.
///
/// Two to four days of some dozen rows: on the edges of the session, with locked and crossed books, empty sides, trades
/// of size zero, prices of zero and below, void rows, fractions of a second, stamps that step back within the day and
/// over midnight, days that end before the flatten, and days without a trade after it.
package struct RandomMarket {
  /// Times of day at which a rule begins or ends, and their neighbours.
  private static let edges = [
    (9, 59, 59), (10, 0, 0), (10, 0, 1), (14, 44, 59), (14, 45, 0), (14, 54, 59), (14, 55, 0), (14, 55, 1), (15, 0, 0),
    (23, 59, 59), (0, 0, 0),
  ].map { TimeOfDay($0.0, $0.1, $0.2).nanoseconds }

  private static let sizes: [Int64] = [1, 50, 100, 100, 300, 500, 500, 1000, 2500]

  private var random: SplitMix64
  private var middle: Int64 = 1000

  package static func ticks(seed: UInt64) -> [Tick] {
    var market = RandomMarket(random: SplitMix64(seed: seed))
    let days = Int64.random(in: 2...4, using: &market.random)
    var ticks: [Tick] = []
    for day in 1...days { ticks += market.day(startingAt: MarketTable.midnight(ofDay: day)) }
    market.stepBack(&ticks)
    return ticks
  }

  private mutating func day(startingAt midnight: Int64) -> [Tick] {
    let flatten = TradingSession.uae.flatten.nanoseconds
    let endsBeforeFlatten = random.oneIn(6)
    let hasTradeAfterFlatten = !random.oneIn(3)
    var clock = timesOfDay()
    if endsBeforeFlatten { clock.removeAll { $0 >= flatten } }
    return clock.map { time in
      var tick = tick(at: midnight + time)
      if time >= flatten, tick.kind == .trade, !hasTradeAfterFlatten { tick.kind = .other }
      return tick
    }
  }

  /// Busy stretches of a few seconds in the window, and the edges of the session.
  private mutating func timesOfDay() -> [Int64] {
    var times = Self.edges.filter { _ in !random.oneIn(3) }
    for _ in 0..<6 {
      let (hour, minute) = (Int64.random(in: 10...14, using: &random), Int64.random(in: 0...59, using: &random))
      var time = TimeOfDay(hour, minute).nanoseconds
      for _ in 0..<Int.random(in: 4...12, using: &random) {
        time += random.pick([0, 1, 1, 5, 30, 60]) * WallClock.second
        if random.oneIn(20) { time += random.pick([1, 500_000_000, 999_999_999]) }
        times.append(time)
      }
    }
    return times.sorted()
  }

  private mutating func tick(at time: Int64) -> Tick {
    middle = max(900, middle + random.pick([-1, 0, 0, 0, 1]))
    let kind = random.pick([TickKind.bid, .bid, .bid, .ask, .ask, .ask, .trade, .trade, .trade, .other])
    // Quotes lie on either side of the middle or beyond it, so that books are locked and crossed, too.
    let distance: Int64 = random.pick([-1, 0, 1, 1, 1, 2])
    let cents =
      switch kind {
      case .bid: middle - distance
      case .ask: middle + distance
      default: middle + random.pick([-2, -1, 0, 1, 2])
      }
    var tick = Tick(time: time, kind: kind, price: Double(cents) / 100, size: random.pick(Self.sizes))
    if kind == .trade { tick.size *= random.pick([1, 1, 3]) }
    if random.oneIn(12) { tick.size = random.pick([0, 0, -100]) }
    if random.oneIn(25) { tick.price = random.pick([0, -0.01, .nan]) }
    return tick
  }

  /// Moves some rows to before the row ahead of them, the first rows of a day among them.
  private mutating func stepBack(_ ticks: inout [Tick]) {
    for index in ticks.indices.dropFirst() {
      let isFirstOfDay = CivilDate(of: ticks[index - 1].time) != CivilDate(of: ticks[index].time)
      if random.oneIn(isFirstOfDay ? 3 : 20) { ticks.swapAt(index - 1, index) }
    }
  }
}
