import Simulation
import TestSupport
import Testing
import TickData

@Suite("The top of the book")
struct BookTests {
  /// The book after a market, as `bid price × quantity | ask price × quantity`.
  private func book(after table: String) -> String {
    var replay = Replay(RuleStrategy.quoteOnce(size: 100), observer: FillLog())
    replay.replay(TickChunk(table: table))
    func text(_ level: PriceLevel) -> String { level.isEmpty ? "–" : "\(level.price) × \(level.quantity)" }
    return "\(text(replay.market.book.bid)) | \(text(replay.market.book.ask))"
  }

  @Test("A quote replaces its side whole, also at the same price, and leaves the other side alone")
  func replaces() {
    #expect(book(after: "D1 10:00:00 bid 10 500") == "10.0 × 500 | –")
    #expect(
      book(
        after: """
          D1 10:00:00 bid 10    500
          D1 10:00:00 ask 10.02 300
          D1 10:00:01 bid 10    200
          """) == "10.0 × 200 | 10.02 × 300")
    #expect(
      book(
        after: """
          D1 10:00:00 bid 10   500
          D1 10:00:01 bid 9.98 800
          """) == "9.98 × 800 | –")
  }

  @Test("A size of zero or less empties the side", arguments: [0, -1, -500, Int64.min])
  func empties(size: Int64) {
    let table = """
      D1 10:00:00 bid 10    500
      D1 10:00:00 ask 10.02 300
      D1 10:00:01 ask 10.02 \(size)
      """
    #expect(book(after: table) == "10.0 × 500 | –")
  }

  @Test("Locked and crossed books are taken as they come")
  func crossed() {
    #expect(
      book(
        after: """
          D1 10:00:00 bid 10 500
          D1 10:00:01 ask 10 300
          """) == "10.0 × 500 | 10.0 × 300")
    #expect(
      book(
        after: """
          D1 10:00:00 bid 10.05 500
          D1 10:00:01 ask 9.95  300
          """) == "10.05 × 500 | 9.95 × 300")
  }

  @Test("Neither trades nor our own fills change what is displayed")
  func tradesLeaveIt() {
    #expect(
      book(
        after: """
          D1 10:00:00 bid   10    500
          D1 10:00:00 ask   10.02 300
          D1 10:00:01 trade 10    900   # fills our bid of 100
          D1 10:00:02 other 9     7
          """) == "10.0 × 500 | 10.02 × 300")
  }

  @Test("Rows without a price, or with one of zero or less, do not reach it", arguments: ["0", "-10", "void"])
  func droppedRows(price: String) {
    let table = """
      D1 10:00:00 bid 10       500
      D1 10:00:01 bid \(price) 700
      """
    #expect(book(after: table) == "10.0 × 500 | –")
  }

  @Test("A new day clears it, at the day's first row of any kind and time")
  func dayClears() {
    let first = """
      D1 10:00:00 bid 10    500
      D1 10:00:00 ask 10.02 300
      """
    #expect(book(after: first + "\nD2 08:00:00 other 10 1") == "– | –")
    #expect(book(after: first + "\nD2 10:00:00 ask 10.04 50") == "– | 10.04 × 50")
    // Back to a day that was there before is a new day, too.
    #expect(book(after: first + "\nD2 00:00:00 other 10 1\nD1 10:00:01 bid 9.99 20") == "9.99 × 20 | –")
  }

  @Test("The mid price lies halfway; with one side it is that side's price")
  func mid() {
    var book = TopOfBook()
    #expect(book.mid.isNaN)
    #expect(!book.hasBothSides)
    book.take(.ask, price: 10.5, size: 1)
    #expect(book.mid == 10.5)
    book.take(.bid, price: 10, size: 1)
    #expect(book.mid == 10.25)
    #expect(book.hasBothSides)
    book.take(.ask, price: 10.5, size: 0)
    #expect(book.mid == 10)
    book.take(.bid, price: 10, size: 0)
    #expect(book.mid.isNaN)
  }
}
