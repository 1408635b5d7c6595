import Simulation
import Strategies
import TestSupport
import Testing
import TickData

@Suite("V3, a continuous watch on liquidity")
struct V3LiquidityMonitorTests {
  /// Orders of 1000, a cooldown of 30 s, up to 5000 shares, at levels that display 1000 dirhams.
  private func strategy(_ change: (inout MakerParameters) -> Void = { _ in }) -> V3LiquidityMonitor {
    var parameters = MakerParameters()
    parameters.quoteSize = 1000
    parameters.refillInterval = 30
    parameters.maxPosition = 5000
    parameters.minLocalCurrencyBeforeQuote = 1000
    change(&parameters)
    return V3LiquidityMonitor(.init(parameters))
  }

  @Test("No quotes before exactly 10:05")
  func silentPeriod() {
    #expect(
      orders(
        .ask, of: strategy(),
        over: """
          D1 10:00:00           ask 10 500
          D1 10:04:59.999999999 ask 10 500
          D1 10:05:00           ask 10 500
          """) == ["–", "–", "10.0 behind 500, 1000 left"])
  }

  @Test("On every row, of any kind, the order goes behind all that is displayed again")
  func queueReset() {
    #expect(
      orders(
        .bid, of: strategy(),
        over: """
          D1 11:00:00 bid   10 500
          D1 11:00:01 trade 10 300
          D1 11:00:02 other 1  1
          D1 11:00:03 trade 10 300
          D1 11:00:04 ask   11 1
          D1 11:00:05 bid   10 700
          """) == [
          "10.0 behind 500, 1000 left", "10.0 behind 200, 1000 left", "10.0 behind 500, 1000 left",
          "10.0 behind 200, 1000 left", "10.0 behind 500, 1000 left", "10.0 behind 700, 1000 left",
        ])
  }

  @Test("Only a single trade larger than the displayed quantity fills it")
  func fills() {
    let outcome = outcome(
      of: strategy(),
      over: """
        D1 11:00:00 bid   10 500
        D1 11:00:01 trade 10 500
        D1 11:00:02 trade 10 500
        D1 11:00:03 trade 10 501
        """)
    #expect(outcome.fills.map(\.brief) == ["D1 11:00:03 buy 1 @ 10.0"])
  }

  @Test("In the cooldown the remainder is quoted, behind all; at exactly 30 s the full size")
  func cooldown() {
    #expect(
      orders(
        .bid, of: strategy(),
        over: """
          D1 11:00:00 bid   10    500
          D1 11:00:10 trade 10    800     # buys 300
          D1 11:00:11 bid   10    500
          D1 11:00:39 bid   10.01 900
          D1 11:00:40 bid   10.01 900
          """) == [
          "10.0 behind 500, 1000 left", "10.0 behind 0, 700 left", "10.0 behind 500, 700 left",
          "10.01 behind 900, 700 left", "10.01 behind 900, 1000 left",
        ])
  }

  @Test("A thin level withdraws the order; outside the cooldown it is back behind all as soon as there is enough")
  func thin() {
    let table = """
      D1 11:00:00 bid 10 500
      D1 11:00:01 bid 10 99
      D1 11:00:02 bid 10 100

      """
    #expect(
      orders(.bid, of: strategy(), over: table) == [
        "10.0 behind 500, 1000 left", "–", "10.0 behind 100, 1000 left",
      ])
    // The withdrawn order has no place: nothing of the level is remembered.
    var replay = Replay(strategy(), observer: FillLog())
    replay.replay(TickChunk(table: "D1 11:00:00 bid 10 500\nD1 11:00:01 bid 10 99"))
    #expect(replay.market.orders.bid.queueAhead == 0 && replay.market.orders.bid.remaining == 0)
  }

  @Test("In the cooldown a thin level loses the remainder until the cooldown ends")
  func thinInCooldown() {
    #expect(
      orders(
        .bid, of: strategy(),
        over: """
          D1 11:00:00 bid   10 500
          D1 11:00:10 trade 10 800
          D1 11:00:11 bid   10 1
          D1 11:00:12 bid   10 800
          D1 11:00:40 bid   10 900
          """) == ["10.0 behind 500, 1000 left", "10.0 behind 0, 700 left", "–", "–", "10.0 behind 900, 1000 left"])
  }

  @Test("The size is what the limit leaves; without room there is no order")
  func room() {
    let limited = strategy { $0.maxPosition = 1200 }
    #expect(
      orders(
        .bid, of: limited,
        over: """
          D1 11:00:00 bid   10 100
          D1 11:00:01 trade 10 600
          D1 11:00:31 bid   10 100
          D1 11:00:32 trade 10 5000
          D1 11:01:10 bid   10 100
          """) == [
          "10.0 behind 100, 1000 left", "10.0 behind 0, 500 left", "10.0 behind 100, 700 left", "–", "–",
        ])
  }

  @Test("While its side is empty an order keeps its place, and trades add up")
  func emptySide() {
    #expect(
      orders(
        .bid, of: strategy(),
        over: """
          D1 11:00:00 bid   10 500
          D1 11:00:01 bid   10 0
          D1 11:00:02 trade 10 300
          D1 11:00:03 trade 10 300
          """
      ).last == "10.0 behind 0, 900 left")
  }

  @Test("An order of the day before fills in the silent period, until its side has a price")
  func staleQuote() {
    let table = """
      D1 14:00:00 bid   10  500
      D1 14:00:00 ask   11  500
      D2 10:00:00 trade 9.9 700     # buys 200: the bid side of the book is empty
      D2 10:00:01 bid   9.9 500
      D2 10:00:02 trade 9.8 9000
      D2 10:04:59 trade 11  600     # sells 100: the ask side still is
      """
    #expect(
      outcome(of: strategy(), over: table).fills.map(\.brief) == [
        "D2 10:00:00 buy 200 @ 9.9", "D2 10:04:59 sell 100 @ 11.0",
      ])
    #expect(orders(.bid, of: strategy(), over: table).suffix(3) == ["–", "–", "–"])
  }
}
