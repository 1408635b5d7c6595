import Foundation
import Simulation
import Testing

@Suite("Parameters that are said in one line each")
struct ParameterTests {
  struct Part: StrategyParameters {
    var size: Int64 = 5
    var limit: Int64?

    static let all: [Parameter<Self>] = [
      Parameter("size", \.size, 1..., unit: "shares", meaning: "A size."),
      Parameter("limit", \.limit, 0...9, meaning: "A limit."),
    ]
  }

  struct Whole: StrategyParameters {
    var part = Part()
    var share = 50.0
    var threshold = 1.0
    var cap: Double?
    var count = 3
    var isOn = true
    var isKnown: Bool?

    static let all: [Parameter<Self>] =
      Part.all.within(\.part) + [
        Parameter("share_pct", \.share, 0...100, unit: "%", meaning: "A share."),
        Parameter("threshold", \.threshold, above: 0, meaning: "A threshold."),
        Parameter("cap", \.cap, 0..., meaning: "A cap."),
        Parameter("count", \.count, 0...10, meaning: "A count."),
        Parameter("is_on", \.isOn, meaning: "Whether it is on."),
        Parameter("is_known", \.isKnown, meaning: "Whether it is known."),
      ]
  }

  private func read(_ text: String) throws -> Whole {
    Whole(try JSONDecoder().decode([String: ParameterValue?].self, from: Data(text.utf8)))
  }

  private func change(_ change: (inout Whole) -> Void) -> Whole {
    var whole = Whole()
    change(&whole)
    return whole
  }

  @Test("The range follows from the property's type; an optional one may be left out")
  func keys() {
    let largest = ParameterKey.largestWhole
    #expect(
      Whole.keys.map(\.domain) == [
        .whole(atLeast: 1, atMost: largest), .whole(atLeast: 0, atMost: 9), .number(atLeast: 0, atMost: 100),
        .numberAbove(0), .number(atLeast: 0), .whole(atLeast: 0, atMost: 10), .flag, .flag,
      ])
    #expect(Whole.keys.filter(\.isOptional).map(\.name) == ["limit", "cap", "is_known"])
    #expect(Whole.keys[0].unit == "shares" && Whole.keys[0].meaning == "A size.")
  }

  @Test("All is one flat object, and what is absent has its default")
  func reading() throws {
    #expect(try read("{}") == Whole())
    #expect(
      try read(#"{"size": 8, "limit": 2, "share_pct": 12.5, "count": 4, "is_on": false, "is_known": true}"#)
        == change {
          $0.part.size = 8
          $0.part.limit = 2
          $0.share = 12.5
          $0.count = 4
          $0.isOn = false
          $0.isKnown = true
        })
  }

  @Test("null is not given")
  func null() throws {
    #expect(try read(#"{"cap": null, "limit": null}"#) == Whole())
  }

  @Test("What is written is what is read; an optional one that is not given is left out")
  func writing() throws {
    let whole = change {
      $0.part.limit = 0
      $0.isKnown = false
    }
    let data = try JSONEncoder().encode(whole.values)
    #expect(try read(String(decoding: data, as: UTF8.self)) == whole)
    #expect(whole.values.keys.sorted() == ["count", "is_known", "is_on", "limit", "share_pct", "size", "threshold"])
  }
}
