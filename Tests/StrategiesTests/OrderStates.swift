import Simulation
import TestSupport
import TickData

/// An order as the tests of a strategy's rules write it: price, queue ahead, remaining; `–` for one that is not live.
func text(_ order: RestingOrder) -> String {
  order.isLive ? "\(order.price) behind \(order.queueAhead), \(order.remaining) left" : "–"
}

/// Our order on a side after each row of a market.
func orders(_ side: Side, of strategy: some QuotingStrategy, over table: String) -> [String] {
  var replay = Replay(strategy, observer: FillLog())
  return MarketTable.ticks(table).map { tick in
    replay.replay(TickChunk([tick]))
    return text(replay.market.orders[side])
  }
}

/// The last of them.
func lastOrder(_ side: Side, of strategy: some QuotingStrategy, over table: String) -> String {
  orders(side, of: strategy, over: table).last ?? "–"
}
