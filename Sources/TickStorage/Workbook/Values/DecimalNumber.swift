/// A decimal number exactly as written: `mantissa` × 10 to the `exponent`.
struct DecimalNumber: Hashable {
  /// So many decimal digits always fit the mantissa.
  static let digits = 19

  var mantissa: UInt64
  var exponent: Int
  var isNegative = false
  /// Whether digits behind the nineteenth, which are cut off, were not all zeros.
  var isInexact = false

  init(mantissa: UInt64, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// Reads a whole text: a sign, digits, a decimal mark, an exponent; nil for anything else (`1,000`, `n/a`, `0x10`).
  init?(_ text: Span<UInt8>, mark: UInt8 = UInt8(ascii: ".")) {
    var index = 0
    mantissa = 0
    exponent = 0
    if let sign = text.byte(at: index), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      index += 1
    }
    let whole = appendDigits(of: text, at: &index, areFraction: false)
    var fraction = 0
    if text.byte(at: index) == mark {
      index += 1
      fraction = appendDigits(of: text, at: &index, areFraction: true)
    }
    guard whole + fraction > 0 else { return nil }
    if let letter = text.byte(at: index), letter | 0x20 == UInt8(ascii: "e") {
      index += 1
      guard let power = Self.power(text, at: &index) else { return nil }
      exponent += power
    }
    guard index == text.count else { return nil }
  }

  /// The number itself if it is written without decimals and exponent, as far as volumes go.
  @inline(__always)
  var whole: Int64? {
    guard exponent == 0, !isInexact else { return nil }
    let magnitude = Int64(min(mantissa, 1 << 62))
    return isNegative ? -magnitude : magnitude
  }

  /// Takes digits as far as they fit; returns how many there were.
  private mutating func appendDigits(of text: Span<UInt8>, at index: inout Int, areFraction: Bool) -> Int {
    let start = index
    while let byte = text.byte(at: index), byte.isDigit {
      let digit = UInt64(byte & 0x0F)
      if mantissa < 1_000_000_000_000_000_000 {
        mantissa = mantissa * 10 + digit
        if areFraction { exponent -= 1 }
      } else {
        if digit != 0 { isInexact = true }
        if !areFraction { exponent += 1 }
      }
      index += 1
    }
    return index - start
  }

  private static func power(_ text: Span<UInt8>, at index: inout Int) -> Int? {
    var isNegative = false
    if let sign = text.byte(at: index), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      index += 1
    }
    let start = index
    var power = 0
    while let byte = text.byte(at: index), byte.isDigit {
      // Beyond this every number is zero or infinite anyway.
      power = min(power * 10 + Int(byte & 0x0F), 1_000_000)
      index += 1
    }
    guard index > start else { return nil }
    return isNegative ? -power : power
  }
}

extension DecimalNumber {
  static let powersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]
}

extension UInt8 {
  @inline(__always)
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}

extension Span<UInt8> {
  /// The byte at an index, nil behind the end.
  @inline(__always)
  func byte(at index: Int) -> UInt8? { index < count ? self[index] : nil }
}
