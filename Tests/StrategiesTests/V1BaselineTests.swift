import Simulation
import Strategies
import TestSupport
import Testing

@Suite("V1, timer-based quoting")
struct V1BaselineTests {
  /// Orders of 1000, every 60 s, up to 5000 shares, at levels that display 1000 dirhams.
  private func strategy(_ change: (inout V1Baseline.Parameters) -> Void = { _ in }) -> V1Baseline {
    var parameters = V1Baseline.Parameters()
    parameters.maker.quoteSize = 1000
    parameters.maker.refillInterval = 60
    parameters.maker.maxPosition = 5000
    parameters.maker.minLocalCurrencyBeforeQuote = 1000
    change(&parameters)
    return V1Baseline(parameters)
  }

  @Test("An order is left alone until exactly the interval after it was placed, then placed anew, also at its price")
  func timer() {
    #expect(
      orders(
        .bid, of: strategy(),
        over: """
          D1 10:00:00   bid   10    500
          D1 10:00:30   bid   10.05 700
          D1 10:00:59.9 trade 10    200    # eats queue
          D1 10:00:59.9 bid   10    400
          D1 10:01:00   other 1     1
          D1 10:02:00   bid   9.5   300
          """) == [
          "10.0 behind 500, 1000 left", "10.0 behind 500, 1000 left", "10.0 behind 300, 1000 left",
          "10.0 behind 300, 1000 left", "10.0 behind 400, 1000 left", "9.5 behind 300, 1000 left",
        ])
  }

  @Test("A fill restarts the timer of its side, and only of its side")
  func fillRestarts() {
    let table = """
      D1 10:00:00 bid   10    500
      D1 10:00:00 ask   10.02 300
      D1 10:00:40 trade 10    600    # buys 100
      D1 10:01:00 other 1     1      # 60 s after the placements
      D1 10:01:39 other 1     1
      D1 10:01:40 other 1     1      # 60 s after the fill
      """
    #expect(
      orders(.bid, of: strategy(), over: table).suffix(3) == [
        "10.0 behind 0, 900 left", "10.0 behind 0, 900 left", "10.0 behind 500, 1000 left",
      ])
    // The ask was placed anew at 10:01:00: since then it is not due.
    #expect(
      lastOrder(.ask, of: strategy(), over: table + "\nD1 10:01:41 ask 10.5 100") == "10.02 behind 300, 1000 left")
  }

  @Test("After a complete fill the side is empty until the interval has passed")
  func completeFill() {
    #expect(
      orders(
        .bid, of: strategy(),
        over: """
          D1 10:00:00 bid   10 500
          D1 10:00:10 trade 10 5000
          D1 10:01:09 bid   10 800
          D1 10:01:10 bid   10 900
          """) == ["10.0 behind 500, 1000 left", "–", "–", "10.0 behind 900, 1000 left"])
  }

  @Test("A flatten restarts the timer of the side it trades on")
  func flattenRestarts() {
    // An interval of 20 hours: the bid placed at 14:00 would be due at 10:00 next morning; the flatten of the short is a
    // purchase at 14:55, so that it is due at 10:55.
    let table = """
      D1 14:00:00 bid   10    500
      D1 14:00:00 ask   10.02 300
      D1 14:00:01 trade 10.02 301
      D1 14:55:00 trade 10    1
      D2 10:54:59 bid   9     400
      D2 10:55:00 bid   9     400
      """
    #expect(
      orders(.bid, of: strategy { $0.maker.refillInterval = 20 * 3600 }, over: table).suffix(2) == [
        "10.0 behind 500, 1000 left", "9.0 behind 400, 1000 left",
      ])
  }

  @Test("A level that displays less than the minimum is not quoted, and is tried again at every row")
  func thinLevel() {
    #expect(
      orders(
        .ask, of: strategy(),
        over: """
          D1 10:00:00 ask 10   99     # 990 dirhams
          D1 10:00:01 ask 10   100    # exactly 1000
          D1 10:01:01 ask 9.99 100    # due, and thin: the order goes
          D1 10:01:02 ask 9.99 101
          """) == ["–", "10.0 behind 100, 1000 left", "–", "9.99 behind 101, 1000 left"])
  }

  @Test("A withdrawal does not restart the timer, a thin level before the timer does not withdraw")
  func thinBeforeDue() {
    #expect(
      orders(
        .ask, of: strategy(),
        over: """
          D1 10:00:00 ask 10 500
          D1 10:00:59 ask 10 1
          D1 10:01:00 ask 10 1
          D1 10:01:00 ask 10 300
          """) == ["10.0 behind 500, 1000 left", "10.0 behind 500, 1000 left", "–", "10.0 behind 300, 1000 left"])
  }

  @Test("An empty side leaves its quote, though it is due")
  func emptySide() {
    #expect(
      orders(
        .bid, of: strategy(),
        over: """
          D1 10:00:00 bid 10 500
          D1 10:00:01 bid 10 0
          D1 10:05:00 ask 11 500
          """
      ).last == "10.0 behind 500, 1000 left")
  }

  @Test("The size is what the limit leaves; without room the order goes")
  func room() {
    // Long 1000 after the first complete fill, then 2000, then 2500: the limit.
    let limited = strategy {
      $0.maker.maxPosition = 2500
      $0.maker.refillInterval = 0
    }
    let table = """
      D1 10:00:00 bid   10 100
      D1 10:00:01 trade 10 1100
      D1 10:00:02 trade 10 1100
      D1 10:00:03 bid   10 100
      D1 10:00:04 trade 10 1100
      D1 10:00:05 bid   10 100
      """
    #expect(
      orders(.bid, of: limited, over: table) == [
        "10.0 behind 100, 1000 left", "–", "–", "10.0 behind 100, 500 left", "–", "–",
      ])
    // On the other side the room is the limit and the position together.
    let wide = strategy {
      $0.maker.maxPosition = 2500
      $0.maker.refillInterval = 0
      $0.maker.quoteSizeAsk = 100_000
    }
    #expect(lastOrder(.ask, of: wide, over: table + "\nD1 10:00:06 ask 11 100") == "11.0 behind 100, 5000 left")
  }

  @Test("max_notional caps the position at the mid price, in whole shares")
  func maxNotional() {
    func sizes(_ maxNotional: Double?, _ table: String) -> [String] {
      let strategy = strategy { $0.maker.maxNotional = maxNotional }
      return [lastOrder(.bid, of: strategy, over: table), lastOrder(.ask, of: strategy, over: table)]
    }
    // Only a bid: 9999 / 10 is 999 shares.
    #expect(sizes(9999, "D1 10:00:00 bid 10 100") == ["10.0 behind 100, 999 left", "–"])
    // A mid of 10.25 while the ask is placed: 8000 / 10.25 is 780 shares. The bid was placed at a mid of 10: 800.
    let both = """
      D1 10:00:00 bid 10   100
      D1 10:00:00 ask 10.5 100
      """
    #expect(sizes(8000, both) == ["10.0 behind 100, 800 left", "10.5 behind 100, 780 left"])
    // Beyond max_position it does not count.
    #expect(sizes(1e12, both) == ["10.0 behind 100, 1000 left", "10.5 behind 100, 1000 left"])
    #expect(sizes(nil, both) == ["10.0 behind 100, 1000 left", "10.5 behind 100, 1000 left"])
    // Zero is a limit, not the absence of one.
    #expect(sizes(0, both) == ["–", "–"])
  }

  @Test("Bid and ask have sizes of their own; zero does not quote")
  func sizes() {
    let own = strategy {
      $0.maker.quoteSizeBid = 70
      $0.maker.quoteSizeAsk = 0
    }
    let table = """
      D1 10:00:00 bid 10 100
      D1 10:00:00 ask 11 100
      """
    #expect(lastOrder(.bid, of: own, over: table) == "10.0 behind 100, 70 left")
    #expect(lastOrder(.ask, of: own, over: table) == "–")
    #expect(lastOrder(.ask, of: strategy { $0.maker.quoteSizeBid = 70 }, over: table) == "11.0 behind 100, 1000 left")
  }

  @Test("A stamp that steps back is not due, though the interval is zero")
  func stepsBack() {
    #expect(
      orders(
        .bid, of: strategy { $0.maker.refillInterval = 0 },
        over: """
          D1 10:00:05 bid 10 500
          D1 10:00:04 bid 9  500
          D1 10:00:05 bid 9  500
          """) == ["10.0 behind 500, 1000 left", "10.0 behind 500, 1000 left", "9.0 behind 500, 1000 left"])
  }
}
