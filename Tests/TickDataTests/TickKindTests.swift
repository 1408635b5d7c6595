import Testing
import TickData

@Suite("The kind of a tick, from its text")
struct TickKindTests {
  @Test(
    "Bid, ask and trade are known in any case and with white space around",
    arguments: [
      ("bid", TickKind.bid), ("BID", .bid), ("Bid", .bid), (" bid", .bid), ("bid\t", .bid),
      ("\r\nbId \n", .bid), ("ask", .ask), ("ASK", .ask), ("  Ask  ", .ask), ("trade", .trade), ("TRADE", .trade),
      ("\u{B}Trade\u{C}", .trade),
    ])
  func known(text: String, kind: TickKind) {
    #expect(TickKind(text: text.utf8) == kind)
  }

  @Test(
    "Every other text is another kind",
    arguments: [
      "", " ", "b", "bi", "bids", "bid1", "b id", "bid ask", "tr ade", "trades", "trade x", "best_bid", "asl", "quote",
      "traded but not so short", "bið", "\0bid", "bid\0", "\0\0bid", "\0\0ask", "-",
    ])
  func other(text: String) {
    #expect(TickKind(text: text.utf8) == .other)
  }

  @Test("A byte of a column that stands for no kind is kept, and is none of the known ones")
  func unknownByte() {
    let kind = TickKind(rawValue: 200)
    #expect(![TickKind.bid, .ask, .trade].contains(kind))
    #expect(kind.description == "other")
  }
}
