import Simulation
import TestSupport
import Testing
import TickData

@Suite("Worked examples say where a strategy does something else")
struct PaperTests {
  /// One buys at the touch at every tick, one rests once.
  struct Taker: TickStrategy {
    typealias Parameters = RuleStrategy.Parameters
    static let name = "taker"
    static let summary = "Buys ten at every tick."

    init() {}
    init(_ parameters: Parameters) {}

    func tick(_ tick: Tick, broker: inout Broker) { broker.take(.bid, quantity: 10) }
  }

  @Test("A quoting strategy, line by line")
  func quoting() {
    let example = WorkedExample(
      """
      D1 10:00:00 bid   10.5  500 | 10.5 · 500 · 100 | – · 0 · 0 | 0  |
      D1 10:00:01 trade 10.5  540 | 10.5 · 0 · 60    | – · 0 · 0 | 41 | buy 41 @ 10.5  # it is 40
      D1 10:00:02 trade 10    10  | 10.5 · 0 · 50    | – · 0 · 0 | 50 | buy 10 @ 10
      """)
    #expect(
      example.mistakes(of: RuleStrategy.quoteOnce(size: 100)) == [
        "D1 10:00:01 trade 10.5 540: expected | 10.5 · 0 · 60 | – · 0 · 0 | 41 | buy 41 @ 10.5 |, "
          + "found | 10.5 · 0 · 60 | – · 0 · 0 | 40 | buy 40 @ 10.5 |"
      ])
  }

  @Test("A strategy that sees every tick")
  func everyTick() {
    let example = WorkedExample(
      """
      D1 09:00:00 ask   10  500 | – · 0 · 0 | – · 0 · 0 | 10 | buy 10 @ 10
      D1 09:00:01 ask   11  5   | – · 0 · 0 | – · 0 · 0 | 15 | buy 5 @ 11
      """)
    #expect(example.mistakes(of: Taker()) == [])
  }
}
