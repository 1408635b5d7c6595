package import Strategies
package import TickData

/// A worked example of the closing strategy: every row of a market with what stands after it, the trade log, and the
/// summary. The static ones are the reference's.
package struct ClosingExample: Sendable {
  package let parameters: ClosingParameters
  package let exchange: Exchange
  /// Each line: a tick, then our exit order where it rests, the position, and the fills that this row books. A line whose
  /// tick is `end` is the end of the data.
  package let table: String
  /// The trade log and the summary without their headings, for a security named X.
  package let log: String
  package let summary: String

  package init(
    _ parameters: ClosingParameters, on exchange: Exchange = .adx, table: String, log: String = "",
    summary: String = ""
  ) {
    self.parameters = parameters
    self.exchange = exchange
    self.table = table
    self.log = log
    self.summary = summary
  }

  /// The lines of the table, cut at the bars.
  package var rows: [(tick: String, exit: String, position: String, fills: String)] {
    MarketTable.rows(table).map { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        cell.split(separator: " ").joined(separator: " ")
      }
      precondition(cells.count == 4, "not a row of a worked example: \(line)")
      return (cells[0], cells[1], cells[2], cells[3])
    }
  }

  /// The market alone.
  package var market: String { rows.map(\.tick).filter { $0 != "end" }.joined(separator: "\n") }

  private static func parameters(orderNotional: Double, spread: Double = 0.5) -> ClosingParameters {
    var parameters = ClosingParameters()
    parameters.orderNotional = orderNotional
    parameters.spread = spread
    return parameters
  }

  /// A VWAP of the window's trades alone; a buy entry of a tenth of the auction's volume; an exit at a better price; a stop
  /// loss at 10:10:00 and not before; a short entry at a print of size 0; an exit order whose price is not quite 9.70; its
  /// remainder, which holds back the day's orders and is flattened; a last day without orders.
  package static let a = ClosingExample(
    parameters(orderNotional: 100_300),
    table: """
      D1 10:00:00 trade 10    100   | –                            | 0     |
      D1 14:29:59 trade 9     999   | –                            | 0     |
      D1 14:30:00 trade 10    300   | –                            | 0     |
      D1 14:40:00 trade 10.1  100   | –                            | 0     |
      D1 14:44:59 trade 10.05 100   | –                            | 0     |
      D1 14:45:00 bid   10    500   | –                            | 0     |
      D1 14:55:00 trade 9.9   4000  | –                            | 0     |
      D1 15:00:00 trade 9.95  1000  | –                            | 0     |
      D2 09:59:00 bid   9.6   100   | –                            | 500   | buy 500 @ 9.9
      D2 10:05:00 trade 10.1  200   | sell 300 @ 10.02             | 300   | sell 200 @ 10.1
      D2 10:09:59 bid   9.6   50    | sell 300 @ 10.02             | 300   |
      D2 10:10:00 trade 10    10    | –                            | 0     | sell 300 @ 9.6
      D2 14:30:00 trade 9.7   100   | –                            | 0     |
      D2 14:50:00 ask   9.8   100   | –                            | 0     |
      D2 14:55:00 trade 9.8   0     | –                            | 0     |
      D2 14:56:00 trade 9.9   20009 | –                            | 0     |
      D3 10:00:00 ask   9.8   100   | buy 2000 @ 9.700000000000001 | -2000 | sell 2000 @ 9.8
      D3 11:00:00 trade 9.75  700   | buy 2000 @ 9.700000000000001 | -2000 |
      D3 11:00:01 trade 9.7   800   | buy 1200 @ 9.700000000000001 | -1200 | buy 800 @ 9.7
      D3 14:40:00 trade 9.7   300   | buy 900 @ 9.700000000000001  | -900  | buy 300 @ 9.7
      D3 14:46:00 bid   9.7   100   | –                            | -900  |
      D3 14:55:30 trade 9.72  5000  | –                            | -900  |
      D4 10:30:00 trade 9.7   100   | –                            | 0     | buy 900 @ 9.72
      D4 14:44:00 trade 9.7   100   | –                            | 0     |
      D4 14:45:00 trade 9.8   100   | –                            | 0     |
      end                           | –                            | 0     |
      """,
    log: """
      2025-04-14 14:55:00,buy,9.9,500,0.0,auction_entry,10.03,X
      2025-04-15 10:05:00,sell,10.1,200,39.99999999999986,vwap_exit,10.02,X
      2025-04-15 10:10:00,sell,9.6,300,-90.00000000000021,stop_loss,9.9,X
      2025-04-15 14:55:00,sell,9.8,2000,0.0,auction_entry,9.7,X
      2025-04-16 11:00:01,buy,9.7,800,80.00000000000114,vwap_exit,9.700000000000001,X
      2025-04-16 14:40:00,buy,9.7,300,30.000000000000426,vwap_exit,9.700000000000001,X
      2025-04-16 14:55:30,buy,9.72,900,72.00000000000006,eod_flatten,9.700000000000001,X

      """,
    summary: "X,7,2,1,1,3,1,1,0,0,132.00000000000125,0,\n")

  /// A rising day, which has no sell order; a short entry; an ask that is beyond the stop too early, and a stop at the next
  /// row, a bid; orders of a day without an auction, which are gone.
  package static let b = ClosingExample(
    parameters(orderNotional: 100_300),
    table: """
      D1 10:00:00 trade 10    100   | –                | 0     |
      D1 10:05:00 trade 10.01 100   | –                | 0     |
      D1 10:10:00 trade 10.02 100   | –                | 0     |
      D1 10:15:00 trade 10.03 100   | –                | 0     |
      D1 10:20:00 trade 10.04 100   | –                | 0     |
      D1 10:25:00 trade 10.05 100   | –                | 0     |
      D1 10:30:00 trade 10.06 100   | –                | 0     |
      D1 10:35:00 trade 10.07 100   | –                | 0     |
      D1 10:40:00 trade 10.08 100   | –                | 0     |
      D1 10:45:00 trade 10.09 100   | –                | 0     |
      D1 14:35:00 trade 10.1  100   | –                | 0     |
      D1 14:46:00 bid   10    5     | –                | 0     |
      D1 14:55:00 trade 10.3  50000 | –                | 0     |
      D2 14:31:00 trade 10.02 100   | –                | 0     |
      D2 14:47:00 ask   10.2  1     | –                | 0     |
      D2 14:55:00 trade 10.2  50000 | –                | 0     |
      D3 10:05:00 ask   10.5  10    | buy 5000 @ 10.02 | -5000 | sell 5000 @ 10.2
      D3 10:10:00 bid   10    10    | –                | 0     | buy 5000 @ 10.5
      D3 14:33:00 trade 10.3  100   | –                | 0     |
      D3 14:45:00 trade 10.3  100   | –                | 0     |
      D4 10:00:00 trade 10.3  1     | –                | 0     |
      end                           | –                | 0     |
      """,
    log: """
      2025-04-15 14:55:00,sell,10.2,5000,0.0,auction_entry,10.02,X
      2025-04-16 10:10:00,buy,10.5,5000,-1500.0000000000036,stop_loss,10.2,X

      """,
    summary: "X,2,1,0,1,0,1,0,1,0,-1500.0000000000036,0,\n")

  /// On DFM. An exit order that a day without an auction leaves to the next, which fills some of it and flattens the rest at
  /// its first print.
  package static let c = ClosingExample(
    parameters(orderNotional: 25_000), on: .dfm,
    table: """
      D1 14:30:00 trade 12    100   | –              | 0    |
      D1 14:45:00 bid   12    1     | –              | 0    |
      D1 14:55:00 trade 11.9  30000 | –              | 0    |
      D2 10:00:00 trade 11.95 500   | sell 2083 @ 12 | 2083 | buy 2083 @ 11.9
      D2 14:50:00 trade 12    5     | –              | 2083 |
      D3 10:00:00 trade 12    400   | sell 1683 @ 12 | 1683 | sell 400 @ 12
      D3 14:31:00 trade 11.9  100   | sell 1683 @ 12 | 1683 |
      D3 14:45:00 bid   11.8  1     | –              | 1683 |
      D3 14:55:00 trade 11.8  10    | –              | 1683 |
      D3 15:10:00 trade 11.7  99990 | –              | 1683 |
      D4 10:00:00 bid   11.5  1     | –              | 0    | sell 1683 @ 11.8
      end                           | –              | 0    |
      """,
    log: """
      2025-04-14 14:55:00,buy,11.9,2083,0.0,auction_entry,12.0,X
      2025-04-16 10:00:00,sell,12.0,400,39.99999999999986,vwap_exit,12.0,X
      2025-04-16 14:55:00,sell,11.8,1683,-168.29999999999941,eod_flatten,12.0,X

      """,
    summary: "X,3,1,1,0,1,0,1,0,0,-128.29999999999956,0,\n")

  /// Without a spread both orders fill, and the second exit order takes the place of the first: 50 shares stay.
  package static let d = ClosingExample(
    parameters(orderNotional: 252.5, spread: 0),
    table: """
      D1 14:30:00 trade 5   100  | –          | 0  |
      D1 14:45:00 bid   5   1    | –          | 0  |
      D1 14:55:00 trade 5   1000 | –          | 0  |
      D2 10:00:00 trade 5   30   | buy 20 @ 5 | 30 | buy 50 @ 5; sell 50 @ 5; buy 30 @ 5
      D2 14:55:00 trade 5.1 10   | –          | 30 |
      D3 10:00:00 trade 5   1    | –          | 50 | buy 20 @ 5.1
      end                        | –          | 50 |
      """,
    log: """
      2025-04-14 14:55:00,buy,5.0,50,0.0,auction_entry,5.0,X
      2025-04-14 14:55:00,sell,5.0,50,0.0,auction_entry,5.0,X
      2025-04-15 10:00:00,buy,5.0,30,0.0,vwap_exit,5.0,X
      2025-04-15 14:55:00,buy,5.1,20,-1.999999999999993,eod_flatten,5.0,X

      """,
    summary: "X,4,2,1,1,1,0,1,0,0,-1.999999999999993,50,\n")
}
