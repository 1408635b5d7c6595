package import Simulation

/// A strategy that is one rule, or two, for tests of what happens to the quotes and not of who decides on them.
package struct RuleStrategy: QuotingStrategy {
  package typealias Rule = @Sendable (Side, PriceLevel, borrowing Market) -> QuoteDecision
  package typealias InterventionRule = @Sendable (borrowing Market) -> Intervention

  package struct Parameters: StrategyParameters {
    package static let all: [Parameter<Self>] = []

    package init() {}
  }

  package static let name = "rule"
  package static let summary = "Does what a test says."

  private let intervention: InterventionRule
  private let rule: Rule

  package init(intervention: @escaping InterventionRule = { _ in .quote }, _ rule: @escaping Rule) {
    self.intervention = intervention
    self.rule = rule
  }

  package init(_ parameters: Parameters) { self.init { _, _, _ in .leave } }

  package mutating func beforeQuoting(in market: borrowing Market) -> Intervention { intervention(market) }

  package mutating func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
    rule(side, level, market)
  }

  /// Places one order of this size on each side, at the first price it sees there, and never touches it again.
  package static func quoteOnce(size: Int64) -> RuleStrategy {
    RuleStrategy { side, _, market in market.orders[side].price.isNaN ? .join(size: size) : .leave }
  }

  /// Keeps an order of this size at the touch.
  package static func followTouch(size: Int64) -> RuleStrategy {
    RuleStrategy { _, _, _ in .follow(size: size) }
  }
}
