package import Parameters

/// What a sweep is to try: strategies, the values of their parameters, and how much of the grid.
package struct SweepSpecification: Hashable, Sendable {
  /// By name, in the order in which their cells are listed, each once.
  package var strategies: [String] = []
  /// In the order in which they were given: the values of the last one change fastest from cell to cell.
  package private(set) var axes: [ParameterAxis] = []
  package private(set) var fixed: [FixedParameter] = []
  /// The rules of every cell, where nothing else sets them.
  package var rules: RuleProfile?
  /// How many cells to draw from the grid; all where nil.
  package var samples: Int?
  /// What the draw starts from.
  package var seed: UInt64 = 1

  package init() {}

  /// Adds what a user sets: `key=values`, or `SECURITY.key=value` for one security.
  package mutating func set(_ text: String) throws(SpecificationError) {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2 else { throw Self.malformed(text) }
    try set(String(sides[0]), to: [String(sides[1])], origin: "--set \(text)")
  }

  /// The same from its parts.
  package mutating func set(
    _ path: String, to values: [String], origin: String
  ) throws(SpecificationError) {
    guard let point = path.lastIndex(of: ".") else {
      guard !path.isEmpty else { throw Self.malformed(origin) }
      try add(ParameterAxis(key: path, values: values, origin: origin))
      return
    }
    // A security's name may hold points, a key holds none.
    let (security, key) = (String(path[..<point]), String(path[path.index(after: point)...]))
    guard !security.isEmpty, !key.isEmpty else { throw Self.malformed(origin) }
    let axis = try ParameterAxis(key: key, values: values, origin: origin)
    guard axis.values.count == 1 else {
      throw SpecificationError("\(origin): what is set for one security has one value; sweep \(key) for all of them")
    }
    guard !fixed.contains(where: { $0.security == security && $0.key == key }) else {
      throw SpecificationError("\(origin): \(path) is set twice")
    }
    fixed.append(FixedParameter(security: security, key: key, value: axis.values[0]))
  }

  private mutating func add(_ axis: ParameterAxis) throws(SpecificationError) {
    guard !axes.contains(where: { $0.key == axis.key }) else {
      throw SpecificationError("\(axis.origin): \(axis.key) is set twice: give all its values at once")
    }
    axes.append(axis)
  }

  /// Takes over what another one sets besides this; for the same key this one counts.
  package mutating func fillIn(from other: SweepSpecification) {
    if strategies.isEmpty { strategies = other.strategies }
    axes = other.axes.filter { axis in !axes.contains { $0.key == axis.key } } + axes
    fixed =
      other.fixed.filter { parameter in
        !fixed.contains { $0.security == parameter.security && $0.key == parameter.key }
      } + fixed
    if samples == nil { samples = other.samples }
  }

  private static func malformed(_ text: String) -> SpecificationError {
    SpecificationError("\(text): write it as key=v1,v2,…, key=start:stop:step or SECURITY.key=value")
  }
}
