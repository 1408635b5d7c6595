internal import CNumberText
internal import TickData

/// Writes numbers and texts as the result files hold them.
///
/// A floating-point number is its shortest decimal that reads back the same, in Python's form: positional from 1e-4 up to
/// 1e16 and always with a fraction (`12.0`, `0.1`), otherwise with an exponent of two digits at least (`1e-07`, `1e+16`).
extension OutputSpan<UInt8> {
  /// The most bytes that a number takes.
  static var longestNumber: Int { 25 }

  @inline(__always)
  mutating func append(_ literal: StaticString) { literal.withUTF8Buffer { append(copying: $0) } }

  mutating func append(text: String) {
    var text = text
    text.withUTF8 { append(copying: $0) }
  }

  /// Appends once more what stands at a place before.
  mutating func append(again place: Range<Int>) {
    precondition(place.upperBound <= count, "only what has been written can be written again")
    precondition(place.count <= freeCapacity, "a result file's capacity is that of its longest lines")
    // Unsafe: both places are within the span's memory, see above, and the second one begins where the first has ended.
    withUnsafeMutableBufferPointer { buffer, count in
      guard let start = buffer.baseAddress else { return }
      (start + count).initialize(from: start + place.lowerBound, count: place.count)
      count += place.count
    }
  }

  @inline(__always)
  private mutating func append(copying bytes: UnsafeBufferPointer<UInt8>) {
    precondition(bytes.count <= freeCapacity, "a result file's capacity is that of its longest lines")
    guard let source = bytes.baseAddress else { return }
    // Unsafe: the free part behind the initialized bytes has room for these, see above.
    withUnsafeMutableBufferPointer { buffer, count in
      guard let start = buffer.baseAddress else { return }
      (start + count).initialize(from: source, count: bytes.count)
      count += bytes.count
    }
  }

  mutating func append(_ number: Int64) {
    if number < 0 { append("-") }
    append(magnitude: number.magnitude, digits: 1)
  }

  /// The decimal digits of a number, with zeros before it up to so many.
  mutating func append(magnitude: UInt64, digits least: Int) {
    guard magnitude < 100_000_000, least <= 8 else {
      let (high, low) = magnitude.quotientAndRemainder(dividingBy: 100_000_000)
      append(magnitude: high, digits: Swift.max(1, least - 8))
      append(magnitude: low, digits: 8)
      return
    }
    // Eight digits fit a register, the first one in its lowest byte.
    var digits: UInt64 = 0
    var count = 0
    var rest = UInt32(truncatingIfNeeded: magnitude)
    while rest > 0 || count < least {
      digits = digits << 8 | UInt64(UInt32(UInt8(ascii: "0")) + rest % 10)
      rest /= 10
      count += 1
    }
    append(first: count, of: digits)
  }

  /// Appends the lowest bytes of eight, the lowest one first.
  @inline(__always)
  mutating func append(first count: Int, of bytes: UInt64) {
    precondition(count <= 8 && count <= freeCapacity, "a result file's capacity is that of its longest lines")
    guard freeCapacity >= 8 else {
      for index in 0..<count { append(UInt8(truncatingIfNeeded: bytes >> UInt64(8 * index))) }
      return
    }
    // Unsafe: the free part behind the initialized bytes has room for all eight, see above; the next ones replace those
    // that are not wanted.
    withUnsafeMutableBufferPointer { buffer, initialized in
      guard let start = buffer.baseAddress else { return }
      UnsafeMutableRawPointer(start + initialized).storeBytes(of: bytes.littleEndian, as: UInt64.self)
      initialized += count
    }
  }

  mutating func append(_ number: Double) {
    if appendShortDecimal(number) { return }
    // Below 2^53 the shortest decimal is the same for everybody, and so is where Python sets an exponent.
    guard number.magnitude >= 1e-4, number.magnitude < 0x1p53 else { return append(text: pythonText(of: number)) }
    let room = Self.longestNumber
    precondition(room <= freeCapacity, "a result file's capacity is that of its longest lines")
    // Unsafe: the free part behind the initialized bytes has the room that the function is told of, see above.
    withUnsafeMutableBufferPointer { buffer, count in
      guard let start = buffer.baseAddress else { return }
      (start + count).withMemoryRebound(to: CChar.self, capacity: room) { text in
        count += tb_write_decimal(number, text, room)
      }
    }
    if number.rounded(.towardZero) == number { append(".0") }
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
    var (whole, fraction) = scaled.quotientAndRemainder(dividingBy: 10_000)
    append(magnitude: whole, digits: 1)
    append(".")
    // One digit at least, no zeros behind the last other one.
    var digits = 4
    while digits > 1, fraction.isMultiple(of: 10) {
      fraction /= 10
      digits -= 1
    }
    append(magnitude: fraction, digits: digits)
    return true
  }

  /// The most bytes that a text takes as a CSV field.
  static func longest(field: String?) -> Int { 3 * (field?.utf8.count ?? 0) + 3 }

  /// A text as a CSV field: in quotes where it holds a comma, a quote or a line break. Controls become marks, and what a
  /// spreadsheet would run as a formula stands behind an apostrophe: names come from files, which may be anybody's.
  mutating func append(field text: String) {
    let field = (text.isFormula ? "'" : "") + text.withoutControlsInFields
    let special: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D]
    guard field.utf8.contains(where: special.contains) else {
      append(text: field)
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

extension String {
  /// With a mark in place of every character that steers a terminal. Line breaks stay: a field may have them.
  fileprivate var withoutControlsInFields: String {
    func isMarked(_ scalar: Unicode.Scalar) -> Bool { scalar.steersTerminals && scalar != "\n" && scalar != "\r" }
    guard unicodeScalars.contains(where: isMarked) else { return self }
    var text = UnicodeScalarView()
    text.append(contentsOf: unicodeScalars.lazy.map { isMarked($0) ? "\u{FFFD}" : $0 })
    return String(text)
  }

  /// Whether a spreadsheet would take the text for a formula. A number with a sign is not a formula.
  var isFormula: Bool {
    guard let first = unicodeScalars.first,
      "=+-@".unicodeScalars.contains(first) || first.value == 9 || first.value == 13
    else { return false }
    return Double(self) == nil
  }
}
