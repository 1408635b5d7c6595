internal import Backtest
public import Simulation
public import TickData

/// A small market that is worked out on paper: a line for each tick, with what stands after it.
///
/// ```swift
/// let example = WorkedExample(
///   """
///   D1 10:00:00 bid   10    500 | 10 · 500 · 1000 | – · 0 · 0          | 0   |
///   D1 10:00:01 ask   10.02 300 | 10 · 500 · 1000 | 10.02 · 300 · 1000 | 0   |
///   D1 10:00:05 trade 10    700 | 10 · 0 · 800    | 10.02 · 300 · 1000 | 200 | buy 200 @ 10
///   """)
/// #expect(example.mistakes(of: MyStrategy(parameters)) == [])
/// ```
///
/// The cells are the tick, as in a ``MarketTable``; our bid and our ask, each its price (– where no order is live), the
/// queue ahead, and what remains of it; the position; and the fills of this tick, with `; ` between them. From a `#` on a
/// line is a comment.
public struct WorkedExample: Sendable {
  public let table: String
  /// The trade log without its heading, where one is given.
  public let log: String
  /// The hours of its days; ``TickData/TradingSession/example`` where it does not say.
  public let session: TradingSession

  public init(table: String, log: String = "", session: TradingSession? = nil) {
    self.table = table
    self.log = log
    self.session = session ?? .example
  }

  public init(_ table: String, session: TradingSession? = nil) { self.init(table: table, session: session) }

  /// The lines of the table, cut at the bars.
  public var rows: [(tick: String, bid: String, ask: String, position: String, fills: String)] {
    MarketTable.rows(table).map { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        cell.split(separator: " ").joined(separator: " ")
      }
      precondition(cells.count == 5, "not a row of a worked example: \(line)")
      return (cells[0], cells[1], cells[2], cells[3], cells[4])
    }
  }

  /// The market alone.
  public var market: String { rows.map(\.tick).joined(separator: "\n") }

  /// Where a strategy does something else than the example says: for each such line the tick, what is expected and what is
  /// found. Empty where it does what it says.
  public func mistakes(of strategy: some QuotingStrategy) -> [String] {
    var replay = Replay(strategy, session: session, observer: FillLog())
    return mistakes { chunk in
      replay.replay(chunk)
      return (replay.market, replay.observer.fills)
    }
  }

  /// The same for a strategy that sees every tick.
  public func mistakes(of strategy: some TickStrategy) -> [String] {
    var replay = TickReplay(strategy, session: session, observer: FillLog())
    return mistakes { chunk in
      replay.replay(chunk)
      return (replay.broker.market, replay.observer.fills)
    }
  }

  /// - Parameter replay: replays a chunk; returns the market after it, and all fills so far.
  private func mistakes(replay: (TickChunk) -> (Market, [Fill])) -> [String] {
    var fillCount = 0
    var mistakes: [String] = []
    for (index, row) in rows.enumerated() {
      let (market, fills) = replay(TickChunk(MarketTable.ticks(row.tick), firstRow: Int64(index)))
      let found = [
        cell(market.orders.bid), cell(market.orders.ask), "\(market.account.position)",
        fills[fillCount...].map(cell).joined(separator: "; "),
      ]
      fillCount = fills.count
      let expected = [row.bid, row.ask, row.position, row.fills]
      guard found != expected else { continue }
      mistakes.append("\(row.tick): expected \(line(expected)), found \(line(found))")
    }
    return mistakes
  }

  private func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  private func cell(_ order: RestingOrder) -> String {
    "\(order.isLive ? text(order.price) : "–") · \(order.queueAhead) · \(order.remaining)"
  }

  private func cell(_ fill: Fill) -> String {
    "\(fill.side == .bid ? "buy" : "sell") \(fill.quantity) @ \(text(fill.price))"
  }

  private func text(_ price: Double) -> String {
    Int64(exactly: price).map { "\($0)" } ?? "\(price)"
  }
}
