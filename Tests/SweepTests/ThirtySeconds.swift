import Simulation
import TestSupport

/// A strategy without parameters whose name is that of another strategy's cell.
struct ThirtySeconds: QuotingStrategy {
  struct Parameters: StrategyParameters {
    static let all: [Parameter<Self>] = []
  }

  static let name = "v1_baseline_30s"
  static let summary = "Does nothing."

  init(_ parameters: Parameters) {}

  mutating func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision { .leave }
}
