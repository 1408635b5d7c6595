import Testing

@testable import Sweep

@Suite struct ExactDecimalTests {
  @Test(arguments: [
    ("30", "30"), ("030", "30"), ("0.50", "0.5"), ("-1.250", "-1.25"), ("1e3", "1000"), ("25e-4", "0.0025"),
    ("0.0", "0"),
    ("1.5E1", "15"), ("-0", "0"), ("100", "100"),
  ])
  func textIsShortest(text: String, shortest: String) throws {
    #expect(try #require(ExactDecimal(text)).text == shortest)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "+1", "1,5", "0x10", "nan", "inf", "1e", "1e1.5", " 1", "1e40", "9999999999999999999999",
  ])
  func otherTextsAreNone(text: String) { #expect(ExactDecimal(text) == nil) }

  @Test(arguments: [
    ("0.1", "0.3", "0.1", ["0.1", "0.2", "0.3"]), ("1", "2", "0.25", ["1", "1.25", "1.5", "1.75", "2"]),
    ("10", "35", "10", ["10", "20", "30"]), ("3", "1", "-1", ["3", "2", "1"]), ("5", "5", "1", ["5"]),
    ("1", "2", "-1", []), ("2", "1", "1", []), ("1", "2", "0", []),
  ])
  func stepsAreExact(first: String, last: String, step: String, steps: [String]) throws {
    let (first, last, step) = (
      try #require(ExactDecimal(first)), try #require(ExactDecimal(last)), try #require(ExactDecimal(step))
    )
    #expect(first.steps(to: last, by: step, limit: 100)?.map(\.text) == steps)
  }

  @Test func tooManyStepsAreNone() throws {
    let (zero, one, tiny) = (
      try #require(ExactDecimal("0")), try #require(ExactDecimal("1")), try #require(ExactDecimal("1e-9"))
    )
    #expect(zero.steps(to: one, by: tiny, limit: 1000) == nil)
  }
}
