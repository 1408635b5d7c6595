package import Backtest
package import Parameters

/// A set of rules that a strategy is tried under, beside others.
package struct RuleCell: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// All rules of a profile.
    case profile(RuleProfile)
    /// The reference's, with one of them turned to the market's case.
    case turned(rule: String, to: String)
  }

  package let kind: Kind

  package init(_ kind: Kind) { self.kind = kind }

  /// `fill_price=quote`, or a profile's name.
  package var name: String {
    switch kind {
    case .profile(let profile): profile.rawValue
    case .turned(let rule, let word): "\(rule)=\(word)"
    }
  }

  /// The reference, each rule that has another case in the market turned alone, and the profiles.
  package static func all(of strategy: StrategyDefinition) -> [RuleCell] {
    let turned = strategy.parameterKeys.compactMap { key -> RuleCell? in
      guard let rule = key.rule, rule.word(in: .market) != rule.word(in: .reference) else { return nil }
      return RuleCell(.turned(rule: key.name, to: rule.word(in: .market)))
    }
    return [RuleCell(.profile(.reference))] + turned + range
  }

  /// The profiles that bracket what a fair market might give.
  package static let range = [RuleProfile.pessimistic, .market, .optimistic].map { RuleCell(.profile($0)) }

  /// What is set over the configuration: the cell's rules come last.
  func overrides(_ own: ParameterOverrides) -> ParameterOverrides {
    var overrides = own
    switch kind {
    case .profile(let profile):
      overrides.rules = profile
    case .turned(let rule, let word):
      overrides.rules = .reference
      overrides.set(rule, to: word, by: "--set \(rule)=\(word)")
    }
    return overrides
  }
}
