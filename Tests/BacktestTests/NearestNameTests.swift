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

  @Test("The beginning of one name finds it; that of several finds none")
  func beginnings() {
    #expect(nearestName(to: "refill", among: keys) == "refill_interval_sec")
    #expect(nearestName(to: "max", among: keys + ["max_notional"]) == nil)
    #expect(nearestName(to: "trend", among: ["trend_filter_sell_enabled", "trend_filter_buy_enabled"]) == nil)
    #expect(nearestName(to: "s", among: ["spread_vwap_pct"]) == nil)
  }

  @Test("Of names that are as near, the first; of none, none")
  func ties() {
    #expect(nearestName(to: "ax", among: ["bx", "ab", "cx"]) == "bx")
    #expect(nearestName(to: "x", among: []) == nil)
  }

  @Test("The case does not matter, and a name that differs by more than half is no suggestion")
  func caseAndDistance() {
    #expect(nearestName(to: "emaar", among: ["ALDAR", "EMAAR"]) == "EMAAR")
    #expect(nearestName(to: "fab", among: ["ALDAR", "EMAAR"]) == nil)
    #expect(nearestName(to: "_comment", among: keys) == nil)
    #expect(nearestName(to: "", among: ["abc", "de"]) == nil)
    #expect(nearestName(to: "ab", among: ["ac"]) == "ac")
  }
}
