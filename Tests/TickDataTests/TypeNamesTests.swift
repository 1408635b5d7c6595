import Testing
import TickData

@Suite("The words for bids, asks and trades")
struct TypeNamesTests {
  @Test(
    "Bloomberg's names are known, in any case; names that could count a trade twice are not",
    arguments: [
      ("BID", TickKind.bid), ("ask", .ask), ("Trade", .trade), ("BEST_BID", .bid), ("BID_BEST", .bid),
      ("best_ask", .ask),
      ("ASK_BEST", .ask), ("AT_TRADE", .other), ("MID_PRICE", .other), ("SETTLE", .other), ("B", .other), ("A", .other),
      ("T", .other), ("BEST BID", .other), ("BEST_BIDS", .other), ("", .other), ("\u{A0}", .other),
    ])
  func usual(text: String, kind: TickKind) {
    #expect(TypeNames.usual.kind(of: text.utf8) == kind)
    #expect(TypeNames.usual.kind(of: Array(text.utf8)) == kind)
  }

  /// No-break, narrow no-break, zero-width, ideographic and em space, byte order mark, right-to-left mark, next line.
  @Test(
    "White space of every sort around a word does not count",
    arguments: [
      "\u{A0}", "\u{202F}", "\u{200B}", "\u{3000}", "\u{2003}", "\u{FEFF}", "\u{200F}", "\u{85}", " \u{A0}\t",
    ])
  func whiteSpace(space: String) {
    for (word, kind) in [("BID", TickKind.bid), ("Best_Ask", .ask), ("TRADE", .trade)] {
      #expect(TypeNames.usual.kind(of: (space + word + space).utf8) == kind)
    }
    #expect(TypeNames.usual.kind(of: "B\(space)ID".utf8) == .other)
  }

  @Test("Further words can be added, and the first of two kinds that claim a word has it")
  func added() {
    var names = TypeNames(bid: ["B", " Buy "], ask: ["A"], trade: ["T", "b"])
    names.add(trade: ["Last Price"])
    let kinds = ["b", "BUY", "a", "t", "last price", "BID", "BEST_BID"].map { names.kind(of: $0.utf8) }
    #expect(kinds == [.bid, .bid, .ask, .trade, .trade, .bid, .other])
  }
}

@Suite("White space around a text")
struct WhiteSpaceTests {
  @Test(
    "It is taken off at both ends, and only there",
    arguments: [
      ("a", "a"), (" a b ", "a b"), ("\u{A0}a\u{202F}", "a"), ("\u{FEFF}Dates\u{200B}", "Dates"), ("", ""),
      (" \u{A0} ", ""),
      // Bytes of other characters that end or begin as a space does.
      ("à", "à"), ("\u{E0A0}", "\u{E0A0}"), ("£\u{A0}", "£"), ("\u{2019}\u{2029}", "\u{2019}"), ("…", "…"),
    ])
  func trimmed(text: String, expected: String) { #expect(text.trimmed == expected) }

  @Test("Bytes that are cut off in the middle of a character are none")
  func cutOff() {
    let bytes: [[UInt8]] = [[0xC2], [0xE2], [0xE2, 0x80], [0xEF, 0xBB], [0xA0], [0x80, 0x8B]]
    for bytes in bytes { #expect(bytes.span.trimmed == 0..<bytes.count) }
  }
}
