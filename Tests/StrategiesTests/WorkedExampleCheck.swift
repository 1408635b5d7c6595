import Simulation
import TestSupport
import Testing
import TickData

/// Replays an example row by row and compares orders, position and fills after each row, and the trade log. Returns the
/// replay at its end.
func check<Strategy: QuotingStrategy>(
  _ example: WorkedExample, _ strategy: Strategy
) -> Replay<Strategy, FillLog> {
  let replay = checkRows(of: example, strategy)
  #expect(replay.observer.fills.map(\.logLine).joined(separator: "\n") == example.log)
  return replay
}

/// The same without the trade log.
@discardableResult
func checkRows<Strategy: QuotingStrategy>(
  of example: WorkedExample, _ strategy: Strategy
) -> Replay<Strategy, FillLog> {
  var replay = Replay(strategy, observer: FillLog())
  for (index, row) in example.rows.enumerated() {
    let before = replay.observer.fills.count
    replay.replay(TickChunk(MarketTable.ticks(row.tick), firstRow: Int64(index)))
    let fills = replay.observer.fills[before...].map { fill in
      "\(fill.side == .bid ? "buy" : "sell") \(fill.quantity) @ \(text(fill.price))"
    }
    let state = [
      cell(replay.market.orders.bid), cell(replay.market.orders.ask), "\(replay.market.account.position)",
      fills.joined(separator: "; "),
    ]
    #expect(state == [row.bid, row.ask, row.position, row.fills], "row \(index + 1): \(row.tick)")
  }
  return replay
}

private func cell(_ order: RestingOrder) -> String {
  "\(order.isLive ? text(order.price) : "–") · \(order.queueAhead) · \(order.remaining)"
}

private func text(_ price: Double) -> String {
  price == price.rounded() ? "\(Int(price))" : "\(price)"
}
