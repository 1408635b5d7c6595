package import Backtest
package import Parameters

/// All rules that can be changed, for a terminal and for docs.
package enum RuleList {
  /// One rule, with the strategies that have it.
  package struct Entry {
    package let key: ParameterKey
    package let facts: RuleFacts
    package let strategies: [String]
  }

  /// The market's rules first, then those of the strategies, each once.
  package static func entries(of strategies: [StrategyDefinition]) -> [Entry] {
    var keys: [ParameterKey] = []
    for key in strategies.flatMap(\.parameterKeys) where key.rule != nil {
      if !keys.contains(where: { $0.name == key.name }) { keys.append(key) }
    }
    let ordered = keys.filter(\.isOfMarket) + keys.filter { !$0.isOfMarket }
    return ordered.compactMap { key in
      key.rule.map { facts in
        Entry(
          key: key, facts: facts,
          strategies: strategies.filter { $0.parameterKeys.contains(where: { $0.name == key.name }) }.map(\.name))
      }
    }
  }

  package static func text(of strategies: [StrategyDefinition]) -> String {
    let blocks = entries(of: strategies).map { entry in
      let cases = entry.facts.cases.map { "  \($0.word): \($0.meaning)" }
      let market = entry.facts.word(in: .market)
      let (low, high) = (entry.facts.word(in: .pessimistic), entry.facts.word(in: .optimistic))
      let range = low == market && high == market ? "" : ", pessimistic: \(low), optimistic: \(high)"
      return
        ([
          "\(entry.key.name): \(entry.key.meaning)"
        ] + cases + [
          "  reference: \(entry.facts.word(in: .reference)), market: \(market)\(range)",
          "  matters at: \(entry.facts.place)",
          "  of: \(entry.key.isOfMarket ? "every market maker" : entry.strategies.joined(separator: ", "))",
        ]).joined(separator: "\n")
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// The same as a table of a page.
  package static func markdown(of strategies: [StrategyDefinition]) -> String {
    let rows = entries(of: strategies).map { entry in
      let words = RuleProfile.allCases.map { "`\(entry.facts.word(in: $0))`" }
      let owners =
        entry.key.isOfMarket ? "every market maker" : entry.strategies.map { "`\($0)`" }.joined(separator: ", ")
      return
        "| `\(entry.key.name)` | \(words.joined(separator: " | ")) | \(entry.key.meaning) | \(entry.facts.place) | \(owners) |"
    }
    let header = ["rule"] + RuleProfile.allCases.map(\.rawValue) + ["decides", "matters at", "of"]
    let rule = header.map { _ in "---" }
    return (["| \(header.joined(separator: " | ")) |", "| \(rule.joined(separator: " | ")) |"] + rows)
      .joined(separator: "\n")
  }
}
