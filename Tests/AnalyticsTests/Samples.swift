import Analytics
import TickData

/// Amounts from −1,000 up to 1,000: the samples of Tests/Support/analytics-oracles.py, to the last bit.
func sample(seed: UInt64, _ count: Int) -> [Double] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { _ in Double(random.next() >> 11) * 0x1p-52 * 1000 - 1000 }
}

/// The daily P&L whose figures the script prints.
let daily = sample(seed: 136, 136).map { $0 + 100 }

/// So many days from 2025-04-14 on, weekends included.
func days(_ count: Int) -> [CivilDate] {
  (0..<count).map { CivilDate(dayNumber: CivilDate(year: 2025, month: 4, day: 14).dayNumber + Int64($0)) }
}

func pnl(_ amounts: [Double]) -> DailyPnL { DailyPnL(days: days(amounts.count), amounts: amounts) }

/// Equal but for a share of the expected value, by default that of a dozen roundings.
func isClose(_ value: Double?, _ expected: Double, within share: Double = 1e-12) -> Bool {
  guard let value else { return false }
  return (value - expected).magnitude <= share * expected.magnitude
}
