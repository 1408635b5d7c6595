public import TickData

/// A made-up market whose ticks look like an exchange's: auctions that open and close the day, prices on the exchange's
/// tick grid, a spread that opens and closes, queues that trades eat, bursts within one second.
///
/// The ticks of a security depend on the seed, its name, ``ticksPerDay`` and the session, and on nothing else: more securities, or
/// more days, change nothing about those that were there before. Everything is integer arithmetic up to the price, which
/// is one division of two exact numbers, so the ticks are the same on every machine.
///
/// What is not real: a queue behind the touch is drawn when it gets there, and nobody reacts to the strategy that is
/// tested.
public struct SampleMarket: Hashable, Sendable {
  /// The first day that may be traded.
  public static let firstDay = CivilDate(year: 2025, month: 4, day: 14)
  /// The numbers of days that a market may have: to about forty years.
  public static let dayCounts = 1...10_000
  /// The numbers of ticks a day may have, roughly.
  public static let tickCounts: ClosedRange<Int64> = 100...1_000_000

  /// How many securities are listed.
  public let securityCount: Int
  /// How many days are traded.
  public let dayCount: Int
  /// Another seed is another market.
  public let seed: UInt64
  /// Roughly how many ticks a day of a busy security has; each security has its own share of it.
  public let ticksPerDay: Int64
  private let phases: Phases

  /// Traps unless the numbers are in ``dayCounts`` and ``tickCounts``, there is a security, and the session's closing auction
  /// is over before midnight, if there is one.
  public init(
    securities: Int = 5, days: Int = 5, seed: UInt64 = 1, ticksPerDay: Int64 = 4_000, session: TradingSession
  ) {
    precondition(securities >= 1, "a market has a security, was asked for \(securities)")
    precondition(Self.dayCounts.contains(days), "a market has \(Self.dayCounts) days, was asked for \(days)")
    precondition(
      Self.tickCounts.contains(ticksPerDay), "a day has \(Self.tickCounts) ticks, was asked for \(ticksPerDay)")
    precondition(
      session.open < session.close && (session.close == .endOfDay || session.endOfClosingAuction < .endOfDay),
      "a day of the market ends before midnight or at its close, was \(session)")
    phases = Phases(session)
    securityCount = securities
    dayCount = days
    self.seed = seed
    self.ticksPerDay = ticksPerDay
  }

  /// The security of an index from 0 to ``securityCount``, which it does not reach.
  public func security(_ index: Int) -> Security {
    precondition((0..<securityCount).contains(index), "security \(index) of \(securityCount)")
    return Security(Listing.number(index).name)
  }

  /// The trading days: Mondays to Fridays from ``firstDay`` on.
  public var days: [CivilDate] {
    var days: [CivilDate] = []
    var date = Self.firstDay
    while days.count < dayCount {
      if date.isWeekday { days.append(date) }
      date = date.next
    }
    return days
  }

  /// All ticks of the security of an index, in order.
  public func ticks(_ index: Int) -> TickChunk {
    precondition((0..<securityCount).contains(index), "security \(index) of \(securityCount)")
    let listing = Listing.number(index)
    var recorder = TickRecorder(exchange: listing.exchange)
    var trading = SampleDays(listing: listing, seed: seed, ticks: ticksPerDay * listing.activity / 100, phases: phases)
    for date in days { trading.trade(on: date, &recorder) }
    return recorder.finish()
  }
}
