public import Simulation

/// The trade log of the closing strategy: a line for each fill, in execution order, unrounded, with the rule that it came
/// of and the price that it was meant by.
public enum ClosingTradeLog {
  /// The log's name for a security.
  public static func fileName(of security: String) -> String { "\(security)_trades.csv" }

  /// The log as CSV.
  public static func csv(_ fills: [Fill], of security: String) -> [UInt8] {
    let header = "timestamp,side,price,quantity,realized_pnl,trade_type,vwap_reference,security\n"
    let security = [UInt8](capacity: OutputSpan<UInt8>.longest(field: security)) { $0.append(field: security) }
    let longestLine =
      TimestampWriter.longest + 4 * OutputSpan<UInt8>.longestNumber + ",sell,,,,auction_entry,,\n".utf8.count
      + security.count
    return Array(capacity: header.utf8.count + fills.count * longestLine) { text in
      text.append(text: header)
      var stamp = TimestampWriter(TimestampFormat(for: fills.lazy.map(\.time)))
      for fill in fills {
        stamp.write(fill.time, to: &text)
        text.append(fill.side == .bid ? ",buy," : ",sell,")
        text.append(fill.price)
        text.append(",")
        text.append(fill.quantity)
        text.append(",")
        text.append(fill.realizedPnL)
        text.append(",")
        text.append(text: fill.rule.tradeType)
        text.append(",")
        if !fill.reference.isNaN { text.append(fill.reference) }
        text.append(",")
        for byte in security { text.append(byte) }
        text.append("\n")
      }
    }
  }
}

extension FillRule {
  /// What the log calls it.
  fileprivate var tradeType: String {
    switch self {
    case .auction: "auction_entry"
    case .restingOrder: "vwap_exit"
    case .taken: "stop_loss"
    case .flatten, .closingShare: "eod_flatten"
    }
  }
}
