import Backtest
import Simulation
import Strategies
import TestSupport
import Testing
import TickData

@Suite("Strategies in the hours of other markets")
struct StrategyHoursTests {
  private static func earlier(_ time: TimeOfDay, _ minutes: Int64) -> TimeOfDay {
    let minute = time.nanoseconds / WallClock.minute - minutes
    return TimeOfDay(minute / 60, minute % 60)
  }

  /// The hours of ADX and DFM, all of them earlier.
  private static func session(earlierBy minutes: Int64) -> TradingSession {
    let uae = TradingSession.uae
    return TradingSession(
      openingAuction: earlier(uae.openingAuction, minutes), open: earlier(uae.open, minutes),
      endOfSilence: earlier(uae.endOfSilence, minutes), close: earlier(uae.close, minutes),
      flatten: earlier(uae.flatten, minutes), endOfClosingAuction: earlier(uae.endOfClosingAuction, minutes))
  }

  private static func moved(_ ticks: [Tick], earlierBy minutes: Int64) -> [Tick] {
    ticks.map { tick in
      var tick = tick
      tick.time -= minutes * WallClock.minute
      return tick
    }
  }

  /// Without those that would move to the day before.
  private static func market(seed: UInt64) -> [Tick] {
    RandomMarket.ticks(seed: seed).filter { $0.time - WallClock.startOfDay($0.time) >= 2 * WallClock.hour }
  }

  private func isSame(_ moved: ReplayOutcome, as outcome: ReplayOutcome, earlierBy minutes: Int64) -> Bool {
    moved.account == outcome.account && moved.counts == outcome.counts && moved.tallies == outcome.tallies
      && moved.fills.map(\.brief)
        == outcome.fills.map { fill in
          var fill = fill
          fill.time -= minutes * WallClock.minute
          return fill.brief
        }
  }

  @Test(
    "A market whose ticks and hours are half an hour earlier has the same fills half an hour earlier", arguments: seeds)
  func makers(seed: UInt64) {
    let ticks = Self.market(seed: seed)
    withEveryStrategy(seed: seed) { _, strategy, _ in
      let here = outcome(of: strategy, over: ticks)
      let there = outcome(
        of: strategy, over: Self.moved(ticks, earlierBy: 30),
        sessions: SessionCalendar(Self.session(earlierBy: 30)))
      #expect(isSame(there, as: here, earlierBy: 30), "\(type(of: strategy))")
    }
  }

  /// An hour, since the trend counts the hours from that of the open.
  @Test("So has the closing strategy, an hour earlier", arguments: seeds)
  func closing(seed: UInt64) {
    let ticks = Self.market(seed: seed).filter { !$0.price.isNaN }.enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    var parameters = ClosingParameters()
    parameters.vwapPeriod = 120
    parameters.orderNotional = 5000
    parameters.stopLossThreshold = 0.1
    parameters.buyFilter.isEnabled = true
    let here = outcome(of: ClosingStrategy(parameters), over: ticks)
    let there = outcome(
      of: ClosingStrategy(parameters), over: Self.moved(ticks, earlierBy: 60),
      sessions: SessionCalendar(Self.session(earlierBy: 60)))
    #expect(isSame(there, as: here, earlierBy: 60))
  }

  /// The first day closes at 14:45 and the second at 12:45: each is decided and settled by its own hours, also where the next
  /// day has begun, and the trace says its times.
  @Test("The closing strategy decides each day by its own hours")
  func closingHoursChange() {
    func day(_ number: Int64) -> CivilDate { CivilDate(of: MarketTable.midnight(ofDay: number)) }
    let sessions = SessionCalendar([
      .init(
        to: day(1), TradingSession(open: TimeOfDay(10, 0), close: TimeOfDay(14, 45), flatten: TimeOfDay(14, 55))),
      .init(
        from: day(2), TradingSession(open: TimeOfDay(9, 0), close: TimeOfDay(12, 45), flatten: TimeOfDay(12, 50))),
    ])
    var parameters = ClosingParameters()
    parameters.orderNotional = 100_000
    parameters.auctionFill = 100
    let ticks = MarketTable.ticks(
      """
      D1 14:29:59 trade 11    100     # before the window of 15 minutes
      D1 14:30:00 trade 10    100
      D1 14:50:00 bid   10    100     # decides: 10000 shares at 9.95 and at 10.05
      D1 14:55:00 trade 9.9   500     # the auction: a buy of 500
      D2 09:09:59 bid   5     100     # too early for the stop loss, which begins ten minutes after the open
      D2 09:09:59 bid   9.9   100
      D2 09:30:00 trade 10    200     # the exit at 10
      D2 12:44:00 bid   5     100     # too late for it: it ends a minute before the close
      D2 12:46:00 bid   9.9   100     # an exit order is left: no orders
      D2 12:50:00 trade 10.2  700     # the auction: the 300 that are left
      D3 09:00:00 trade 10    100
      D4 09:00:00 bid   10    100
      """)
    let outcome = outcome(of: ClosingStrategy(parameters), over: ticks, sessions: sessions)
    #expect(
      outcome.fills.map(\.brief) == [
        "D1 14:55:00 buy 500 @ 9.9", "D2 09:30:00 sell 200 @ 10.0", "D2 12:50:00 sell 300 @ 10.2",
      ])

    var replay = TickReplay(ClosingStrategy(parameters), sessions: sessions, observer: TraceLog(.min..<(.max)))
    replay.replay(TickChunk(ticks))
    _ = replay.finish()
    replay.observer.end()
    let notes = replay.observer.events.flatMap(\.notes)
    let words = notes.map { note in
      note.text.pieces.map { piece in if case .words(let words) = piece { words } else { "#" } }.joined()
    }
    #expect(words.contains("the first trade from 14:55 on: its price is the auction's"))
    #expect(words.contains("the first trade from 12:50 on: its price is the auction's"))
    let missing = "no auction orders: there was no tick from 12:45 to 12:50 to decide them"
    #expect(zip(words, notes).filter { $0.0 == missing }.map(\.1.time) == [MarketTable.stamp("D3 12:50:00")])
  }

  @Test("The closing strategy says what it needs of a session")
  func problems() {
    var parameters = ClosingParameters()
    func problem(_ session: TradingSession) -> String? { ClosingStrategy.problem(with: parameters, in: session) }
    #expect(problem(.uae) == nil)
    #expect(
      problem(TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(16, 0)))
        == "closing_strategy needs a closing auction between close and flatten, and the session closes at 16:00 and flattens "
        + "at 16:00: write a later flatten, before 24:00, in a sessions file")
    #expect(problem(TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(16, 0), flatten: TimeOfDay(24, 0))) != nil)
    parameters.vwapPeriod = 285
    #expect(problem(.uae) == nil)
    parameters.vwapPeriod = 286
    #expect(
      problem(.uae) == "vwap_preclose_period_min must be 285 or less, was 286: the session is from 10:00 to 14:45")
  }

  @Test("V3 is silent to the end of the silence that the session has")
  func silence() {
    var parameters = MakerParameters()
    parameters.quoteSize = 100
    parameters.minLocalCurrencyBeforeQuote = 0
    let session = TradingSession(open: TimeOfDay(9, 30), endOfSilence: TimeOfDay(9, 40), close: TimeOfDay(16, 0))
    let example = WorkedExample(
      """
      D1 09:30:00 bid 10 500 | – · 0 · 0      | – · 0 · 0 | 0 |
      D1 09:39:59 bid 10 500 | – · 0 · 0      | – · 0 · 0 | 0 |
      D1 09:40:00 bid 10 500 | 10 · 500 · 100 | – · 0 · 0 | 0 |
      """, session: session)
    #expect(example.mistakes(of: V3LiquidityMonitor(.init(parameters))) == [])
  }
}
