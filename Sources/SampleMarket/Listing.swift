import TickData

/// What is fixed about a security of the sample market.
///
/// The first sixteen are named as in the shipped configurations, in their order, so that these configurations trade
/// them; from the seventeenth on they are `SAMPLE17`, `SAMPLE18` and so on. The prices, sizes and activities are round
/// numbers of a plausible scale and nobody's market data.
struct Listing: Hashable, Sendable {
  let name: String
  let exchange: Exchange
  /// The price about which the years meander, in mils.
  let mils: Int64
  /// The size of a typical order, in shares.
  let orderSize: Int64
  /// The number of ticks in percent of ``SampleMarket/ticksPerDay``.
  let activity: Int64

  /// The listing of a number, counted from 0. Depends on the number alone.
  static func number(_ index: Int) -> Listing {
    if index < named.count { return named[index] }
    let name = "SAMPLE\(index + 1)"
    var random = SplitMix64(seed: 0, name: name)
    let exchange = random.chance(60) ? Exchange.adx : .dfm
    let mils = random.draw(1...9) * (random.chance(50) ? 500 : 4_000)
    return Listing(
      name: name, exchange: exchange, mils: mils, orderSize: max(500, 20_000_000 / mils),
      activity: random.draw(40...110))
  }

  private static let named: [Listing] = [
    Listing(name: "EMAAR", exchange: .dfm, mils: 13_200, orderSize: 12_000, activity: 110),
    Listing(name: "ALDAR", exchange: .adx, mils: 8_200, orderSize: 1_800, activity: 100),
    Listing(name: "ADNOCDRI", exchange: .adx, mils: 5_200, orderSize: 3_200, activity: 80),
    Listing(name: "ADNOCGAS", exchange: .adx, mils: 3_300, orderSize: 32_000, activity: 85),
    Listing(name: "ADNOCLS", exchange: .adx, mils: 4_800, orderSize: 2_500, activity: 80),
    Listing(name: "EAND", exchange: .adx, mils: 17_500, orderSize: 1_100, activity: 85),
    Listing(name: "ADCB", exchange: .adx, mils: 12_400, orderSize: 2_100, activity: 80),
    Listing(name: "ADIB", exchange: .adx, mils: 19_000, orderSize: 1_000, activity: 110),
    Listing(name: "EMIRATES", exchange: .dfm, mils: 22_000, orderSize: 1_700, activity: 95),
    Listing(name: "TALABAT", exchange: .dfm, mils: 1_350, orderSize: 50_000, activity: 70),
    Listing(name: "SPINNEYS", exchange: .dfm, mils: 1_520, orderSize: 5_000, activity: 25),
    Listing(name: "FAB", exchange: .adx, mils: 15_200, orderSize: 1_400, activity: 100),
    Listing(name: "SALIK", exchange: .dfm, mils: 5_400, orderSize: 7_500, activity: 75),
    Listing(name: "PARKIN", exchange: .dfm, mils: 5_800, orderSize: 1_900, activity: 70),
    Listing(name: "MULTIPLY", exchange: .adx, mils: 2_300, orderSize: 18_000, activity: 80),
    Listing(name: "MODON", exchange: .adx, mils: 3_500, orderSize: 4_500, activity: 50),
  ]
}
