import TickData

/// The two auctions of a day: orders gather, the price is found, the orders trade at it.
///
/// In each a pair of orders at the value itself arrives at last, so that there is a price every day.
struct CallPhase {
  let exchange: Exchange
  let previousClose: Int64
  let sizes: OrderSizes
  let phases: Phases

  /// Up to the open. It starts with an empty book, shown as a zero quote of either side; half of the orders are there at
  /// once. The opening prints are at the open. Returns the opening level, which without an auction is the value's.
  func open(
    around value: Int64, orders count: Int64, _ random: inout SplitMix64, _ recorder: inout TickRecorder
  ) -> Int64 {
    guard phases.openingAuction < phases.open else {
      recorder.move(to: phases.open)
      return value
    }
    recorder.move(to: phases.openingAuction)
    for side in [BookSide.bid, .ask] { recorder.unpricedQuote(side, 0) }
    var moments = Array(repeating: phases.openingAuction, count: Int(count / 2))
    for _ in 0..<(count - count / 2) { moments.append(random.draw(phases.openingAuction...(phases.open - 1))) }
    var auction = gather(at: moments.sorted(), around: value, unlimited: 3, scale: 1, &random, &recorder)

    recorder.move(to: phases.open)
    let level = auction.clearingLevel(reference: value) ?? value
    while let print = auction.matchNext(at: level) { recorder.trade(level, print) }
    return level
  }

  /// From the close on. Where positions are flattened, the closing price is found and printed, order by order, with what is
  /// left of the auction's quotes; ADX then reports it once more as a trade of size 0. Until the auction's end shares trade
  /// at the closing price. Returns the closing level.
  ///
  /// Without an auction there is one trade at the close, at the value; none where the day ends with it.
  func close(
    around value: Int64, orders count: Int64, _ random: inout SplitMix64, _ recorder: inout TickRecorder
  ) -> Int64 {
    guard phases.close < phases.closingPrice else {
      if !phases.closesAtMidnight {
        recorder.move(to: phases.close)
        recorder.trade(value, sizes.draw(&random))
      }
      return value
    }
    let moments = (0..<count).map { _ in random.draw(phases.close...(phases.closingPrice - 1)) }.sorted()
    var auction = gather(at: moments, around: value, unlimited: 30, scale: 3, &random, &recorder)

    recorder.move(to: phases.closingPrice)
    let level = auction.clearingLevel(reference: value) ?? value
    while let print = auction.matchNext(at: level) {
      recorder.trade(level, print)
      for side in [BookSide.bid, .ask] {
        if let best = auction.best(side) { show(best, side, &recorder) }
      }
    }
    if exchange == .adx { recorder.trade(level, 0) }
    if phases.closingPrice < phases.end { tradeAtLast(level, prints: count / 4, &random, &recorder) }
    recorder.move(to: phases.end)
    recorder.trade(level, exchange == .adx ? 0 : sizes.draw(&random))
    return level
  }

  /// Collects orders at these moments, and shows the best of a side whenever it changes.
  ///
  /// Limits are spread evenly from 12 levels short of the value to 4 levels beyond it.
  private func gather(
    at moments: [Int64], around value: Int64, unlimited: Int64, scale: Int64, _ random: inout SplitMix64,
    _ recorder: inout TickRecorder
  ) -> Auction {
    var auction = Auction()
    func enter(_ order: Auction.Order, _ side: BookSide) {
      if auction.enter(order, side), let best = auction.best(side) { show(best, side, &recorder) }
    }
    for moment in moments {
      recorder.move(to: moment)
      let side: BookSide = random.chance(50) ? .bid : .ask
      let limit = random.chance(unlimited) ? nil : value + side.away * random.draw(-4...12)
      enter(Auction.Order(limit: limit, size: scale * sizes.draw(&random)), side)
    }
    for side in [BookSide.bid, .ask] {
      enter(Auction.Order(limit: value, size: scale * sizes.draw(&random)), side)
    }
    return auction
  }

  private func tradeAtLast(
    _ level: Int64, prints count: Int64, _ random: inout SplitMix64, _ recorder: inout TickRecorder
  ) {
    let side: BookSide = random.chance(50) ? .bid : .ask
    let moments = (0..<count).map { _ in random.draw(phases.closingPrice...(phases.end - 1)) }.sorted()
    var waiting: Int64 = 0
    for moment in moments {
      recorder.move(to: moment)
      if waiting == 0 {
        waiting = 6 * sizes.draw(&random)
        recorder.quote(side, level, waiting)
      }
      let print = min(waiting, sizes.draw(&random))
      waiting -= print
      recorder.trade(level, print)
      if waiting > 0 { recorder.quote(side, level, waiting) }
    }
  }

  /// Shows a quote of an auction. Without a limit it stands at the price 0 on DFM, and on ADX at the day's limit price:
  /// a bid 15 percent above, an ask 10 percent below the previous close.
  private func show(_ best: Auction.Order, _ side: BookSide, _ recorder: inout TickRecorder) {
    let mils = exchange.mils(of: previousClose)
    switch (best.limit, exchange) {
    case (let limit?, _): recorder.quote(side, limit, best.size)
    case (nil, .dfm): recorder.unpricedQuote(side, best.size)
    case (nil, .adx): recorder.quote(side, exchange.level(of: mils * (side == .bid ? 115 : 90) / 100), best.size)
    }
  }
}
