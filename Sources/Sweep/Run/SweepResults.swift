package import Analytics
package import Backtest
package import TickStorage

/// Which results a sweep has, and why others are missing. Results themselves are in the journal.
package struct SweepResults: Sendable {
  /// For each cell and each security, at cell · securities + security: what identifies the result; nil where the security's
  /// file could not be read.
  let keys: [ResultKey?]
  /// Why a result is missing, by its index among the keys.
  let errors: [Int: String]
  /// How many results the journal had, how many are those of another cell with the same parameters on a security, and how
  /// many have been computed.
  package let reused: Int
  package let shared: Int
  package let computed: Int
  /// The hash of each security's file; nil where it could not be read.
  package let hashes: [ContentHash?]
  /// What the user should know of how the ticks were read, one line each, in the order of the securities; also where they
  /// were read by an earlier sweep.
  package let notices: [String]

  /// The securities that failed in at least one cell, by their index, each with the first reason.
  package func failures(ofSecurities count: Int) -> [(security: Int, reason: String)] {
    var reasons: [Int: (index: Int, reason: String)] = [:]
    for (index, reason) in errors {
      let security = index % count
      if reasons[security].map({ index < $0.index }) ?? true { reasons[security] = (index, reason) }
    }
    return reasons.sorted { $0.key < $1.key }.map { ($0.key, $0.value.reason) }
  }

  /// The securities that failed in a cell, by their index.
  package func failures(ofCell cell: Int, securities count: Int) -> [(security: Int, reason: String)] {
    (0..<count).compactMap { security in errors[cell * count + security].map { (security, $0) } }
  }
}

/// What a cell came to.
package struct CellResult: Sendable {
  package let index: Int
  package let cell: SweepCell
  package let trades: Int
  package let realizedPnL: Double
  package let metrics: [MetricCell]
  package let daily: DailyPnL
  package let figures: DailyFigures
  package let intervals: DailyIntervals?
  /// How many securities have a result, and how many have none.
  package let securities: Int
  package let errors: Int
}

/// What a cell came to on one security: its metrics, or why there are none.
package struct SecurityOutcome: Sendable {
  package let entry: TickEntry
  package let metrics: Result<SecurityMetrics, SecurityFailure>
}
