internal import Backtest
internal import TickData
internal import TickStorage

/// What identifies a result: the XXH3-128 hash of all that determines it.
///
/// That guards against mix-ups, not against forgery, as the hashes of files do.
package struct ResultKey: Hashable, Sendable {
  let high: UInt64
  let low: UInt64

  /// Of the ticks, the parameters and what else the replay depends on.
  init(_ identity: ResultIdentity) {
    (high, low) = ContentHash.halves(of: Array(identity.text.utf8))
  }

  init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// 16 bytes, the high ones first.
  var bytes: [UInt8] {
    [high, low].flatMap { half in stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: half >> $0) } }
  }
}

/// All that determines a result, and nothing that does not, such as workers or chunk sizes.
struct ResultIdentity {
  let security: String
  let strategy: String
  let parameters: ResolvedParameters
  /// The hash of the file, and how it is read.
  let ticks: String
  /// Empty where it does not matter.
  let exchange: String
  /// The hours of the security.
  let sessions: SessionCalendar
  let engine: EngineVersion
  /// The hash of the program, and so of its strategies' code; empty in tests.
  var program = ""

  /// The parameters with all defaults, in a fixed order: what the journal shows.
  static func text(of parameters: ResolvedParameters) -> String {
    parameters.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }

  var text: String {
    "\(engine)\n\(strategy)\n\(Self.text(of: parameters))\n\(security)\n\(ticks)\n\(exchange)\n\(sessions)"
      + (program.isEmpty ? "" : "\nprogram \(program)")
  }
}
