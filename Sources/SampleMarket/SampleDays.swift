import TickData

/// A security's days, one after the other: each takes over the previous close and goes on in the same random sequence.
struct SampleDays {
  private let listing: Listing
  private let sizes: OrderSizes
  private let ticks: Int64
  private let phases: Phases
  private var random: SplitMix64
  private var close: Int64

  /// The days of a security with roughly so many ticks each.
  init(listing: Listing, seed: UInt64, ticks: Int64, phases: Phases) {
    self.listing = listing
    self.ticks = ticks
    self.phases = phases
    sizes = OrderSizes(typical: listing.orderSize)
    random = SplitMix64(seed: seed, name: listing.name)
    close = listing.exchange.level(of: listing.mils)
  }

  /// Records the day's ticks: opening auction, continuous session, closing auction.
  mutating func trade(on date: CivilDate, _ recorder: inout TickRecorder) {
    recorder.begin(date)
    var value = FairValue(
      previousClose: close, gap: overnightGap(), exchange: listing.exchange, second: phases.open)
    let calls = CallPhase(exchange: listing.exchange, previousClose: close, sizes: sizes, phases: phases)
    let opening = calls.open(around: value.level, orders: max(16, ticks / 60), &random, &recorder)

    // A tenth of the ticks belongs to the auctions; a moment of the continuous session has three on average.
    let moments = Activity.moments(ticks * 9 / 30, in: phases.open..<phases.close, &random)
    var session = ContinuousSession(opening: opening, sizes: sizes, &random, &recorder)
    for moment in moments {
      value.walk(to: moment, &random)
      recorder.move(to: moment)
      session.act(value, &random, &recorder)
    }

    value.walk(to: phases.close, &random)
    close = calls.close(around: session.middle(near: value), orders: max(24, ticks / 40), &random, &recorder)
  }

  /// How far the value moves overnight, in thousandths of a level: up to half a percent either way, and a sixteenth of
  /// the way back to the listing's price, so that no price runs away over the years.
  private mutating func overnightGap() -> Int64 {
    let home = listing.exchange.level(of: listing.mils)
    let mils = listing.exchange.mils(of: close)
    let widest = 1_000 * mils / 200 / listing.exchange.tick(at: mils)
    return random.draw(-widest...widest) + 1_000 * (home - close) / 16
  }
}
