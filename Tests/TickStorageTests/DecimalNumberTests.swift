import TestSupport
import TickData
import Testing

@testable import TickStorage

@Suite struct DecimalNumberTests {
  private static func double(_ text: String) -> Double? { DecimalNumber.double(Array(text.utf8).span) }

  @Test(arguments: [
    "0", "12.15", "4.3499999999999996", "0.1", "1e22", "1e23", "1.5E-3", "9007199254740993", "9007199254740992.5",
    "18446744073709551615", "9999999999999999999", "99999999999999999999.5", "2.2250738585072011e-308", "5e-324",
    "123456789012345678901234567890", "0.000000000000000000000000000001", ".5", "5.", "+7", "00012.50",
    "1.7976931348623157e308",
    "9223372036854775807.9", "0.30000000000000004", "1e-400", "8.41", "179.99999999999997",
  ])
  func nearestDouble(text: String) {
    let plain = text.hasPrefix(".") ? "0" + text : text.hasSuffix(".") ? String(text.dropLast()) : text
    #expect(Self.double(text) == Double(plain))
    #expect(Self.double("-" + text) == Double(plain).map { -$0 } || text.hasPrefix("+"))
  }

  @Test(arguments: [
    "", "-", ".", "1,000", "0x10", "1e", "1e+", "nan", "inf", "1 2", "12.5.1", " 1", "1e999", "--1", "e5", "٣",
  ])
  func noNumber(text: String) {
    #expect(Self.double(text) == nil)
  }

  @Test func randomNumbersEqualTheStandardLibrary() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<50_000 {
      // Digits around the limits of the fast ways: 15 to 20 of them, a point anywhere.
      let count = Int.random(in: 1...20, using: &random)
      var text = (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      text.insert(".", at: text.index(text.startIndex, offsetBy: Int.random(in: 1...count, using: &random)))
      if Int.random(in: 0..<4, using: &random) == 0 { text += "0e\(Int.random(in: -30...30, using: &random))" }
      let expected = text.hasSuffix(".") ? Double(text + "0") : Double(text)
      #expect(Self.double(text) == expected, "\(text)")
    }
  }

  @Test func halvesRoundToEven() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<10_000 {
      // A number exactly between two doubles that 19 digits can write, and its neighbours.
      let mantissa = UInt64.random(in: 1 << 53...1 << 54, using: &random) | 1
      let half = mantissa &* 5
      for tenths in [half - 1, half, half + 1] where half > mantissa {
        let text = "\(tenths / 10).\(tenths % 10)"
        #expect(Self.double(text) == Double(text), "\(text)")
      }
    }
  }

  @Test func serialsOfEveryMillisecondFormat() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<20_000 {
      let day = Int64.random(in: 61...78_000, using: &random)
      let milliseconds = Int64.random(in: 0..<86_400_000, using: &random)
      // As programs write it: the double's shortest decimals.
      let text = "\(Double(day) + Double(milliseconds) / 86_400_000)"
      guard let number = DecimalNumber(Array(text.utf8).span), let serial = SerialDate(number) else {
        Issue.record("\(text) is a serial")
        continue
      }
      let expected = (day - 25_569) * WallClock.day + milliseconds * 1_000_000
      #expect(serial.stamp(in: .from1900) == expected, "\(text)")
    }
  }

  @Test func theLeapDayThatNeverWas() throws {
    func stampText(_ serial: UInt64, _ system: DateSystem) throws -> String? {
      let serial = try #require(SerialDate(DecimalNumber(mantissa: serial, exponent: 0)))
      return serial.stamp(in: system).map { stamp($0) }
    }
    #expect(try stampText(1, .from1900) == "1900-01-01 00:00:00")
    #expect(try stampText(59, .from1900) == "1900-02-28 00:00:00")
    #expect(try stampText(60, .from1900) == nil)
    #expect(try stampText(61, .from1900) == "1900-03-01 00:00:00")
    #expect(try stampText(0, .from1900) == nil)
    #expect(try stampText(0, .from1904) == "1904-01-01 00:00:00")
    #expect(try stampText(44_299, .from1904) == "2025-04-14 00:00:00")
  }
}
