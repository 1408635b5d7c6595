import Simulation
import Strategies
import TestSupport
import Testing
import TickData

@Suite("The reference's worked examples of the closing strategy, row by row")
struct ClosingExampleTests {
  @Test("A: entries of both sides, a stop loss, partial exits, a flatten")
  func a() {
    let outcome = checkRows(of: .a)
    #expect(outcome.account.realizedPnL == 132.00000000000125)
    #expect(outcome.tallies.map(\.count) == [0, 0, 0])
    // Booked at a later row, entries and flatten say the row of the trade that they were made at.
    #expect(outcome.fills.map(\.row) == [6, 9, 11, 14, 18, 19, 21])
    #expect(
      outcome.fills.map(\.rule) == [
        .auction, .restingOrder, .taken, .auction, .restingOrder, .restingOrder, .flatten,
      ])
    #expect(outcome.marketDays == 4 && outcome.strategyDays == 3)
    #expect(outcome.counts.read == 25 && outcome.counts.kept == 25 && outcome.counts.inWindow == 15)
  }

  @Test("B: a trend that holds the sell order back, a stop loss of a short, orders without an auction")
  func b() {
    let outcome = checkRows(of: .b)
    #expect(outcome.tallies.map(\.count) == [1, 0, 0])
  }

  @Test("C: the steps of DFM, an exit order that a day leaves to the next")
  func c() { checkRows(of: .c) }

  @Test("D: both entries fill, and the second exit order takes the place of the first")
  func d() {
    let outcome = checkRows(of: .d)
    #expect(outcome.account.position == 50 && outcome.tallies.map(\.count) == [0, 0, 1])
  }
}

/// Replays an example row by row and compares the exit order, the position and the fills after each row.
@discardableResult
func checkRows(of example: ClosingExample) -> ReplayOutcome {
  var replay = TickReplay(ClosingStrategy(example.parameters, on: example.exchange), observer: FillLog())
  for (index, row) in example.rows.enumerated() {
    let before = replay.observer.fills.count
    if row.tick == "end" {
      _ = replay.finish()
    } else {
      replay.replay(TickChunk([MarketTable.tick(row.tick)], firstRow: Int64(index)))
    }
    let orders = Side.allCases.compactMap { side in
      let order = replay.broker.market.orders[side]
      return order.isLive ? "\(verb(side)) \(order.remaining) @ \(text(order.price))" : nil
    }
    let fills = replay.observer.fills[before...].map { "\(verb($0.side)) \($0.quantity) @ \(text($0.price))" }
    let state = [
      orders.isEmpty ? "–" : orders.joined(separator: "; "), "\(replay.broker.market.account.position)",
      fills.joined(separator: "; "),
    ]
    #expect(state == [row.exit, row.position, row.fills], "row \(index + 1): \(row.tick)")
  }
  return replay.finish()
}

private func verb(_ side: Side) -> String { side == .bid ? "buy" : "sell" }

private func text(_ price: Double) -> String { price == price.rounded() ? "\(Int(price))" : "\(price)" }
