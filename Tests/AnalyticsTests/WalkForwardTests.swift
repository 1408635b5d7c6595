import Testing
import TickData

@testable import Analytics

@Suite("Walk-forward analysis")
struct WalkForwardTests {
  @Test("Two folds by hand")
  func byHand() throws {
    // Three blocks of two days. The past chooses cell 0 (4 > 1), then cell 1 (4 < 9).
    let cells: [[Double]] = [[1, 3, 0, 0, 5, 5], [1, 0, 4, 4, -1, -2]]
    let walk = try #require(WalkForward(of: cells, folds: 2, by: .totalPnL))
    #expect(walk.folds.map(\.past) == [0..<2, 0..<4])
    #expect(walk.folds.map(\.block) == [2..<4, 4..<6])
    #expect(walk.folds.map(\.cell) == [0, 1])
    #expect(walk.folds.map(\.inSample) == [4, 9])
    #expect(walk.folds.map(\.outOfSample) == [0, -3])
    #expect(walk.total == -3)
    // Over the last four days cell 0 made 10 and cell 1 made 5.
    #expect(walk.bestInHindsight == 0)
    #expect(walk.hindsightTotal == 10)
    #expect(walk.keptShare == -0.3)
  }

  @Test("The Sharpe ratio prefers the steady cell, the total the one that made more")
  func criteria() throws {
    let cells: [[Double]] = [[10, -2, 1, 1], [3, 4, 2, 2.5]]
    #expect(WalkForward(of: cells, folds: 1, by: .totalPnL)?.folds[0].cell == 0)
    let steady = try #require(WalkForward(of: cells, folds: 1, by: .sharpeRatio))
    #expect(steady.folds[0].cell == 1)
    // 3.5 / √0.5 and 2.25 / √0.125, of a year; the P&L of the block beside it.
    #expect(isClose(steady.folds[0].inSample, 3.5 / 0.5.squareRoot() * 252.0.squareRoot()))
    #expect(isClose(steady.folds[0].outOfSample, 2.25 / 0.125.squareRoot() * 252.0.squareRoot()))
    #expect(steady.folds[0].total == 4.5)
  }

  @Test("Among equals the first cell is chosen; a cell without a ratio stands last")
  func ties() {
    let walk = WalkForward(of: [[1, 2, 0, 0], [2, 1, 9, 9], [1, 2, 9, 9]], folds: 1, by: .totalPnL)
    #expect(walk?.folds[0].cell == 0)
    let idle = WalkForward(of: [[0, 0, 0, 0], [-1, -2, -3, -1]], folds: 1, by: .sharpeRatio)
    #expect(idle?.folds[0].cell == 1)
    let allIdle = WalkForward(of: [[0, 0, 0, 0], [5, 5, 5, 5]], folds: 1, by: .sharpeRatio)
    #expect(allIdle?.folds[0].cell == 0)
    #expect(allIdle?.folds[0].inSample == nil)
    #expect(allIdle?.hindsightTotal == 10)
  }

  @Test("The future changes no choice", arguments: 0..<100 as Range<UInt64>)
  func neverLooksAhead(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let count = Int(random.draw(1...6))
    let days = Int(random.draw(Int64(count) + 1...60))
    let cells = (0..<5).map { sample(seed: seed * 10 + $0, days) }
    for criterion in WalkForward.Criterion.allCases {
      let walk = try #require(WalkForward(of: cells, folds: count, by: criterion))
      // The blocks follow each other to the last day, and each past ends where its block begins.
      #expect(walk.folds.last?.block.upperBound == days)
      for (fold, next) in zip(walk.folds, walk.folds.dropFirst()) {
        #expect(fold.block.upperBound == next.block.lowerBound)
      }
      for (index, fold) in walk.folds.enumerated() {
        #expect(fold.past == 0..<fold.block.lowerBound)
        #expect(!fold.past.isEmpty && !fold.block.isEmpty)
        let otherFuture: [[Double]] = cells.enumerated().map { cell, daily in
          Array(daily[fold.past]) + sample(seed: seed * 100 + UInt64(cell), days - fold.past.count)
        }
        let other = try #require(WalkForward(of: otherFuture, folds: count, by: criterion)).folds[index]
        #expect(other.cell == fold.cell)
        #expect(other.inSample == fold.inSample)
      }
    }
  }

  @Test("By total, no cell did better in the past than the one chosen", arguments: 0..<20 as Range<UInt64>)
  func choosesTheBest(seed: UInt64) throws {
    let cells = (0..<8).map { sample(seed: seed * 50 + $0, 40) }
    let walk = try #require(WalkForward(of: cells, folds: 3, by: .totalPnL))
    for fold in walk.folds {
      for daily in cells { #expect(daily[fold.past].reduce(0, +) <= (fold.inSample ?? -.infinity) + 1e-9) }
      #expect(isClose(fold.total, cells[fold.cell][fold.block].reduce(0, +), within: 1e-9))
    }
    #expect(
      walk.total <= (walk.folds.map { fold in cells.map { $0[fold.block].reduce(0, +) }.max() ?? 0 }).reduce(1e-9, +))
  }

  @Test("It needs a cell, a fold, and a day for each block")
  func tooLittle() {
    #expect(WalkForward(of: [], folds: 1, by: .totalPnL) == nil)
    #expect(WalkForward(of: [[]], folds: 1, by: .totalPnL) == nil)
    #expect(WalkForward(of: [[1, 2, 3]], folds: 0, by: .totalPnL) == nil)
    #expect(WalkForward(of: [[1, 2, 3]], folds: 3, by: .totalPnL) == nil)
    #expect(WalkForward(of: [[1, 2, 3]], folds: 2, by: .totalPnL)?.folds.map(\.block) == [1..<2, 2..<3])
  }

  @Test("Without a profit in hindsight there is nothing to keep a share of")
  func lossInHindsight() {
    #expect(WalkForward(of: [[-1, -2, -3]], folds: 2, by: .totalPnL)?.keptShare == nil)
  }
}
