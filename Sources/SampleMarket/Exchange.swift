/// An exchange, by the rules that shape its prices.
///
/// Prices are whole numbers here: *mils*, thousandths of a dirham, and *levels*, the numbers of the prices that the tick
/// table allows, counted from 0 at the price 0. A step of one level is a step of one tick wherever the price stands, so
/// a price process on levels can cross from one band of the table to the next and never leaves the grid.
enum Exchange: Hashable, Sendable {
  /// Abu Dhabi: ticks of 0.001 below 1, 0.01 below 10, 0.02 below 50, 0.05 below 100, 0.1 from there.
  case adx
  /// Dubai: ticks of 0.001 below 1, 0.01 below 10, 0.05 from there.
  case dfm

  /// A band of the tick table: it starts at a price and ends where the next one starts.
  private struct Band {
    let start: Int64
    let tick: Int64
  }

  private var bands: [Band] {
    switch self {
    case .adx:
      [
        Band(start: 0, tick: 1), Band(start: 1_000, tick: 10), Band(start: 10_000, tick: 20),
        Band(start: 50_000, tick: 50), Band(start: 100_000, tick: 100),
      ]
    case .dfm: [Band(start: 0, tick: 1), Band(start: 1_000, tick: 10), Band(start: 10_000, tick: 50)]
    }
  }

  /// The price of a level in mils.
  func mils(of level: Int64) -> Int64 {
    let bands = bands
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
    let bands = bands
    var first: Int64 = 0
    for (band, next) in zip(bands, bands.dropFirst()) {
      if mils < next.start { return first + (mils - band.start) / band.tick }
      first += (next.start - band.start) / band.tick
    }
    let last = bands[bands.count - 1]
    return first + (mils - last.start) / last.tick
  }

  /// The tick at a price in mils.
  func tick(at mils: Int64) -> Int64 {
    bands.last { $0.start <= mils }?.tick ?? 1
  }

  /// The price of a level as ticks carry it: the double nearest to its decimal, because both parts of the division are
  /// exact.
  func price(of level: Int64) -> Double { Double(mils(of: level)) / 1_000 }
}
