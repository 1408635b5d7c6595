import TickData

/// The rules of an exchange that shape its prices.
///
/// Prices are whole numbers here: *mils*, thousandths of a dirham, and *levels*, the numbers of the prices that the tick
/// table allows, counted from 0 at the price 0. A step of one level is a step of one tick wherever the price stands, so
/// a price process on levels can cross from one band of the table to the next and never leaves the grid.
extension Exchange {
  /// The price of a level in mils.
  func mils(of level: Int64) -> Int64 {
    let bands = tickTable.bands
    var first: Int64 = 0
    for (band, next) in zip(bands, bands.dropFirst()) {
      let levels = (next.start - band.start) / band.tick
      if level < first + levels { return band.start + (level - first) * band.tick }
      first += levels
    }
    let last = bands[bands.count - 1]
    return last.start + (level - first) * last.tick
  }

  /// The highest level whose price is not above so many mils.
  func level(of mils: Int64) -> Int64 {
    let bands = tickTable.bands
    var first: Int64 = 0
    for (band, next) in zip(bands, bands.dropFirst()) {
      if mils < next.start { return first + (mils - band.start) / band.tick }
      first += (next.start - band.start) / band.tick
    }
    let last = bands[bands.count - 1]
    return first + (mils - last.start) / last.tick
  }

  /// The tick at a price in mils.
  func tick(at mils: Int64) -> Int64 { tickTable.tick(at: mils) }

  /// The price of a level as ticks carry it: the double nearest to its decimal, because both parts of the division are
  /// exact.
  func price(of level: Int64) -> Double { Double(mils(of: level)) / 1_000 }
}
