/// Writes numbers as the result files hold them.
///
/// A floating-point number is its shortest decimal that reads back the same, in Python's form: positional from 1e-4 up to
/// 1e16 and always with a fraction (`12.0`, `0.1`), otherwise with an exponent of two digits at least (`1e-07`, `1e+16`).
extension [UInt8] {
  mutating func append(_ text: StaticString) {
    // Unsafe: a static string's bytes are there for ever.
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(magnitude: number.magnitude, digits: 1)
  }

  /// The decimal digits of a number, with zeros before it up to so many.
  mutating func append(magnitude: UInt64, digits least: Int) {
    var rest = magnitude
    let start = count
    var written = 0
    repeat {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      written += 1
    } while rest > 0 || written < least
    self[start...].reverse()
  }

  mutating func append(_ number: Double) {
    guard number.isFinite else {
      append(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf")
      return
    }
    let magnitude = number.magnitude
    if magnitude < 1e16, let whole = Int64(exactly: number), number != 0 || number.sign == .plus {
      append(whole)
      append(".0")
      return
    }
    guard magnitude >= 1e16 else {
      // The standard library's text is Python's in this range.
      append(contentsOf: number.description.utf8)
      return
    }
    appendWithExponent(number)
  }

  /// For numbers from 1e16 on, of which the standard library writes some without an exponent.
  private mutating func appendWithExponent(_ number: Double) {
    let text = number.description
    guard !text.utf8.contains(UInt8(ascii: "e")) else {
      let parts = text.split(separator: "e")
      let mantissa = parts[0].hasSuffix(".0") ? parts[0].dropLast(2) : parts[0]
      append(contentsOf: "\(mantissa)e\(parts[1])".utf8)
      return
    }
    var digits = text.hasSuffix(".0") ? text.dropLast(2) : text[...]
    if digits.hasPrefix("-") {
      append(UInt8(ascii: "-"))
      digits = digits.dropFirst()
    }
    let exponent = digits.count - 1
    while digits.hasSuffix("0") { digits = digits.dropLast() }
    append(contentsOf: digits.prefix(1).utf8)
    if digits.count > 1 { append(contentsOf: ".\(digits.dropFirst())".utf8) }
    append(contentsOf: "e+\(exponent)".utf8)
  }
}
