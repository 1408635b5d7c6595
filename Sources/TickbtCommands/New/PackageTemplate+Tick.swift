extension PackageTemplate {
  /// A strategy that acts at every tick.
  var tickStrategy: String {
    """
    import TickBacktest

    /// **In one sentence: what it does.** Rests an order at the touch on each side from the open to the close, moves it
    /// when the touch moves, and closes the position at the end of the day with the first trade.
    struct \(name.typeName): TickStrategy {
      static let name = "\(name.snakeCase)"
      static let summary = "Rests an order at the touch on each side, and is flat overnight."

      typealias Parameters = MakerParameters

      let parameters: Parameters

      init(_ parameters: Parameters) { self.parameters = parameters }

      /// Called at every tick, of any phase of the day, with the book as it stands after it. What is done to the broker
      /// happens at once: a trade can fill an order that was placed at its own tick.
      func tick(_ tick: Tick, broker: inout Broker) {
        let market = broker.market
        if tick.time >= market.windowStart, tick.time < market.windowEnd {
          follow(.bid, broker: &broker)
          follow(.ask, broker: &broker)
        } else {
          broker.cancel(.bid)
          broker.cancel(.ask)
          let isClosing = market.timeOfDay >= market.session.flatten.nanoseconds
          let position = market.account.position
          if isClosing, position != 0, tick.kind == .trade, tick.price > 0 {
            // What `tickbt trace` and `tickbt explain` say.
            broker.note("end of day: closes the position of \\(position) with the first trade")
            broker.flatten(at: tick.price)
          }
        }
      }

      /// Keeps an order at the touch. One that is there keeps its place in the queue while the touch does not move.
      private func follow(_ side: Side, broker: inout Broker) {
        let level = broker.market.book[side]
        let order = broker.market.orders[side]
        let room = parameters.maxPosition - side.sign * broker.market.account.position
        let size = min(parameters.fullSize[side], room)
        guard size > 0, level.price > 0, level.notional >= parameters.minLocalCurrencyBeforeQuote else {
          broker.cancel(side)
          return
        }
        if !order.isLive || order.price != level.price { broker.rest(side, price: level.price, quantity: size) }
      }
    }

    """
  }

  /// Its rules on paper.
  var tickTests: String {
    """
    import Testing
    import TickBacktest
    import TickBacktestTesting

    @testable import \(name.typeName)

    @Suite struct \(name.typeName)Tests {
      /// Orders of 1000, up to 2000 shares, at levels that display 1000 dirhams.
      private var parameters: MakerParameters {
        var parameters = MakerParameters()
        parameters.quoteSize = 1000
        parameters.maxPosition = 2000
        parameters.minLocalCurrencyBeforeQuote = 1000
        return parameters
      }

      /// Each line: a tick; then what stands after it: our bid and our ask (price · queue ahead · remaining), our position,
      /// and what was filled.
      @Test func followsTheTouchAndIsFlatOvernight() {
        let example = WorkedExample(
          \"\"\"
          D1 10:00:00 bid   10    500 | 10 · 500 · 1000   | – · 0 · 0          | 0   |
          D1 10:00:01 ask   10.02 300 | 10 · 500 · 1000   | 10.02 · 300 · 1000 | 0   |
          D1 10:00:02 trade 10    700 | 10 · 0 · 800      | 10.02 · 300 · 1000 | 200 | buy 200 @ 10    # 500 of queue first
          D1 10:00:03 bid   10.01 400 | 10.01 · 400 · 1000 | 10.02 · 300 · 1000 | 200 |                # behind all
          D1 14:55:00 trade 9.99  100 | – · 400 · 0       | – · 300 · 0        | 0   | sell 200 @ 9.99
          \"\"\")
        #expect(example.mistakes(of: \(name.typeName)(parameters)) == [])
      }
    }

    """
  }
}
