import Simulation
import Strategies
import TestSupport
import Testing
import TickData

/// What follows from the rules of the closing strategy, one consequence a test.
@Suite("The closing strategy's rules")
struct ClosingRuleTests {
  /// A VWAP of 10 with orders at 9.95 and 10.04, and a print that buys 100 of the 10,000 shares: a tenth of the volume.
  private let entry = """
    D1 14:40:00 trade 10  100
    D1 14:45:00 other 1   1
    D1 14:55:00 trade 9.9 1000

    """

  private func fills(_ table: String, _ change: (inout ClosingParameters) -> Void = { _ in }) -> [String] {
    replayed(table, change).fills.map(\.brief)
  }

  private func replayed(_ table: String, _ change: (inout ClosingParameters) -> Void = { _ in }) -> ReplayOutcome {
    var parameters = ClosingParameters()
    parameters.orderNotional = 100_000
    parameters.sellFilter.isEnabled = false
    change(&parameters)
    return outcome(of: ClosingStrategy(parameters), over: table)
  }

  // MARK: Entries

  @Test("An entry is booked when a later day begins, and counts the volume to midnight")
  func booking() {
    #expect(fills(entry) == [])
    #expect(fills(entry + "D2 00:00:00 other 1 1") == ["D1 14:55:00 buy 100 @ 9.9"])
    #expect(fills(entry + "D1 23:59:59 trade 12 505\nD2 00:00:00 other 1 1") == ["D1 14:55:00 buy 150 @ 9.9"])
  }

  @Test(
    "Orders are decided from 14:45 on and before 14:55, at a row of any kind",
    arguments: [("14:44:59", false), ("14:45:00", true), ("14:54:59", true), ("14:55:00", false)])
  func decision(time: String, hasOrders: Bool) {
    let entries = fills(
      "D1 14:40:00 trade 10 100\nD1 \(time) bid 10 1\nD1 14:56:00 trade 9.9 1000\nD2 10:00:00 bid 9.9 1")
    #expect(entries.count == (hasOrders ? 1 : 0))
  }

  @Test(
    "The VWAP is of trades with a size and a price, from the start of its window to 14:45",
    arguments: [
      ("D1 14:29:59 trade 10 100", false), ("D1 14:30:00 trade 10 100", true), ("D1 14:44:59 trade 10 100", true),
      ("D1 14:45:00 trade 10 100", false), ("D1 14:40:00 trade 10 0", false), ("D1 14:40:00 trade 0 100", false),
      ("D1 14:40:00 trade 10 -5", false), ("D1 14:40:00 bid 10 100", false),
    ])
  func window(row: String, counts: Bool) {
    let entries = fills("\(row)\nD1 14:45:00 other 1 1\nD1 14:55:00 trade 9.9 1000\nD2 10:00:00 bid 9.9 1")
    #expect(entries.count == (counts ? 1 : 0))
  }

  @Test(
    "Both orders are at the VWAP plus and minus the spread, on the exchange's steps; the print crosses at its limit")
  func limits() {
    func fill(at price: Double) -> [String] {
      fills("D1 14:40:00 trade 10 100\nD1 14:45:00 other 1 1\nD1 14:55:00 trade \(price) 1000\nD2 10:00:00 bid 10 1")
    }
    #expect(fill(at: 9.95) == ["D1 14:55:00 buy 100 @ 9.95"])
    #expect(fill(at: 9.96) == [])
    // The sell order is at 10.040000000000001.
    #expect(fill(at: 10.04) == [])
    #expect(fill(at: 10.05) == ["D1 14:55:00 sell 100 @ 10.05"])
  }

  @Test("The print is the first trade from 14:55 on, of any size, at any time to midnight")
  func print() {
    let start = "D1 14:40:00 trade 10 100\nD1 14:45:00 other 1 1\n"
    let end = "\nD2 10:00:00 bid 9.9 1"
    #expect(
      fills(start + "D1 14:55:00 bid 9 1\nD1 14:56:00 trade 9.8 0\nD1 14:57:00 trade 11 1000" + end) == [
        "D1 14:56:00 buy 100 @ 9.8"
      ])
    #expect(fills(start + "D1 23:00:00 trade 9.8 1000" + end) == ["D1 23:00:00 buy 100 @ 9.8"])
    #expect(fills(start + "D1 14:55:00 trade 0 1000" + end) == ["D1 14:55:00 buy 100 @ 0.0"])
  }

  @Test("Without a trade from 14:55 on a day's orders are gone")
  func noAuction() {
    let table = """
      D1 14:40:00 trade 10  100
      D1 14:45:00 other 1   1
      D1 15:00:00 bid   9.9 1000
      D2 14:55:00 trade 9.9 1000
      D3 10:00:00 bid   9.9 1
      """
    #expect(fills(table) == [])
  }

  @Test("A fill is at most the order's size, and at most the share of the auction's volume, cut off with its noise")
  func fillSize() {
    let end = "D2 10:00:00 other 1 1"
    #expect(fills(entry + end) { $0.orderNotional = 305 } == ["D1 14:55:00 buy 30 @ 9.9"])  // 30.5, ties to even
    #expect(fills(entry + end) { $0.orderNotional = 4 } == [])
    #expect(fills(entry + end) { $0.auctionFill = 0 } == [])
    #expect(fills(entry + end) { $0.auctionFill = 100 } == ["D1 14:55:00 buy 1000 @ 9.9"])
    let hundred = entry.replacing(" 1000", with: " 100")
    #expect(fills(hundred + end) { $0.auctionFill = 29 } == ["D1 14:55:00 buy 28 @ 9.9"])
  }

  @Test("On the last day of the data there are no entries, and no filter counts")
  func lastDay() {
    var days = entry
    #expect(replayed(rising).tallies.map(\.count) == [0, 0, 0])
    #expect(replayed(rising) { $0.sellFilter.isEnabled = true }.tallies.map(\.count) == [0, 0, 0])
    days += "D2 09:00:00 other 1 1\n" + entry.replacing("D1", with: "D2")
    // The exit order of the first day held back the orders of the second; that was its last.
    #expect(fills(days) == ["D1 14:55:00 buy 100 @ 9.9", "D2 14:40:00 sell 100 @ 10.0"])
  }

  // MARK: The trend

  /// A day that rises by 0.01 every five minutes.
  private let rising =
    (0..<10).map { "D1 10:\($0 < 2 ? "0" : "")\($0 * 5):00 trade 10.0\($0) 100\n" }.joined()
    + "D1 14:40:00 trade 10.1 100\nD1 14:45:00 other 1 1\nD1 14:55:00 trade 11 1000\n"

  @Test(
    "A slope above its threshold holds the order back, and is counted once a day even where the order is of no share")
  func trend() {
    let twoDays = rising + "D2 10:00:00 other 1 1"
    func tallies(_ table: String, _ change: (inout ClosingParameters) -> Void) -> [Int64] {
      replayed(table, change).tallies.map(\.count)
    }
    #expect(fills(twoDays) == ["D1 14:55:00 sell 100 @ 11.0"])
    #expect(tallies(twoDays) { _ in } == [0, 0, 0])
    #expect(fills(twoDays) { $0.sellFilter.isEnabled = true } == [])
    #expect(tallies(twoDays) { $0.sellFilter.isEnabled = true } == [1, 0, 0])
    #expect(tallies(twoDays) { ($0.sellFilter.isEnabled, $0.orderNotional) = (true, 1) } == [1, 0, 0])
    // The day's slope is 16.66 basis points an hour.
    #expect(tallies(twoDays) { ($0.sellFilter.isEnabled, $0.sellFilter.threshold) = (true, 16) } == [1, 0, 0])
    #expect(tallies(twoDays) { ($0.sellFilter.isEnabled, $0.sellFilter.threshold) = (true, 17) } == [0, 0, 0])
    #expect(tallies(twoDays) { $0.buyFilter.isEnabled = true } == [0, 0, 0])
    #expect(tallies(falling) { $0.buyFilter.isEnabled = true } == [0, 1, 0])
    #expect(fills(falling) == ["D1 14:55:00 buy 100 @ 9.0"])
    #expect(fills(falling) { $0.buyFilter.isEnabled = true } == [])
  }

  private var falling: String {
    (0..<10).map { "D1 10:\($0 < 2 ? "0" : "")\($0 * 5):00 trade 9.9\(9 - $0) 100\n" }.joined()
      + "D1 14:40:00 trade 9.9 100\nD1 14:45:00 other 1 1\nD1 14:55:00 trade 9 1000\nD2 10:00:00 other 1 1"
  }

  @Test("Of fewer than ten trades, or of trades at one time, there is no slope")
  func noTrend() {
    func slopes(_ count: Int) -> Int64 {
      let table =
        rising.split(separator: "\n").dropFirst(11 - count).joined(separator: "\n") + "\nD2 10:00:00 other 1 1"
      return replayed(table) { $0.sellFilter.isEnabled = true }.tallies[0].count
    }
    #expect(slopes(9) == 0)
    #expect(slopes(10) == 1)
    let once =
      (0..<12).map { "D1 14:30:00 trade 10.0\($0 % 10) 100\n" }.joined()
      + "D1 14:45:00 other 1 1\nD1 14:55:00 trade 11 1000\nD2 10:00:00 other 1 1"
    #expect(fills(once) { ($0.sellFilter.isEnabled, $0.sellFilter.threshold) = (true, 0) }.count == 1)
  }

  // MARK: Exits

  @Test(
    "The exit order rests from 10:00 on and before 14:45",
    arguments: [("09:59:59", false), ("10:00:00", true), ("14:44:59", true), ("14:45:00", false)])
  func exitHours(time: String, fills exits: Bool) {
    #expect(
      fills(entry + "D2 \(time) trade 10 40")
        == ["D1 14:55:00 buy 100 @ 9.9"] + (exits ? ["D2 \(time) sell 40 @ 10.0"] : []))
  }

  @Test("It is filled by trades at or through its price, at theirs, up to their size, without a queue")
  func exitFills() {
    #expect(
      fills(
        entry + """
          D2 11:00:00 trade 9.99 500
          D2 11:00:01 trade 10   0
          D2 11:00:02 trade 10   -30
          D2 11:00:03 bid   11   30
          D2 11:00:04 trade 10   30
          D2 11:00:05 trade 10.5 500
          D2 11:00:06 trade 10.5 500
          """) == [
          "D1 14:55:00 buy 100 @ 9.9", "D2 11:00:04 sell 30 @ 10.0", "D2 11:00:05 sell 70 @ 10.5",
        ])
  }

  @Test("A weekend is a larger gap")
  func weekend() {
    #expect(fills(entry + "D6 10:00:00 trade 10 100").last == "D6 10:00:00 sell 100 @ 10.0")
  }

  @Test("What is left of it holds back a day's orders, and is flattened at that day's close, the last day's, too")
  func flatten() {
    let second = """
      D2 10:00:00 trade 10   60
      D2 14:40:00 trade 9.9  100
      D2 14:45:00 other 1    1
      D2 14:55:00 trade 9.8  9000

      """
    let expected = ["D1 14:55:00 buy 100 @ 9.9", "D2 10:00:00 sell 60 @ 10.0", "D2 14:55:00 sell 40 @ 9.8"]
    #expect(fills(entry + second) == expected)
    #expect(fills(entry + second + "D3 10:00:00 other 1 1") == expected)
  }

  @Test("A day whose orders are held back so has no filter counts either")
  func flattenWithoutCounts() {
    let days = entry + falling.replacing("D2", with: "D3").replacing("D1", with: "D2")
    let replay = replayed(days) { $0.buyFilter.isEnabled = true }
    #expect(replay.fills.map(\.brief) == ["D1 14:55:00 buy 100 @ 9.9", "D2 14:55:00 sell 100 @ 9.0"])
    #expect(replay.tallies.map(\.count) == [0, 0, 0])
  }

  @Test("Without a close it stays for the days that follow, at the same price; without any the position stays open")
  func carried() {
    let carried = replayed(
      entry + "D2 11:00:00 trade 9.9 5\nD3 09:30:00 trade 10 5\nD3 11:00:00 trade 9.95 5\nD4 11:00:00 trade 10 5")
    #expect(carried.fills.map(\.brief) == ["D1 14:55:00 buy 100 @ 9.9", "D4 11:00:00 sell 5 @ 10.0"])
    #expect(carried.account.position == 95)
  }

  // MARK: The stop loss

  @Test(
    "The stop loss holds from 10:10 on and before 14:44, at a row of any kind",
    arguments: [("10:09:59", false), ("10:10:00", true), ("14:43:59", true), ("14:44:00", false)])
  func stopHours(time: String, stops: Bool) {
    #expect(
      fills(entry + "D2 09:00:00 bid 9 1\nD2 \(time) other 1 1")
        == ["D1 14:55:00 buy 100 @ 9.9"] + (stops ? ["D2 \(time) sell 100 @ 9.0"] : []))
  }

  @Test("It closes the whole of what is left, at the last price, and takes the exit order back")
  func stop() {
    let replay = replayed(
      entry + "D2 10:05:00 trade 10 30\nD2 11:00:00 bid 9.7 1\nD2 11:00:00 trade 10 500\nD2 11:00:01 trade 10 500")
    #expect(
      replay.fills.map(\.brief) == [
        "D1 14:55:00 buy 100 @ 9.9", "D2 10:05:00 sell 30 @ 10.0", "D2 11:00:00 sell 70 @ 9.7",
      ])
    #expect(replay.fills.map(\.reference) == [10, 10, 9.9])
  }

  @Test("A loss of just the threshold is within it")
  func threshold() {
    let prices = "D2 11:00:00 bid 4.95 1\nD2 11:00:01 bid 4.94 1"
    #expect(fills(entry + prices) { $0.stopLossThreshold = 50 }.last == "D2 11:00:01 sell 100 @ 4.94")
  }

  @Test(
    "Quotes of any time and size count, of another day, too; those without a price do not",
    arguments: [
      ("D1 14:56:00 bid 9 1", true), ("D1 09:00:00 bid 9 1", true), ("D2 09:00:00 bid 9 0", true),
      ("D2 09:00:00 bid 0 1", false), ("D2 09:00:00 ask 9 1", false), ("D2 09:00:00 trade 9 1", false),
    ])
  func lastQuote(row: String, stops: Bool) {
    let rows = (entry + row + "\nD2 10:10:00 other 1 1").split(separator: "\n").map(String.init)
    let sorted = rows.sorted { MarketTable.tick($0).time < MarketTable.tick($1).time }
    #expect(fills(sorted.joined(separator: "\n")).contains { $0.contains("sell") } == stops)
  }

  // MARK: Dirty data

  @Test("Volumes and prices beyond all bounds end nothing")
  func absurd() {
    let most = Int64.max
    let table = """
      D1 14:40:00 trade 10  \(most)
      D1 14:40:01 trade 10  \(most)
      D1 14:45:00 other 1   1
      D1 14:55:00 trade 9.9 \(most)
      D1 14:56:00 trade 9.9 \(most)
      D2 14:40:00 trade 1e-320 1
      D2 14:45:00 other 1   1
      D2 14:55:00 trade 1e-320 \(most)
      D3 14:40:00 trade inf 1
      D3 14:45:00 other 1   1
      D3 14:55:00 trade inf \(Int64.min)
      D3 14:56:00 trade inf \(Int64.min)
      D4 10:00:00 other 1   1
      """
    // The volume stays at its bound, where the turnover has none: a VWAP of 20.
    #expect(fills(table) { $0.auctionFill = 100 }.first == "D1 14:55:00 buy 5000 @ 9.9")
  }
}
