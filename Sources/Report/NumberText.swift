/// Writes numbers and texts as the result files hold them.
///
/// A floating-point number is its shortest decimal that reads back the same, in Python's form: positional from 1e-4 up to
/// 1e16 and always with a fraction (`12.0`, `0.1`), otherwise with an exponent of two digits at least (`1e-07`, `1e+16`).
extension OutputSpan<UInt8> {
  /// The most bytes that a number takes.
  static var longestNumber: Int { 25 }

  @inline(__always)
  mutating func append(_ character: Unicode.Scalar) { append(UInt8(ascii: character)) }

  mutating func append(_ text: String) {
    let bytes = text.utf8.span
    for index in bytes.indices { append(bytes[index]) }
  }

  mutating func append(_ number: Int64) {
    if number < 0 { append("-") }
    append(magnitude: number.magnitude, digits: 1)
  }

  /// The decimal digits of a number, with zeros before it up to so many.
  mutating func append(magnitude: UInt64, digits least: Int) {
    var text = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
    var first = text.count
    var rest = magnitude
    while rest > 0 {
      first -= 1
      text[first] += UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    for index in Swift.min(first, text.count - least)..<text.count { append(text[index]) }
  }

  mutating func append(_ number: Double) {
    if !appendShortDecimal(number) { append(pythonText(of: number)) }
  }

  /// Writes a number that has at most four digits after the point, such as a price, or returns false.
  ///
  /// It is that decimal if the division gives it back; and a decimal of at most 15 digits that gives a number back is the
  /// number's shortest one, since no two such decimals share a number.
  private mutating func appendShortDecimal(_ number: Double) -> Bool {
    guard number.magnitude < 1e10, number != 0 || number.sign == .plus else { return false }
    let scaled = UInt64(number.magnitude * 10_000 + 0.5)
    guard Double(scaled) / 10_000 == number.magnitude else { return false }
    if number < 0 { append("-") }
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: 10_000)
    append(magnitude: whole, digits: 1)
    append(".")
    // One digit at least, no zeros behind the last other one.
    var rest = fraction
    var unit: UInt64 = 1000
    repeat {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / unit))
      rest %= unit
      unit /= 10
    } while rest > 0
    return true
  }

  /// A text as a CSV field: in quotes where it holds a comma, a quote or a line break.
  mutating func append(field: String) {
    let special: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D]
    guard field.utf8.contains(where: special.contains) else {
      append(field)
      return
    }
    append("\"")
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    append("\"")
  }
}

/// A number's shortest decimal that reads back the same, in Python's form.
func pythonText(of number: Double) -> String {
  guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
  // Below 2^53 the standard library's text is Python's; above, it sets and leaves out exponents in other places.
  guard number.magnitude >= 0x1p53 else { return number.description }
  guard number.magnitude >= 1e16 else { return "\(Int64(number)).0" }
  let parts = number.magnitude.description.split(separator: "e")
  let isPositional = parts.count == 1
  var digits = parts[0].filter { $0 != "." }
  if parts[0].hasSuffix(".0") { digits.removeLast() }
  let exponent = isPositional ? "+\(digits.count - 1)" : String(parts[1])
  while digits.count > 1 && digits.last == "0" { digits.removeLast() }
  let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
  return (number < 0 ? "-" : "") + digits.prefix(1) + fraction + "e" + exponent
}
