public import TickData

extension DailyPnL {
  /// The P&L of each day that has a fill, from the days and the realized P&L of all fills.
  ///
  /// Days whose fills stand together, in ascending order, are summed as numpy's `reduceat` does it: the first amount
  /// plus the ``PairwiseSum`` of the others. Where the order of days is broken (fills of several securities one after
  /// the other, or stamps that step back over midnight) they are summed with compensation in the order of the fills
  /// (W. Kahan, *Further remarks on reducing truncation errors*, Communications of the ACM 8(1), 1965). Both are what
  /// pandas does, so that these sums are the reference system's to the last bit.
  ///
  /// Traps unless there is an amount for each day.
  ///
  /// - Complexity: O(*n*) for fills in order; O(*n* log *d*) with *d* days otherwise.
  public init(ofFills amounts: [Double], on days: [CivilDate]) {
    precondition(days.count == amounts.count, "\(days.count) days, \(amounts.count) amounts")
    let ascends = zip(days, days.dropFirst()).allSatisfy { $0 <= $1 }
    self = ascends ? Self.grouped(amounts, days) : Self.compensated(amounts, days)
  }

  /// The P&L of several securities together: for each day that one of them has, the ``PairwiseSum`` of their amounts in
  /// the order given.
  ///
  /// - Complexity: O(*n* log *d*) with *d* days.
  public static func sum(of securities: [DailyPnL]) -> DailyPnL {
    let days = Set(securities.flatMap(\.days)).sorted()
    var amounts = [[Double]](repeating: [], count: days.count)
    for security in securities {
      for (day, amount) in zip(security.days, security.amounts) {
        amounts[days.partitionIndex(of: day)].append(amount)
      }
    }
    return DailyPnL(days: days, amounts: amounts.map(PairwiseSum.of))
  }

  private static func grouped(_ amounts: [Double], _ days: [CivilDate]) -> DailyPnL {
    var sums: (days: [CivilDate], amounts: [Double]) = ([], [])
    var start = 0
    while start < days.count {
      var end = start + 1
      while end < days.count, days[end] == days[start] { end += 1 }
      let others = amounts.span.extracting(start + 1..<end)
      sums.days.append(days[start])
      // A lone amount stays as it is, a negative zero included.
      sums.amounts.append(others.isEmpty ? amounts[start] : amounts[start] + PairwiseSum.of(others))
      start = end
    }
    return DailyPnL(days: sums.days, amounts: sums.amounts)
  }

  private static func compensated(_ amounts: [Double], _ days: [CivilDate]) -> DailyPnL {
    let distinct = Set(days).sorted()
    var sums = [Double](repeating: 0, count: distinct.count)
    var excesses = [Double](repeating: 0, count: distinct.count)
    for (day, amount) in zip(days, amounts) {
      let index = distinct.partitionIndex(of: day)
      let term = amount - excesses[index]
      let sum = sums[index] + term
      excesses[index] = (sum - sums[index]) - term
      sums[index] = sum
    }
    return DailyPnL(days: distinct, amounts: sums)
  }
}

extension [CivilDate] {
  /// Where a day stands, or would stand, among ascending days.
  fileprivate func partitionIndex(of day: CivilDate) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
