import Analytics
import Simulation
import Testing

@Suite("Closing fills")
struct ClosingFillsTests {
  private func fill(_ side: Side, _ quantity: Int64, realized: Double = 0, position: Int64) -> Fill {
    Fill(
      time: 0, side: side, rule: .restingOrder, price: 10, quantity: quantity, realizedPnL: realized,
      totalRealizedPnL: 0, position: position, row: 0, queueAheadAtJoin: 0, joinedAt: 0)
  }

  @Test("Opening fills are not counted; closing ones at the entry are, but win nothing")
  func openingFills() {
    let fills = [
      fill(.bid, 100, position: 100), fill(.ask, 60, realized: 6, position: 40),
      fill(.ask, 40, realized: 0, position: 0),
      // A flip closes; the next opens more; the last closes.
      fill(.bid, 50, position: 50), fill(.ask, 80, realized: -4, position: -30), fill(.ask, 10, position: -40),
      fill(.bid, 40, realized: 8, position: 0),
    ]
    #expect(fills.map(\.closesPosition) == [false, true, true, false, true, false, true])
    let closing = ClosingFills(of: fills)
    #expect(closing.count == 4)
    #expect(closing.winRate == 0.5)
    #expect(closing.profitFactor == 3.5)
    #expect(closing.averageWin == 7)
    #expect(closing.averageLoss == -4)
  }

  @Test("What rounding leaves of 0 is neither won nor lost")
  func roundedZero() {
    let closing = ClosingFills(realizedPnL: [2e-11, -2e-11, 3])
    #expect(closing.wins == 1)
    #expect(closing.losses == 0)
    #expect(closing.profitFactor == nil)
  }

  @Test("Without fills, wins or losses their figures do not exist")
  func nothing() {
    let none = ClosingFills()
    #expect(none.winRate == nil)
    #expect(none.profitFactor == nil)
    #expect(none.averageWin == nil)
    #expect(none.averageLoss == nil)
    let lost = ClosingFills(realizedPnL: [-2, -4])
    #expect(lost.winRate == 0)
    #expect(lost.profitFactor == 0)
    #expect(lost.averageLoss == -3)
  }

  @Test("Securities add up")
  func addition() {
    var sum = ClosingFills(realizedPnL: [1, -2])
    sum.add(ClosingFills(realizedPnL: [4, 0]))
    #expect(sum == ClosingFills(realizedPnL: [1, -2, 4, 0]))
  }

  @Test("The reference system's figures count opening fills and are always numbers")
  func reference() {
    // Eight fills, half of them opening: two wins.
    #expect(ReferenceFigures.winRate([0, 6, 0, 0, 0, -4, 0, 8]) == 25)
    #expect(ReferenceFigures.winRate([]) == 0)
    #expect(ReferenceFigures.profitFactor([0, 6, -4, 8]) == 3.5)
    #expect(ReferenceFigures.profitFactor([6, 8]) == 14)
    #expect(ReferenceFigures.profitFactor([]) == 0)
    #expect(ReferenceFigures.calmarRatio(total: 10, drawdown: -4) == 2.5)
    #expect(ReferenceFigures.calmarRatio(total: 10, drawdown: 0) == 10)
    #expect(ReferenceFigures.calmarRatio(total: -10, drawdown: 0) == 0)
    #expect(ReferenceFigures.sharpeRatio([]) == 0)
    #expect(ReferenceFigures.sharpeRatio([5]) == 0)
    #expect(ReferenceFigures.sharpeRatio([5, 5]) == 0)
    // pandas 3.1.1, by Tests/Support/analytics-oracles.py.
    #expect(ReferenceFigures.sharpeRatio(daily) == 4.749783763241086)
  }
}
