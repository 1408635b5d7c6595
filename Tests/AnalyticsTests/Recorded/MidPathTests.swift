import Analytics
import TestSupport
import Testing
import TickData

/// The mid at a trade, and what it became 1, 10, 60 and 300 seconds later.
@Suite("The mid price after a trade")
struct MidPathTests {
  /// The mids at the trades of a market, cut into chunks of a size.
  private func mids(_ ticks: [Tick], chunks size: Int = .max) -> [[Double]] {
    var rows: [[Double]] = []
    readWithMids(ticks, chunks: size) { chunk, found in
      for index in 0..<chunk.count where chunk.kind[index] == .trade {
        rows.append([found.now[index]] + found.later[(4 * index)..<(4 * index + 4)])
      }
    }
    return rows
  }

  private func texts(_ table: String) -> [String] {
    mids(MarketTable.ticks(table)).map { row in row.map { $0.isNaN ? "–" : "\($0)" }.joined(separator: " ") }
  }

  @Test("It is that of the last quote at or before the time")
  func later() {
    #expect(
      texts(
        """
        D1 10:00:00 bid   10 1
        D1 10:00:00 ask   12 1
        D1 10:00:05 trade 12 1
        D1 10:00:06 bid   11 1     # exactly one second later
        D1 10:00:16 bid   9  1     # one second too late for ten
        D1 10:01:04 ask   15 1
        D1 10:05:05 ask   17 1
        D1 10:06:00 ask   19 1
        """) == ["11.0 11.5 11.5 12.0 13.0"])
  }

  @Test("There is none while a side is empty, beyond the window, and where the data ends")
  func missing() {
    #expect(
      texts(
        """
        D1 10:00:00 bid   10 1
        D1 10:00:01 trade 10 1      # no ask
        D1 10:00:01 ask   12 1
        D1 10:00:30 ask   12 0      # empty again
        D1 14:44:10 ask   12 1
        D1 14:44:30 trade 10 1      # a minute later is beyond the window
        D1 14:46:00 trade 10 1      # outside
        D2 10:00:00 trade 10 1      # the book is empty in the morning
        D2 10:00:00 bid   10 1
        D2 10:00:00 ask   11 1
        D2 10:00:02 trade 11 1      # the data ends five seconds later
        D2 10:00:07 bid   9  1
        """) == ["– 11.0 11.0 – –", "11.0 11.0 11.0 – –", "– – – – –", "– 10.5 – – –", "10.5 10.5 – – –"])
  }

  @Test("A mid is known up to the last tick, and with it")
  func end() {
    let market = """
      D1 10:00:00 bid   10 1
      D1 10:00:00 ask   11 1
      D1 10:00:02 trade 11 1
      D1 10:00:12 bid   9  1
      """
    #expect(texts(market) == ["10.5 10.5 10.0 – –"])
  }

  @Test("However the ticks are cut", arguments: 1...60 as ClosedRange<UInt64>)
  func cuts(seed: UInt64) {
    let ticks = RandomMarket.ticks(seed: seed)
    let whole = mids(ticks)
    for size in [1, 3, 17, 50] {
      let cut = mids(ticks, chunks: size)
      let isEqual =
        cut.count == whole.count && zip(cut, whole).allSatisfy { $0.map(\.bitPattern) == $1.map(\.bitPattern) }
      #expect(isEqual, "chunks of \(size)")
    }
  }
}
