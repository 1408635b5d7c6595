import Backtest
import Testing

@Suite("The nearest known name")
struct NearestNameTests {
  private let keys = ["quote_size", "quote_size_bid", "quote_size_ask", "refill_interval_sec", "max_position"]

  @Test(
    "A slip of a key finds it",
    arguments: [
      ("quote_sze", "quote_size"), ("quotesize", "quote_size"), ("Quote_Size", "quote_size"),
      ("quote_size_asks", "quote_size_ask"), ("quote_size_bit", "quote_size_bid"), ("max_positions", "max_position"),
      ("refill_interval", "refill_interval_sec"), ("max_position", "max_position"),
    ])
  func slips(name: String, nearest: String) {
    #expect(nearestName(to: name, among: keys) == nearest)
  }

  @Test("Of names that are as near, the first; of none, none")
  func ties() {
    #expect(nearestName(to: "ax", among: ["bx", "ab", "cx"]) == "bx")
    #expect(nearestName(to: "", among: ["abc", "de", "fg"]) == "de")
    #expect(nearestName(to: "x", among: []) == nil)
  }

  @Test("Upper and lower case tell names apart only where nothing else does")
  func letterCase() {
    #expect(nearestName(to: "emaar", among: ["ADIB", "FAB", "EMAAR"]) == "EMAAR")
    #expect(nearestName(to: "fab", among: ["FAB", "Fab", "FaB"]) == "Fab")
  }
}
