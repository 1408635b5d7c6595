import TestSupport
import Testing
import TickData

@testable import TickStorage

@Suite("Ticks in the order of their stamps")
struct TimeOrderTests {
  /// Ticks with these stamps; a nil is a void row. The size of a tick is its source row.
  private func ticks(_ stamps: [Int64?]) -> [Tick] {
    stamps.enumerated().map { row, stamp in
      Tick(time: stamp ?? 77, kind: .trade, price: stamp == nil ? .nan : 10, size: Int64(row))
    }
  }

  /// What the plain way gives: the ticks with a stamp, sorted stably.
  private func expected(_ ticks: [Tick]) -> [Tick] {
    ticks.filter { !$0.price.isNaN }.sorted { ($0.time, $0.size) < ($1.time, $1.size) }
  }

  /// Reads with a portion; nil where it is too small for the disorder. Checks that every chunk's rows are right.
  private func read(_ ticks: [Tick], portion: Int, rowsAtOnce: Int = .max) throws -> (ticks: [Tick], chunks: Int)? {
    let reader = TimeOrderedReader(ListedTicks(ticks, rowsAtOnce: rowsAtOnce), portion: portion)
    var read: [Tick] = []
    var chunk = TickChunk()
    var chunks = 0
    while true {
      switch try reader.read(into: &chunk) {
      case .tooLate: return nil
      case .end:
        #expect(chunk.count == 0)
        return (read, chunks)
      case .ticks:
        chunks += 1
        for index in 0..<chunk.count {
          #expect(chunk.row(at: index) == chunk[index].size)
          read.append(chunk[index])
        }
      }
    }
  }

  @Test("What is in order is delivered as it was read", arguments: [1, 2, 3, 5, 100])
  func ascending(portion: Int) throws {
    let ticks = ticks([1, 1, 2, 2, 2, 3, 3, 4])
    let read = try #require(try read(ticks, portion: portion))
    #expect(read.ticks == ticks)
    #expect(read.chunks == (ticks.count + portion - 1) / portion)
    // No tick's row needs to be said.
    var chunk = TickChunk()
    _ = try TimeOrderedReader(ListedTicks(ticks), portion: 3).read(into: &chunk)
    #expect(chunk.rows.isEmpty && chunk.firstRow == 0)
  }

  @Test("Ticks of one stamp keep their order, within a portion and from one to the next", arguments: [2, 3, 4, 8])
  func stable(portion: Int) throws {
    let ticks = ticks([5, 5, 4, 5, 5, 4, 6, 5])
    if let read = try read(ticks, portion: portion) { #expect(read.ticks == expected(ticks)) }
    #expect(try read(ticks, portion: 8)?.ticks.map(\.size) == [2, 5, 0, 1, 3, 4, 7, 6])
  }

  @Test("A tick that belongs before what is delivered is too late; a portion that holds all is never too small")
  func tooLate() throws {
    let ticks = ticks([5, 6, 7, 8, 9, 1])
    #expect(try read(ticks, portion: 2) == nil)
    #expect(try read(ticks, portion: 5)?.ticks == expected(ticks))
  }

  @Test("Void rows stay behind the row before them, and put nothing out of order")
  func void() throws {
    let ticks = ticks([nil, 3, nil, 1, nil, nil, 2])
    let read = try #require(try read(ticks, portion: 10))
    #expect(read.ticks.map(\.size) == [0, 3, 4, 5, 6, 1, 2])
    #expect(read.ticks.filter { !$0.price.isNaN } == expected(ticks))
    let inOrder = self.ticks([nil, 1, 2, nil, nil, 3, nil])
    #expect(try self.read(inOrder, portion: 2)?.ticks.map(\.size) == Array(0..<7))
  }

  @Test("Nothing and nothing but void rows")
  func empty() throws {
    #expect(try read([], portion: 4)?.ticks == [])
    #expect(try read(ticks([nil, nil, nil]), portion: 2)?.ticks.count == 3)
  }

  @Test(
    "Random disorder, with any portion that is not too small, whatever the reader delivers at once", arguments: 1...40)
  func random(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let reach = random.pick([0, 1, 3, 10, 100] as [Int64])
    let stamps: [Int64?] = (0..<200).map { row in
      random.oneIn(15) ? nil : row / 3 + Int64.random(in: -reach...reach, using: &random)
    }
    let ticks = ticks(stamps)
    var sufficed = 0
    for portion in [1, 3, 7, 50, 200, 1000] {
      for rowsAtOnce in [Int.max, 4] {
        guard let read = try read(ticks, portion: portion, rowsAtOnce: rowsAtOnce) else { continue }
        sufficed += 1
        #expect(read.ticks.filter { !$0.price.isNaN } == expected(ticks), "portion \(portion)")
        #expect(read.ticks.count == ticks.count)
      }
    }
    #expect(sufficed >= 4)
  }

  // MARK: Reading an entry

  /// Reads all of a source in an order; the ticks of the last start, and how often reading was started.
  private func read(_ source: ListedTickSource, in order: TickOrder, limit: Int) throws -> (ticks: [Tick], starts: Int)
  {
    var (read, starts): ([Tick], Int) = ([], 0)
    var chunk = TickChunk()
    _ = try source.read(
      source.entries[0], in: order, limit: limit, into: &chunk,
      start: { (read, starts) = ([], starts + 1) },
      take: { chunk, _ in for index in 0..<chunk.count { read.append(chunk[index]) } })
    return (read, starts)
  }

  @Test("In file order an entry is delivered as it stands", arguments: [1, 4, 1000])
  func fileOrder(limit: Int) throws {
    let ticks = ticks([3, 1, nil, 2])
    let read = try read(ListedTickSource(ticks), in: .file, limit: limit)
    #expect(read.ticks.map(\.size) == [0, 1, 2, 3] && read.starts == 1)
  }

  @Test(
    "Disorder that is larger than a portion starts anew, with the right order in the end", arguments: [1, 4, 100_000])
  func restart(limit: Int) throws {
    let count = Int64(firstPortion) * 3
    // The last row belongs before all others, and every hundredth before the one ahead of it.
    let ticks = ticks((0..<count).map { $0 == count - 1 ? -5 : $0 % 100 == 0 ? $0 - 2 : $0 })
    let read = try read(ListedTickSource(ticks), in: .time, limit: limit)
    #expect(read.starts == 2)
    #expect(read.ticks == expected(ticks))
  }
}
