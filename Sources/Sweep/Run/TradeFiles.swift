package import Simulation
package import TickData

/// Where the trades of kept cells go. What they look like is not the sweep's business.
package protocol TradeFiles: Sendable {
  /// The path of a log within the sweep's folder.
  func path(of cell: SweepCell, _ security: Security) -> String
  /// Writes a log, complete or not at all.
  func write(_ fills: [Fill], of cell: SweepCell, _ security: Security) throws
  /// Whether the log of a path is there.
  func isThere(_ path: String) -> Bool
  /// Removes the log of a path, and its folder if that was the last one.
  func remove(_ path: String)
}
