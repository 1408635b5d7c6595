import Backtest
import TestSupport
import TickData
import TickQuality

/// What an inspection finds in a table of ticks (``MarketTable``), of a security on ADX.
func quality(_ table: String, grid: PriceGrid = PriceGrid(of: .adx)) -> SecurityQuality {
  quality(MarketTable.ticks(table), grid: grid)
}

/// What an inspection finds in ticks that come in chunks of so many.
func quality(_ ticks: [Tick], chunkSize: Int = .max, grid: PriceGrid = PriceGrid(of: .adx)) -> SecurityQuality {
  var inspection = TickInspection(grid: grid, sessions: .uae)
  var first = 0
  while first < ticks.count {
    let part = ticks[first..<min(ticks.count, first + min(chunkSize, ticks.count))]
    inspection.inspect(TickChunk(part, firstRow: Int64(first)))
    first = part.endIndex
  }
  return inspection.quality()
}

extension SecurityQuality {
  /// How often a finding was made in all days.
  func count(_ finding: Finding) -> Int64 { measures.findings[finding].count }

  /// Where a finding was made first.
  func first(_ finding: Finding) -> Place? { measures.findings[finding].first }
}

/// A place in a table of ticks.
func place(_ row: Int64?, _ stamp: String) -> Place { Place(row: row, time: MarketTable.stamp(stamp)) }

extension Int {
  /// So many seconds in nanoseconds.
  var seconds: Int64 { Int64(self) * WallClock.second }
  /// So many minutes in nanoseconds.
  var minutes: Int64 { Int64(self) * WallClock.minute }
}
