package import Backtest
internal import Simulation
internal import TickData

/// All cells of a specification, in a fixed order, none of them made before it is asked for: strategy by strategy, and in
/// each the values of the last axis change fastest.
///
/// An axis counts for the strategies that have its parameter; the others have no value on it.
package struct SweepGrid: Sendable {
  package let strategies: [StrategyDefinition]
  package let axes: [ParameterAxis]
  /// Which axes each strategy has, and where its cells begin in the grid.
  private let parts: [(axes: [Int], start: Int)]
  /// How many cells there are.
  package let count: Int

  /// Checks that every parameter is one that a strategy has, and every value one that it takes.
  package init(_ specification: SweepSpecification, registry: StrategyRegistry) throws(SpecificationError) {
    var strategies: [StrategyDefinition] = []
    for name in specification.strategies where !strategies.contains(where: { $0.name == name }) {
      guard let strategy = registry.strategy(named: name) else {
        let known = registry.strategies.map(\.name).joined(separator: ", ")
        throw SpecificationError("there is no strategy \(name); there are \(known)")
      }
      strategies.append(strategy)
    }
    guard !strategies.isEmpty else { throw SpecificationError("name at least one strategy with --strategy") }
    for axis in specification.axes { try Self.check(axis, strategies) }
    for fixed in specification.fixed {
      try Self.check(
        ParameterAxis(key: fixed.key, values: [fixed.value], origin: "--set \(fixed.text)"), strategies)
    }

    var parts: [(axes: [Int], start: Int)] = []
    var count = 0
    for strategy in strategies {
      let own = specification.axes.indices.filter { strategy.hasParameter(specification.axes[$0].key) }
      var size = 1
      parts.append((axes: own, start: count))
      for axis in own {
        let (product, overflows) = size.multipliedReportingOverflow(by: specification.axes[axis].values.count)
        // Also small enough for the sum.
        guard !overflows, product < 1 << 60 else {
          throw SpecificationError("the grid has more cells than can be counted")
        }
        size = product
      }
      count += size
    }
    self.strategies = strategies
    axes = specification.axes
    self.parts = parts
    self.count = count
    try requireDistinctNames()
  }

  /// Refuses a strategy whose only cell is called as one of another strategy: `x_30s` beside `x` at 30 seconds. Their trades
  /// would go into one folder.
  private func requireDistinctNames() throws(SpecificationError) {
    guard let intervals = axes.first(where: { $0.key == SweepCell.interval })?.values else { return }
    for (lone, part) in zip(strategies, parts) where part.axes.isEmpty {
      let other = strategies.first { other in
        other.hasParameter(SweepCell.interval) && intervals.contains { "\(other.name)_\($0)s" == lone.name }
      }
      guard let other else { continue }
      throw SpecificationError(
        "a cell of \(other.name) would have the name of the strategy \(lone.name): sweep them one after the other")
    }
  }

  /// The cell of an index from 0 up to ``count``.
  package subscript(index: Int) -> SweepCell {
    let strategy = parts.lastIndex { $0.start <= index } ?? 0
    var rest = index - parts[strategy].start
    var values = [String?](repeating: nil, count: axes.count)
    for axis in parts[strategy].axes.reversed() {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: axes[axis].values.count)
      values[axis] = axes[axis].values[remainder]
      rest = quotient
    }
    return SweepCell(strategy: strategies[strategy].name, index: strategy, values: values, axes: axes)
  }

  /// The indices of so many cells, drawn from all with equal chances, each at most once, in ascending order.
  ///
  /// Robert Floyd's algorithm (J. Bentley and B. Floyd, *A sample of brilliance*, Communications of the ACM 30(9), 1987):
  /// as many draws as samples, however large the grid.
  package func sample(_ samples: Int, seed: UInt64) -> [Int] {
    guard samples < count else { return Array(0..<count) }
    var random = SplitMix64(seed: seed)
    var drawn: Set<Int> = []
    for last in (count - samples)..<count {
      let index = Int(random.draw(0...Int64(last)))
      if !drawn.insert(index).inserted { drawn.insert(last) }
    }
    return drawn.sorted()
  }

  private static func check(_ axis: ParameterAxis, _ strategies: [StrategyDefinition]) throws(SpecificationError) {
    let keys = strategies.flatMap { strategy in strategy.parameterKeys.filter { $0.name == axis.key } }
    guard !keys.isEmpty else {
      let names = strategies.map(\.name)
      let who = names.count == 1 ? "\(names[0]) has no" : "none of \(names.joined(separator: ", ")) has a"
      let nearest = nearestName(to: axis.key, among: strategies.flatMap { $0.parameterKeys.map(\.name) })
      throw SpecificationError(
        "\(axis.origin): \(who) parameter \(axis.key)" + (nearest.map { "; the nearest is \($0)" } ?? ""))
    }
    for key in keys {
      for value in axis.values {
        if let problem = key.problem(with: JSONValue(writtenAs: value[...])) {
          throw SpecificationError("\(axis.origin): \(key.name) \(problem)")
        }
      }
    }
  }
}

extension StrategyDefinition {
  func hasParameter(_ key: String) -> Bool { parameterKeys.contains { $0.name == key } }
}
