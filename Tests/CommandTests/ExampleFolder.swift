import Foundation
import TestSupport
import TickData

/// The reference's worked examples as users have ticks: a CSV file for each, with its parameters, and runs of them.
extension Tickbt {
  /// A folder with the examples of V1 and V2.1 as the securities V1 and V21.
  static func withExamples() throws -> Tickbt {
    let tickbt = try Tickbt()
    for (name, example) in [("v1", WorkedExample.v1), ("v21", WorkedExample.v21)] {
      try tickbt.write(csv(example.market), to: "ticks/\(name).csv")
    }
    try tickbt.write(
      """
      {
        "V1": {"quote_size": 1000, "refill_interval_sec": 60, "max_position": 1600, "max_notional": 15000,
               "min_local_currency_before_quote": 1000},
        "V21": {"quote_size": 1000, "refill_interval_sec": 30, "max_position": 2000,
                "min_local_currency_before_quote": 1000, "stop_loss_threshold_pct": 1}
      }
      """, to: "own.json")
    return tickbt
  }

  /// A folder with the examples A to D of the closing strategy, each as a security of this name.
  static func withClosingExamples() throws -> Tickbt {
    let tickbt = try Tickbt()
    for (name, example) in [("a", ClosingExample.a), ("b", .b), ("c", .c), ("d", .d)] {
      try tickbt.write(csv(example.market), to: "ticks/\(name).csv")
    }
    try tickbt.write(
      """
      {"A": {"order_notional": 100300}, "B": {"order_notional": 100300}, "C": {"order_notional": 25000},
       "D": {"order_notional": 252.5, "spread_vwap_pct": 0}}
      """,
      to: "own.json")
    try tickbt.write(#"{"A": "ADX", "B": "ADX", "C": "DFM", "D": "ADX"}"#, to: "exchanges.json")
    return tickbt
  }

  /// A market as a CSV file.
  private static func csv(_ market: String) -> String {
    let rows = MarketTable.ticks(market).map { tick in
      let seconds = (tick.time - WallClock.startOfDay(tick.time)) / WallClock.second
      let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      return "\(CivilDate(of: tick.time)) \(clock.joined(separator: ":")),\(tick.kind),\(tick.price),\(tick.size)\n"
    }
    return "timestamp,type,price,volume\n" + rows.joined()
  }

  /// The options of the closing strategy on its examples.
  static let closingOptions = [
    "--strategy", "closing_strategy", "--data", "ticks", "--config", "own.json", "--exchange-mapping", "exchanges.json",
  ]

  /// The options of a strategy on the examples.
  static func options(_ strategy: String) -> [String] {
    ["--strategy", strategy, "--data", "ticks", "--config", "own.json"]
  }

  /// Runs a strategy over the examples.
  func run(_ strategy: String, to folder: String, _ more: String...) throws -> Outcome {
    try run(["run"] + Self.options(strategy) + ["--output-dir", folder, "--quiet"] + more)
  }
}
