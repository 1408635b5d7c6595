internal import TickData

/// The bytes that a journal keeps of a security's metrics: a version, then every number in the order of the fields, eight
/// bytes each, little end first; a list is its count and its numbers, stamps in fewer bytes.
extension SecurityMetrics {
  /// Of the form of the bytes; another one cannot be read. The second has sixteen bytes for each sum, and is only for
  /// metrics with a sum that does not fit into eight.
  private static let (version, wideVersion): (Int64, Int64) = (1, 2)

  private var isWide: Bool {
    let sums = [
      shares, resting.waiting, time.window, time.twoSided, time.live, time.atTouch, time.atLimit, time.windowOfLimited,
    ]
    return !sums.allSatisfy { Int64(exactly: $0) != nil }
  }

  package var encoded: [UInt8] {
    var bytes = EncodedNumbers(capacity: 64 + 2 * curve.times.count + 2 * daily.days.count + marketDays.count)
    bytes.isWide = isWide
    bytes.append(bytes.isWide ? Self.wideVersion : Self.version)
    var metrics = self
    metrics.exchange(with: &bytes)
    return bytes.bytes
  }

  /// Nil for bytes of another version, or that are not such bytes.
  package init?(encoded bytes: [UInt8]) {
    var numbers = EncodedNumbers(bytes)
    let version = numbers.nextWhole()
    guard [Self.version, Self.wideVersion].contains(version) else { return nil }
    numbers.isWide = version == Self.wideVersion
    self.init()
    exchange(with: &numbers)
    guard numbers.isExhausted else { return nil }
  }

  /// Writes every field, or reads it: one list for both, so that they cannot differ.
  private mutating func exchange(with numbers: inout EncodedNumbers) {
    numbers.exchange(&trades)
    numbers.exchange(&shares)
    numbers.exchange(&notional)
    numbers.exchange(&realizedPnL)
    numbers.exchange(&unrealizedPnL)
    numbers.exchange(&position)
    var days = tickDays.map(\.dayNumber)
    numbers.exchange(&days)
    tickDays = days.map(CivilDate.init(dayNumber:))
    days = marketDays.map(\.dayNumber)
    numbers.exchange(&days)
    marketDays = days.map(CivilDate.init(dayNumber:))
    days = daily.days.map(\.dayNumber)
    var amounts = daily.amounts
    numbers.exchange(&days)
    numbers.exchange(&amounts)
    let isSound = days.count == amounts.count && zip(days, days.dropFirst()).allSatisfy { $0 < $1 }
    if isSound {
      daily = DailyPnL(days: days.map(CivilDate.init(dayNumber:)), amounts: amounts)
    } else {
      numbers.fail()
    }
    numbers.exchange(&closingFills)
    var times = curve.times
    amounts = curve.amounts
    numbers.exchange(stamps: &times)
    numbers.exchange(&amounts)
    if times.count == amounts.count {
      curve = RealizedCurve(times: times, amounts: amounts)
    } else {
      numbers.fail()
    }
    numbers.exchange(&resting.count)
    numbers.exchange(&resting.joinedSameDay)
    numbers.exchange(&resting.waiting)
    exchange(&resting.spread, &numbers)
    for horizon in resting.markouts.indices { exchange(&resting.markouts[horizon], &numbers) }
    numbers.exchange(&flattenFills)
    numbers.exchange(&flattenGain)
    numbers.exchange(&time.window)
    numbers.exchange(&time.twoSided)
    numbers.exchange(&time.live)
    numbers.exchange(&time.atTouch)
    numbers.exchange(&time.atLimit)
    numbers.exchange(&time.windowOfLimited)
    numbers.exchange(&time.inventory)
    numbers.exchange(&time.largestPosition)
    numbers.exchange(&time.orders)
    numbers.exchange(&time.filledOrders)
  }

  private func exchange(_ captured: inout Captured, _ numbers: inout EncodedNumbers) {
    numbers.exchange(&captured.gain)
    numbers.exchange(&captured.notional)
  }
}
