import Simulation
import Strategies
import TestSupport
import Testing

@Suite("V2, price-following quotes with a quantity cooldown")
struct V2PriceFollowTests {
  /// Orders of 1000, a cooldown of 30 s, up to 5000 shares, at levels that display 1000 dirhams.
  private func strategy(_ change: (inout MakerParameters) -> Void = { _ in }) -> V2PriceFollowQtyCooldown {
    var parameters = MakerParameters()
    parameters.quoteSize = 1000
    parameters.refillInterval = 30
    parameters.maxPosition = 5000
    parameters.minLocalCurrencyBeforeQuote = 1000
    change(&parameters)
    return V2PriceFollowQtyCooldown(.init(parameters))
  }

  @Test("The order follows the touch; at an unchanged price it keeps its place")
  func follows() {
    #expect(
      orders(
        .bid, of: strategy(),
        over: """
          D1 10:00:00 bid   10    500
          D1 10:00:00 trade 10    200
          D1 10:00:00 bid   10    900
          D1 10:00:01 bid   10.01 400
          D1 10:00:01 bid   10    900
          """) == [
          "10.0 behind 500, 1000 left", "10.0 behind 300, 1000 left", "10.0 behind 300, 1000 left",
          "10.01 behind 400, 1000 left", "10.0 behind 900, 1000 left",
        ])
  }

  @Test("In the cooldown the remainder is quoted, in its place or behind a new price; at exactly 30 s the full size")
  func cooldown() {
    #expect(
      orders(
        .bid, of: strategy(),
        over: """
          D1 10:00:00 bid   10    500
          D1 10:00:10 trade 10    800     # buys 300
          D1 10:00:11 bid   10    5000
          D1 10:00:12 bid   10.01 200
          D1 10:00:39 bid   10.01 900
          D1 10:00:40 bid   10.01 900     # topped up, in its place
          """) == [
          "10.0 behind 500, 1000 left", "10.0 behind 0, 700 left", "10.0 behind 0, 700 left",
          "10.01 behind 200, 700 left", "10.01 behind 200, 700 left", "10.01 behind 200, 1000 left",
        ])
  }

  @Test("A fill starts the cooldown of its own side only, and a second one starts it anew")
  func cooldownOfItsSide() {
    let table = """
      D1 10:00:00 bid   10 500
      D1 10:00:00 ask   11 500
      D1 10:00:10 trade 10 800        # buys 300
      D1 10:00:30 trade 10 100        # buys 100
      D1 10:00:31 trade 11 520        # sells 20
      D1 10:00:40 bid   10 500
      D1 10:00:59 bid   10 500
      D1 10:01:00 bid   10 500
      """
    #expect(
      orders(.bid, of: strategy(), over: table).suffix(3) == [
        "10.0 behind 0, 600 left", "10.0 behind 0, 600 left", "10.0 behind 0, 1000 left",
      ])
    #expect(lastOrder(.ask, of: strategy(), over: table) == "11.0 behind 0, 980 left")
  }

  @Test("An order that is filled in the cooldown is gone until it ends, then resumes behind what was last displayed")
  func staleQueueAfterCooldown() {
    #expect(
      orders(
        .bid, of: strategy(),
        over: """
          D1 10:00:00 bid   10 500
          D1 10:00:10 trade 10 1500
          D1 10:00:20 bid   10 700
          D1 10:00:39 bid   10 650        # the last row of the cooldown: 650 are remembered
          D1 10:00:40 bid   10 90000
          """) == ["10.0 behind 500, 1000 left", "–", "–", "–", "10.0 behind 650, 1000 left"])
  }

  @Test("After a thin level the order resumes behind the thin level's quantity, or behind all at another price")
  func staleQueueAfterThinLevel() {
    let thin = """
      D1 10:00:00 ask 10 500
      D1 10:00:01 ask 10 60

      """
    #expect(lastOrder(.ask, of: strategy(), over: thin) == "–")
    #expect(lastOrder(.ask, of: strategy(), over: thin + "D1 10:00:02 ask 10 800") == "10.0 behind 60, 1000 left")
    #expect(lastOrder(.ask, of: strategy(), over: thin + "D1 10:00:02 ask 11 800") == "11.0 behind 800, 1000 left")
  }

  @Test("The minimum a level has to display is reached at exactly it")
  func minimum() {
    #expect(lastOrder(.bid, of: strategy(), over: "D1 10:00:00 bid 10 100") == "10.0 behind 100, 1000 left")
    #expect(lastOrder(.bid, of: strategy(), over: "D1 10:00:00 bid 9.99 100") == "–")
  }

  @Test("A thin level in the cooldown loses the remainder until the cooldown ends")
  func thinInCooldown() {
    #expect(
      orders(
        .bid, of: strategy(),
        over: """
          D1 10:00:00 bid   10 500
          D1 10:00:10 trade 10 800
          D1 10:00:11 bid   10 1
          D1 10:00:12 bid   10 800
          D1 10:00:40 bid   10 900
          """) == ["10.0 behind 500, 1000 left", "10.0 behind 0, 700 left", "–", "–", "10.0 behind 800, 1000 left"])
  }

  @Test("The size is what the limit leaves, in the cooldown, too")
  func room() {
    let limited = strategy { $0.maxPosition = 1200 }
    let table = """
      D1 10:00:00 bid   10 100
      D1 10:00:01 trade 10 500      # buys 400, 600 left: room for 800
      D1 10:00:31 bid   10 100      # the cooldown is over: 800
      D1 10:00:32 trade 10 500      # buys 500, 300 left: room for 300
      D1 10:01:02 bid   10 100
      D1 10:01:03 trade 10 300      # at the limit
      D1 10:02:00 bid   10 100
      """
    #expect(
      orders(.bid, of: limited, over: table) == [
        "10.0 behind 100, 1000 left", "10.0 behind 0, 600 left", "10.0 behind 0, 800 left", "10.0 behind 0, 300 left",
        "10.0 behind 0, 300 left", "–", "–",
      ])
    let wide = strategy {
      $0.maxPosition = 1200
      $0.quoteSizeAsk = 100_000
    }
    #expect(lastOrder(.ask, of: wide, over: table + "\nD1 10:02:00 ask 11 100") == "11.0 behind 100, 2400 left")
  }

  @Test("Bid and ask have sizes of their own; zero does not quote")
  func sizes() {
    let own = strategy {
      $0.quoteSizeBid = 0
      $0.quoteSizeAsk = 30
    }
    let table = """
      D1 10:00:00 bid 10 100
      D1 10:00:00 ask 11 100
      """
    #expect(lastOrder(.bid, of: own, over: table) == "–")
    #expect(lastOrder(.ask, of: own, over: table) == "11.0 behind 100, 30 left")
  }

  @Test("An empty side leaves its quote, and a trade fills it")
  func emptySide() {
    let table = """
      D1 10:00:00 bid   10   500
      D1 10:00:01 bid   10   0
      D1 10:00:02 ask   10.5 500
      D1 10:00:03 trade 10   510
      """
    #expect(lastOrder(.bid, of: strategy(), over: table) == "10.0 behind 0, 990 left")
  }

  @Test("A flatten starts the cooldown of the side it trades on, which then has the remainder only")
  func flattenStartsCooldown() {
    // 20 hours of cooldown: the sale of 1 at 14:00:01 leaves an ask of 999; the flatten at 14:55 buys, so that next
    // morning the bid quotes its remainder of 1000 until 10:55. Its size shows once part of it is filled.
    let table = """
      D1 14:00:00 bid   10    500
      D1 14:00:00 ask   10.02 300
      D1 14:00:01 trade 10.02 301
      D1 14:55:00 trade 10    1
      D2 10:00:00 bid   10    500
      D2 10:00:01 trade 10    600
      D2 10:00:02 bid   10    500
      """
    let long = strategy { $0.refillInterval = 20 * 3600 }
    #expect(lastOrder(.bid, of: long, over: table) == "10.0 behind 0, 900 left")
    #expect(lastOrder(.ask, of: long, over: table) == "10.02 behind 0, 999 left")
    // A thin level loses that remainder at 10:00, so that the cooldown shows: no bid until 10:55, then the full size.
    let thin = """
      D1 14:00:00 bid   10    500
      D1 14:00:00 ask   10.02 300
      D1 14:00:01 trade 10.02 301
      D1 14:55:00 trade 10    1
      D2 10:00:00 bid   10    1
      D2 10:54:59 bid   10    500
      D2 10:55:00 bid   10    500
      """
    #expect(orders(.bid, of: long, over: thin).suffix(3) == ["–", "–", "10.0 behind 500, 1000 left"])
  }

  @Test("After a fill, a stamp that steps back is in the cooldown, though the interval is zero")
  func stepsBack() {
    #expect(
      orders(
        .bid, of: strategy { $0.refillInterval = 0 },
        over: """
          D1 10:00:05 bid   10 500
          D1 10:00:05 trade 10 600
          D1 10:00:04 bid   10 500
          D1 10:00:05 bid   10 500
          """
      ).suffix(3) == ["10.0 behind 0, 900 left", "10.0 behind 0, 900 left", "10.0 behind 0, 1000 left"])
  }
}
