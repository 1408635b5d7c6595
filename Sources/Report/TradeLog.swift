public import Simulation

/// The trade log of a market-making strategy: a line for each fill, in execution order, unrounded.
public enum TradeLog {
  /// The log's name for a security.
  public static func fileName(of security: String) -> String { "\(security.lowercased())_trades_timeseries.csv" }

  /// The log as CSV.
  public static func csv(_ fills: [Fill]) -> [UInt8] {
    let header = "timestamp,side,fill_price,fill_qty,realized_pnl,position,pnl\n"
    let longestLine = TimestampWriter.longest + 5 * OutputSpan<UInt8>.longestNumber + ",sell,".utf8.count + 5
    return Array(capacity: header.utf8.count + fills.count * longestLine) { text in
      text.append(text: header)
      var stamp = TimestampWriter(TimestampFormat(for: fills.lazy.map(\.time)))
      // The running P&L is taken over from line to line: fills that open a position leave it as it is.
      var total = (number: Double.nan, place: 0..<0)
      for fill in fills {
        stamp.write(fill.time, to: &text)
        switch fill.side {
        case .bid: text.append(",buy,")
        case .ask: text.append(",sell,")
        }
        text.append(fill.price)
        text.append(",")
        text.append(fill.quantity)
        text.append(",")
        text.append(fill.realizedPnL)
        text.append(",")
        text.append(fill.position)
        text.append(",")
        if fill.totalRealizedPnL.bitPattern == total.number.bitPattern {
          text.append(again: total.place)
        } else {
          let start = text.count
          text.append(fill.totalRealizedPnL)
          total = (fill.totalRealizedPnL, start..<text.count)
        }
        text.append("\n")
      }
    }
  }
}
