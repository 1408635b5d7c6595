internal import TickData

/// A configuration that a sweep tries: a strategy, and a value for each axis that the strategy has.
package struct SweepCell: Hashable, Sendable {
  /// The strategy's name, and where it stands among the sweep's.
  package let strategy: String
  package let strategyIndex: Int
  /// For each of the sweep's axes its value; nil where the strategy has no such parameter.
  package let values: [String?]
  /// What the cell is called besides its strategy: `30s` where the refill interval alone tells the strategy's cells apart,
  /// else `key=value_key=value` of all axes that do. Empty where there is no axis.
  package let suffix: String

  /// The cell's name, and that of its folder: readable, the same in every sweep that tells cells apart by the same axes.
  package var id: String { suffix.isEmpty ? strategy : "\(strategy)_\(suffix)" }

  /// The parameter by which the users' short names are made.
  package static let interval = "refill_interval_sec"

  /// File systems end a name at 255 bytes.
  private static let longestSuffix = 160

  init(strategy: String, index: Int, values: [String?], axes: [ParameterAxis]) {
    self.strategy = strategy
    strategyIndex = index
    self.values = values
    let own = zip(axes, values).compactMap { axis, value in value.map { (axis: axis, value: $0) } }
    let several = own.filter { $0.axis.values.count > 1 }
    let telling = several.isEmpty ? own : several
    if telling.count == 1, telling[0].axis.key == Self.interval {
      suffix = "\(telling[0].value)s"
    } else {
      let whole = telling.map { "\($0.axis.key)=\($0.value)" }.joined(separator: "_")
      suffix = whole.utf8.count <= Self.longestSuffix ? whole : Self.shortened(whole)
    }
  }

  /// The beginning of a long name, and a hash of the whole.
  private static func shortened(_ name: String) -> String {
    var hash = SplitMix64(seed: 0, name: name)
    return "\(name.prefix(longestSuffix - 17))_\(String(hash.next(), radix: 16))"
  }
}
