public import Simulation

/// The trade log of a market-making strategy: a line for each fill, in execution order, unrounded.
public enum TradeLog {
  /// The log's name for a security.
  public static func fileName(of security: String) -> String { "\(security.lowercased())_trades_timeseries.csv" }

  /// The log as CSV.
  public static func csv(_ fills: [Fill]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(64 + fills.count * 96)
    text.append("timestamp,side,fill_price,fill_qty,realized_pnl,position,pnl\n")
    var stamp = TimestampWriter(TimestampFormat(for: fills.lazy.map(\.time)))
    for fill in fills {
      stamp.write(fill.time, to: &text)
      text.append(fill.side == .bid ? ",buy," : ",sell,")
      text.append(fill.price)
      text.append(UInt8(ascii: ","))
      text.append(fill.quantity)
      text.append(UInt8(ascii: ","))
      text.append(fill.realizedPnL)
      text.append(UInt8(ascii: ","))
      text.append(fill.position)
      text.append(UInt8(ascii: ","))
      text.append(fill.totalRealizedPnL)
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }
}
