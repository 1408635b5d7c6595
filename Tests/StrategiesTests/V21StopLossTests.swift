import Simulation
import Strategies
import TestSupport
import Testing

@Suite("V2.1, V2 with a stop loss")
struct V21StopLossTests {
  /// Orders of 1000, a cooldown of 30 s, at levels of any size, a stop at 10 %.
  private func strategy(_ change: (inout V21StopLoss.Parameters) -> Void = { _ in }) -> V21StopLoss {
    var parameters = V21StopLoss.Parameters()
    parameters.sizing.maker.quoteSize = 1000
    parameters.sizing.maker.refillInterval = 30
    parameters.sizing.maker.maxPosition = 5000
    parameters.sizing.maker.minLocalCurrencyBeforeQuote = 0
    parameters.stopLossThreshold = 10
    change(&parameters)
    return V21StopLoss(parameters)
  }

  /// What is filled after the first fill.
  private func fills(of strategy: V21StopLoss, _ table: String) -> [String] {
    outcome(of: strategy, over: table).fills.dropFirst().map(\.brief)
  }

  private let long = """
    D1 10:00:00 bid   8    1
    D1 10:00:01 trade 8    1001   # long 1000 at 8

    """

  /// Long, with our ask resting at 8.1 behind 50.
  private var longWithAsk: String { long + "D1 10:00:02 ask   8.1  50\n" }

  @Test("The loss has to be greater than the threshold; the liquidation begins on the row that shows it")
  func trigger() {
    let eighth = strategy { $0.stopLossThreshold = 12.5 }
    // At a mid of 7 the loss is an eighth exactly.
    let atThreshold = long + "D1 10:00:02 bid 6.5 100\nD1 10:00:03 ask 7.5 100\n"
    #expect(fills(of: eighth, atThreshold) == [])
    #expect(fills(of: eighth, atThreshold + "D1 10:00:04 ask 7.48 100") == ["D1 10:00:04 sell 100 @ 6.5"])
  }

  @Test("A short is bought back from the ask")
  func short() {
    let eighth = strategy { $0.stopLossThreshold = 12.5 }
    let atThreshold = """
      D1 10:00:00 ask   8   1
      D1 10:00:01 trade 8   1001
      D1 10:00:02 ask   9.5 700
      D1 10:00:03 bid   8.5 100

      """
    #expect(fills(of: eighth, atThreshold) == [])
    #expect(
      fills(of: eighth, atThreshold + "D1 10:00:04 bid 8.6 100\nD1 10:00:05 other 1 1") == [
        "D1 10:00:04 buy 700 @ 9.5", "D1 10:00:05 buy 300 @ 9.5",
      ])
  }

  @Test("With one side of the book empty the stop is not evaluated, however low the other is")
  func oneSideEmpty() {
    #expect(fills(of: strategy(), long + "D1 10:00:02 bid 1 100\nD1 10:00:03 trade 1 5") == [])
    let emptied = longWithAsk + "D1 10:00:03 ask 8.1 0\nD1 10:00:04 bid 1 100\n"
    #expect(fills(of: strategy(), emptied) == [])
    #expect(fills(of: strategy(), emptied + "D1 10:00:05 ask 8 1") == ["D1 10:00:05 sell 100 @ 1.0"])
  }

  @Test("Every further row of any kind takes the same displayed quantity again")
  func sameQuantityAgain() {
    let rows = """
      D1 10:00:03 bid   6   300
      D1 10:00:04 other 1   1
      D1 10:00:05 ask   9   1
      D1 10:00:06 trade 5   9000
      D1 10:00:07 other 1   1
      """
    #expect(
      fills(of: strategy(), longWithAsk + rows) == [
        "D1 10:00:03 sell 300 @ 6.0", "D1 10:00:04 sell 300 @ 6.0", "D1 10:00:05 sell 300 @ 6.0",
        "D1 10:00:06 sell 100 @ 6.0",
        // The liquidation is done: the bid is quoted again, but in its cooldown with nothing, and the trade reaches none.
      ])
  }

  @Test("While it lasts, trades do not reach our orders; on the row that completes it there are quotes and fills again")
  func restingOrders() {
    let rows = """
      D1 10:00:03 bid   6   300
      D1 10:00:04 trade 8.1 9000    # does not reach our ask
      D1 10:00:05 trade 8.1 9000
      D1 10:00:06 trade 8.1 1060    # the last 100, then 50 of queue and 1000 of ours
      """
    #expect(
      fills(of: strategy(), longWithAsk + rows) == [
        "D1 10:00:03 sell 300 @ 6.0", "D1 10:00:04 sell 300 @ 6.0", "D1 10:00:05 sell 300 @ 6.0",
        "D1 10:00:06 sell 100 @ 6.0", "D1 10:00:06 sell 1000 @ 8.1",
      ])
  }

  @Test("With nothing displayed it waits: no quotes, no fills, until there is something")
  func waits() {
    let waiting =
      longWithAsk + """
        D1 10:00:03 bid   6   300
        D1 10:00:04 bid   6   0
        D1 10:00:05 ask   7   10
        D1 10:00:06 trade 8.1 5000

        """
    #expect(fills(of: strategy(), waiting) == ["D1 10:00:03 sell 300 @ 6.0"])
    #expect(lastOrder(.ask, of: strategy(), over: waiting) == "8.1 behind 50, 1000 left")
    let resumed = waiting + "D1 10:00:07 bid 5 1000"
    #expect(fills(of: strategy(), resumed).last == "D1 10:00:07 sell 700 @ 5.0")
    #expect(lastOrder(.ask, of: strategy(), over: resumed) == "7.0 behind 10, 1000 left")
  }

  @Test("Once begun it goes on, though the price recovers")
  func recovery() {
    #expect(
      fills(of: strategy(), longWithAsk + "D1 10:00:03 bid 6 300\nD1 10:00:04 bid 8 5000") == [
        "D1 10:00:03 sell 300 @ 6.0", "D1 10:00:04 sell 700 @ 8.0",
      ])
  }

  @Test("A liquidation starts the cooldown of the side it trades on, and of no other")
  func cooldown() {
    let careful = strategy { $0.sizing.maker.minLocalCurrencyBeforeQuote = 100 }
    let table = """
      D1 10:00:00 bid   8   100
      D1 10:00:01 trade 8   1100
      D1 10:00:02 ask   8.1 1       # too thin: no ask, and none remains
      D1 10:00:40 bid   6   5000    # all at once; the bid's own cooldown is over
      D1 10:00:41 ask   8.1 500
      D1 10:01:09 ask   8.1 500
      D1 10:01:10 ask   8.1 500
      """
    #expect(fills(of: careful, table) == ["D1 10:00:40 sell 1000 @ 6.0"])
    #expect(orders(.bid, of: careful, over: table)[3] == "6.0 behind 5000, 1000 left")
    #expect(orders(.ask, of: careful, over: table).suffix(3) == ["–", "–", "8.1 behind 500, 1000 left"])
  }

  @Test("The flatten does not end it: what is left opens a position next morning, unless the night carried it")
  func overnight() {
    let flattened =
      longWithAsk + """
        D1 10:00:03 bid   6   300
        D1 14:55:00 trade 5   1
        D2 10:00:00 ask   5.1 100
        D2 10:00:01 bid   5   400
        D2 10:00:02 other 1   1
        D2 10:00:03 other 1   1

        """
    #expect(
      fills(of: strategy(), flattened) == [
        "D1 10:00:03 sell 300 @ 6.0", "D1 14:55:00 sell 700 @ 5.0", "D2 10:00:01 sell 400 @ 5.0",
        "D2 10:00:02 sell 300 @ 5.0",
      ])
    #expect(outcome(of: strategy(), over: flattened).account.position == -700)

    let carried = flattened.replacing("D1 14:55:00 trade", with: "D1 14:55:00 bid  ")
    #expect(outcome(of: strategy(), over: carried).account.position == 0)
  }
}
