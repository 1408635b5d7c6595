import Foundation
import TestSupport
import Testing
import TickData

@testable import Report

@Suite("Numbers in result files")
struct NumberTextTests {
  private func text(_ number: Double) -> String {
    String(decoding: [UInt8](capacity: 64) { $0.append(number) }, as: UTF8.self)
  }

  private func text(_ number: Int64) -> String {
    String(decoding: [UInt8](capacity: 64) { $0.append(number) }, as: UTF8.self)
  }

  /// What Python's `repr` says of each.
  private static let python: [(Double, String)] = [
    (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (12, "12.0"), (-12, "-12.0"), (0.1, "0.1"), (-0.1, "-0.1"),
    (10.02, "10.02"),
    (1e-7, "1e-07"), (1e-5, "1e-05"), (0.00001234, "1.234e-05"),
    (0.00009999999999999999, "9.999999999999999e-05"),
    (0.0001, "0.0001"), (-0.0001, "-0.0001"), (0.00012345, "0.00012345"), (0.001, "0.001"), (1e-10, "1e-10"),
    (1e-100, "1e-100"), (2.5428548156014585e-12, "2.5428548156014585e-12"),
    (1.499999999999968, "1.499999999999968"), (0.30000000000000004, "0.30000000000000004"),
    (1e15, "1000000000000000.0"), (123456789012345.6, "123456789012345.6"), (-123456789012345.6, "-123456789012345.6"),
    (9007199254740991.0, "9007199254740991.0"), (9007199254740992.0, "9007199254740992.0"),
    (9007199254740993.0, "9007199254740992.0"), (9999999999999998.0, "9999999999999998.0"),
    (1e16, "1e+16"), (-1e16, "-1e+16"), (10000000000000002.0, "1.0000000000000002e+16"),
    (12345678901234568.0, "1.2345678901234568e+16"), (18014398509481984.0, "1.8014398509481984e+16"),
    (18014398509481982.0, "1.8014398509481982e+16"), (20000000000000000.0, "2e+16"), (1e17, "1e+17"), (1e22, "1e+22"),
    (1.5e300, "1.5e+300"), (-1.5e300, "-1.5e+300"), (1.7976931348623157e308, "1.7976931348623157e+308"),
    (2.2250738585072014e-308, "2.2250738585072014e-308"),
    (.leastNonzeroMagnitude, "5e-324"), (-.leastNonzeroMagnitude, "-5e-324"),
  ]

  @Test("Floating-point numbers are written as Python writes them", arguments: python)
  func doubles(number: Double, expected: String) {
    #expect(text(number) == expected)
  }

  @Test("What is written reads back as the same number")
  func roundTrip() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      let number = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &random))
      guard number.isFinite else { continue }
      #expect(Double(text(number))?.bitPattern == number.bitPattern)
    }
  }

  @Test("Every way of writing a number comes to the same text")
  func waysAgree() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<20_000 {
      // All magnitudes around those at which the way changes, with few digits and with all of them.
      let exponent = Double.random(in: -6...18, using: &random)
      let scale = pow(10, Double(Int.random(in: 0...6, using: &random)))
      let number = pow(10, exponent) * (Bool.random(using: &random) ? 1 : -1)
      for number in [number, (number * scale).rounded() / scale, number.rounded(), number.nextUp, number + 0.1 - 0.1] {
        #expect(text(number) == pythonText(of: number))
      }
    }
  }

  @Test("Digits are those of the number, with zeros before them up to so many", arguments: [1, 2, 6, 8, 9, 17])
  func digits(least: Int) {
    var random = SplitMix64(seed: 7)
    for bits in 0..<64 {
      for number in [0, 1 << UInt64(bits), UInt64.random(in: 0...(.max >> UInt64(bits)), using: &random)] {
        let text = String(
          decoding: [UInt8](capacity: 24) { $0.append(magnitude: number, digits: least) }, as: UTF8.self)
        #expect(text == String(repeating: "0", count: max(0, least - "\(number)".count)) + "\(number)")
      }
    }
  }

  @Test("What has been written can be written again, and fills the capacity to its end")
  func again() {
    let bytes = [UInt8](capacity: 12) { text in
      text.append(Int64(-1_234))
      text.append(again: 1..<5)
      text.append(Int64(567))
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "-12341234567")
  }

  @Test("Not-numbers are written as Python writes them")
  func notFinite() {
    #expect([text(.nan), text(.infinity), text(-.infinity)] == ["nan", "inf", "-inf"])
  }

  @Test("Whole numbers are plain", arguments: [0, 7, 10, -10, 1_000_000, Int64.max, Int64.min])
  func whole(number: Int64) {
    #expect(text(number) == "\(number)")
  }
}
