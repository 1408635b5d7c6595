import Backtest
import SampleMarket
import TestSupport

extension SampleMarket {
  /// In the hours of ADX and DFM.
  init(securities: Int = 5, days: Int = 5, seed: UInt64 = 1, ticksPerDay: Int64 = 4_000) {
    self.init(securities: securities, days: days, seed: seed, ticksPerDay: ticksPerDay, session: .uae)
  }
}
