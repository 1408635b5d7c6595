import Testing
import TestSupport
import TickData

@Suite("Chunks of ticks")
struct TickChunkTests {
  private let ticks = MarketTable.ticks(
    """
    D1 10:00:00 bid   10    500
    D1 10:00:01 trade 10.02 300
    D1 10:00:02 other void  0
    D1 10:00:01 ask   10.03 -5
    """)

  @Test("A chunk holds the ticks it was made of, in their order, with stamps that step back")
  func holdsItsTicks() {
    let chunk = TickChunk(ticks, firstRow: 70)
    #expect(chunk.count == 4)
    #expect(chunk.firstRow == 70)
    #expect([chunk[0], chunk[1], chunk[3]] == [ticks[0], ticks[1], ticks[3]])
    #expect(chunk[2].price.isNaN && chunk[2].kind == .other)
    #expect(chunk.time == ticks.map(\.time))
  }

  @Test("A chunk with room is empty, and its free rows are void")
  func roomIsEmpty() {
    let chunk = TickChunk(capacity: 3)
    #expect(chunk.count == 0)
    #expect(chunk.capacity == 3)
    #expect(chunk.price.filter(\.isNaN).count == 3)
  }

  @Test("Filled again with fewer ticks, a chunk keeps its buffers and counts the new ones")
  func filledAgain() {
    var chunk = TickChunk(ticks)
    chunk.price[0] = 9.99
    chunk.setFilled(count: 1, firstRow: 4)
    #expect(chunk.count == 1)
    #expect(chunk.firstRow == 4)
    #expect(chunk.capacity == 4)
    #expect(chunk[0].price == 9.99)
  }

  @Test("Only trades: every other row becomes void, none is removed")
  func onlyTrades() {
    var chunk = TickChunk(ticks)
    chunk.keepOnlyTrades()
    #expect(chunk.count == 4)
    #expect((0..<4).map { chunk[$0].price.isNaN } == [true, false, true, true])
    #expect(chunk[1] == ticks[1])
  }

  @Test("Only trades leaves the rows behind the count alone")
  func onlyTradesWithinCount() {
    var chunk = TickChunk(ticks)
    chunk.setFilled(count: 2, firstRow: 0)
    chunk.keepOnlyTrades()
    #expect(chunk.price[0].isNaN)
    #expect(chunk.price[3] == 10.03)
  }

  @Test("Counting more ticks than a column holds traps")
  func unequalColumns() async {
    await #expect(processExitsWith: .failure) {
      var chunk = TickChunk(capacity: 3)
      chunk.price.removeLast()
      chunk.setFilled(count: 3, firstRow: 0)
    }
  }

  @Test("A tick behind the count traps, though the column has it")
  func behindTheCount() async {
    await #expect(processExitsWith: .failure) {
      var chunk = TickChunk(capacity: 3)
      chunk.setFilled(count: 2, firstRow: 0)
      _ = chunk[2]
    }
  }
}
