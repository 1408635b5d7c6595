package import Simulation
package import TickData

/// Where the trades of kept cells go. What they look like is not the sweep's business.
package protocol TradeFiles: Sendable {
  /// The path of a log within the sweep's folder.
  func path(of cell: SweepCell, _ security: Security) -> String
  /// Writes a log, complete or not at all. Returns a hash of it.
  func write(_ fills: [Fill], of cell: SweepCell, _ security: Security) throws -> String
  /// Whether the log of a path is there and has this hash.
  func holds(_ path: String, hash: String) -> Bool
  /// Removes the log of a path, and its folder if that was the last one. What is not the path of a log stays.
  func remove(_ path: String)
}
