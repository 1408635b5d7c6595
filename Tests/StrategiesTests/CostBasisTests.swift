import Simulation
import Strategies
import TestSupport
import Testing

/// What a position cost shows in where its stop is: with a threshold of 1 %, at 99 % of its average cost for a long, at
/// 101 % for a short.
@Suite("V2.1, what the open position cost")
struct CostBasisTests {
  private enum Step {
    case buy(Int, at: Double)
    case sell(Int, at: Double)
    case flatten(at: Double)
  }

  /// Whether the position that the steps lead to is liquidated where bid and ask are both at this price.
  ///
  /// Every step leaves one side of the book empty, so that the stop is not evaluated before the end.
  private func stops(at mid: Double, after steps: [Step]) -> Bool {
    var rows: [String] = []
    for (number, step) in steps.enumerated() {
      let time = "D\(number + 1) 12:00:00"
      switch step {
      case .buy(let quantity, let price):
        rows += ["\(time) ask 99 0", "\(time) bid \(price) 1", "\(time) trade \(price) \(quantity + 1)"]
      case .sell(let quantity, let price):
        rows += ["\(time) bid 1 0", "\(time) ask \(price) 1", "\(time) trade \(price) \(quantity + 1)"]
      case .flatten(let price):
        rows += ["\(time) bid 1 0", "D\(number + 1) 14:55:00 trade \(price) 1"]
      }
    }
    rows += ["D9 12:00:00 bid \(mid) 1000", "D9 12:00:00 ask \(mid) 1000"]
    var parameters = V21StopLoss.Parameters()
    parameters.sizing.maker.refillInterval = 0
    parameters.sizing.maker.minLocalCurrencyBeforeQuote = 0
    parameters.stopLossThreshold = 1
    return outcome(of: V21StopLoss(parameters), over: rows.joined(separator: "\n")).fills.contains { $0.rule == .taken }
  }

  @Test("A position that is opened costs its price")
  func opened() {
    #expect(!stops(at: 9.91, after: [.buy(100, at: 10)]))
    #expect(stops(at: 9.89, after: [.buy(100, at: 10)]))
    #expect(!stops(at: 10.09, after: [.sell(100, at: 10)]))
    #expect(stops(at: 10.11, after: [.sell(100, at: 10)]))
  }

  @Test("What is added costs its price")
  func added() {
    // 100 at 10 and 300 at 12: 11.5 on average, the stop at 11.385.
    let long: [Step] = [.buy(100, at: 10), .buy(300, at: 12)]
    #expect(!stops(at: 11.39, after: long))
    #expect(stops(at: 11.38, after: long))
    // 100 at 12 and 300 at 10: 10.5 on average, the stop at 10.605.
    let short: [Step] = [.sell(100, at: 12), .sell(300, at: 10)]
    #expect(!stops(at: 10.6, after: short))
    #expect(stops(at: 10.61, after: short))
  }

  @Test("What is left of a reduced position costs what it cost")
  func reduced() {
    let long: [Step] = [.buy(100, at: 10), .buy(300, at: 12), .sell(250, at: 13)]
    #expect(!stops(at: 11.39, after: long))
    #expect(stops(at: 11.38, after: long))
    let short: [Step] = [.sell(100, at: 12), .sell(300, at: 10), .buy(250, at: 9)]
    #expect(!stops(at: 10.6, after: short))
    #expect(stops(at: 10.61, after: short))
  }

  @Test("A position that is turned over costs the price at which it was")
  func turnedOver() {
    let short: [Step] = [.buy(100, at: 10), .sell(300, at: 12)]
    #expect(!stops(at: 12.11, after: short))
    #expect(stops(at: 12.13, after: short))
    let long: [Step] = [.sell(100, at: 12), .buy(300, at: 10)]
    #expect(!stops(at: 9.91, after: long))
    #expect(stops(at: 9.89, after: long))
  }

  @Test("A position that is closed costs nothing, and the next one starts anew", arguments: [true, false])
  func closed(byFlatten: Bool) {
    let closed: [Step] = [.buy(100, at: 10), byFlatten ? .flatten(at: 11) : .sell(100, at: 11)]
    #expect(!stops(at: 5, after: closed))
    #expect(!stops(at: 8.92, after: closed + [.buy(100, at: 9)]))
    #expect(stops(at: 8.9, after: closed + [.buy(100, at: 9)]))
  }
}
