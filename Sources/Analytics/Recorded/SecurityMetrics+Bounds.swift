extension SecurityMetrics {
  /// The first of the figures that is not a finite number, in words; nil where all are.
  ///
  /// Prices that are absurd lead there: a P&L of ∞ − ∞ is no number. Such metrics are no result: added to those of other
  /// securities they would leave nothing of any figure.
  package var unboundedFigure: String? {
    let captured = [resting.spread] + resting.markouts
    let figures: [(name: String, numbers: [Double])] = [
      ("realized P&L", [realizedPnL] + daily.amounts + curve.amounts),
      ("unrealized P&L", [unrealizedPnL]),
      ("traded notional", [notional]),
      ("inventory value", [time.inventory, averageInventoryValue, largestInventoryValue]),
      ("gain over the mid price", [flattenGain] + captured.flatMap { [$0.gain, $0.notional] }),
    ]
    return figures.first { !$0.numbers.allSatisfy(\.isFinite) }?.name
  }
}
