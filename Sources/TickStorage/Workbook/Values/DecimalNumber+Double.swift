extension DecimalNumber {
  /// The nearest double to a number's text, ties to even; nil for a text that is no number, or one beyond all doubles.
  static func double(_ text: Span<UInt8>, mark: UInt8 = UInt8(ascii: ".")) -> Double? {
    guard let number = DecimalNumber(text, mark: mark) else { return nil }
    if !number.isInexact, let double = number.double { return double }
    // Rare: twenty and more digits, or numbers far from one.
    let string = String(
      decoding: (0..<text.count).map { text[$0] == mark ? UInt8(ascii: ".") : text[$0] }, as: UTF8.self)
    guard let double = Double(string), double.isFinite else { return nil }
    return double
  }

  /// The nearest double, ties to even, of a number whose digits are all in the mantissa; nil where that needs more than
  /// 64 bits of arithmetic.
  @inline(__always)
  var double: Double? {
    if mantissa >> 53 == 0, exponent <= 0, exponent >= -22 {
      // Both are exact as doubles, so that the division rounds once.
      let magnitude = Double(mantissa) / Self.realPowersOfTen[-exponent]
      return isNegative ? -magnitude : magnitude
    }
    return longDouble
  }

  @inline(never)
  private var longDouble: Double? {
    guard mantissa != 0 else { return isNegative ? -0.0 : 0 }
    let magnitude: Double
    if mantissa >> 53 == 0, exponent > 0, exponent <= 22 {
      magnitude = Double(mantissa) * Self.realPowersOfTen[exponent]
    } else if exponent <= 0, exponent >= -19 {
      magnitude = Self.quotient(mantissa, Self.powersOfTen[-exponent])
    } else {
      return nil
    }
    return isNegative ? -magnitude : magnitude
  }

  /// The nearest double to a fraction of whole numbers, neither of them zero.
  private static func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
    // With the top bits of both set, and 63 more bits to the first, the quotient has 63 or 64 bits. Its last bit can
    // carry "and a bit more", so that converting it rounds as the exact quotient would.
    let shift = dividend.leadingZeroBitCount
    let divisorShift = divisor.leadingZeroBitCount
    let top = dividend << shift
    let (quotient, remainder) = (divisor << divisorShift).dividingFullWidth((top >> 1, top << 63))
    let significand = Double(quotient | (remainder == 0 ? 0 : 1))
    let exponent = divisorShift - shift - 63
    return significand * Double(bitPattern: UInt64(1023 + exponent) << 52)
  }

  private static let realPowersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
