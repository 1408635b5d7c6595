/// What fills realized, and when: the steps of a cumulative P&L. Fills that realized nothing are left out.
///
/// Kept for every configuration and security of a sweep, since a portfolio's drawdown needs the steps of all its securities
/// in their order.
public struct RealizedCurve: Hashable, Sendable {
  /// Stamps, in execution order.
  public private(set) var times: [Int64] = []
  /// AED.
  public private(set) var amounts: [Double] = []

  public init() {}

  init(times: [Int64], amounts: [Double]) {
    self.times = times
    self.amounts = amounts
  }

  public mutating func append(_ amount: Double, at time: Int64) {
    times.append(time)
    amounts.append(amount)
  }

  /// The fall of the cumulative P&L of several securities together, fill by fill: merged by time, those of one stamp in the
  /// order of the securities. Where a curve's stamps step back, a step counts as of the latest stamp before it.
  ///
  /// - Complexity: O(*n* log *s*) for *n* steps of *s* curves.
  public static func drawdown(of curves: [RealizedCurve]) -> DrawdownScan {
    var merged = curves.map(\.monotone)
    // Neighbours are merged, the earlier first where stamps are equal, so that the order of the securities stays.
    while merged.count > 1 {
      merged = stride(from: 0, to: merged.count, by: 2).map { index in
        index + 1 < merged.count ? merged[index].merged(with: merged[index + 1]) : merged[index]
      }
    }
    var scan = DrawdownScan()
    var total = 0.0
    for amount in merged.first?.amounts ?? [] {
      total += amount
      scan.add(total)
    }
    return scan
  }

  private var monotone: RealizedCurve {
    var curve = self
    for index in curve.times.indices.dropFirst() where curve.times[index] < curve.times[index - 1] {
      curve.times[index] = curve.times[index - 1]
    }
    return curve
  }

  private func merged(with other: RealizedCurve) -> RealizedCurve {
    let count = times.count + other.times.count
    var (first, second) = (0, 0)
    var result = RealizedCurve()
    result.times.reserveCapacity(count)
    result.amounts.reserveCapacity(count)
    while first < times.count || second < other.times.count {
      let isFirst = second == other.times.count || (first < times.count && times[first] <= other.times[second])
      result.times.append(isFirst ? times[first] : other.times[second])
      result.amounts.append(isFirst ? amounts[first] : other.amounts[second])
      first += isFirst ? 1 : 0
      second += isFirst ? 0 : 1
    }
    return result
  }
}
