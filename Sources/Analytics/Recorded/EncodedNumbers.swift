/// Numbers as bytes, eight each, little end first: written, or read in the same order.
struct EncodedNumbers {
  private(set) var bytes: [UInt8]
  private var next = 0
  private let isReading: Bool
  private var hasFailed = false
  /// Whether numbers of 128 bits take sixteen bytes; else they take eight, which they must fit.
  var isWide = false

  /// To be written, with room for so many.
  init(capacity: Int) {
    bytes = []
    bytes.reserveCapacity(8 * capacity)
    isReading = false
  }

  /// To be read.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isReading = true
  }

  /// Whether all has been read and nothing was missing.
  var isExhausted: Bool { !hasFailed && next == bytes.count }

  mutating func fail() { hasFailed = true }

  mutating func append(_ number: Int64) {
    // Unsafe: the bytes are lent for the call.
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// 0, and the reading has failed, where there is no number left.
  mutating func nextWhole() -> Int64 {
    guard next + 8 <= bytes.count else {
      hasFailed = true
      return 0
    }
    var number: UInt64 = 0
    for offset in 0..<8 { number |= UInt64(bytes[next + offset]) << UInt64(8 * offset) }
    next += 8
    return Int64(bitPattern: number)
  }

  mutating func exchange(_ number: inout Int64) {
    if isReading { number = nextWhole() } else { append(number) }
  }

  mutating func exchange(_ number: inout Int) {
    var whole = Int64(number)
    exchange(&whole)
    number = Int(whole)
  }

  mutating func exchange(_ number: inout Int128) {
    var low = Int64(truncatingIfNeeded: number)
    exchange(&low)
    guard isWide else { return number = Int128(low) }
    var high = Int64(truncatingIfNeeded: number >> 64)
    exchange(&high)
    number = Int128(high) << 64 | Int128(UInt64(bitPattern: low))
  }

  mutating func exchange(_ number: inout Double) {
    var bits = Int64(bitPattern: number.bitPattern)
    exchange(&bits)
    number = Double(bitPattern: UInt64(bitPattern: bits))
  }

  mutating func exchange(_ numbers: inout [Int64]) {
    guard let count = exchangeCount(numbers.count) else { return numbers = [] }
    if isReading {
      numbers = (0..<count).map { _ in nextWhole() }
    } else {
      for index in numbers.indices { numbers[index] = numbers[index].littleEndian }
      // Unsafe: the bytes are lent for the call.
      numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
      for index in numbers.indices { numbers[index] = Int64(littleEndian: numbers[index]) }
    }
  }

  mutating func exchange(_ numbers: inout [Double]) {
    var bits = isReading ? [] : numbers.map { Int64(bitPattern: $0.bitPattern) }
    exchange(&bits)
    if isReading { numbers = bits.map { Double(bitPattern: UInt64(bitPattern: $0)) } }
  }

  /// Stamps, each by its distance to the one before it: in whole seconds, where all are, and in as few bytes as it takes.
  mutating func exchange(stamps: inout [Int64]) {
    var unit: Int64 = stamps.allSatisfy { $0 % 1_000_000_000 == 0 } ? 1_000_000_000 : 1
    exchange(&unit)
    guard let count = exchangeCount(stamps.count, bytesEach: 1) else { return stamps = [] }
    var last: Int64 = 0
    if isReading {
      stamps = (0..<count).map { _ in
        let (distance, isBeyond) = nextSigned().multipliedReportingOverflow(by: unit)
        if isBeyond { hasFailed = true }
        last &+= distance
        return last
      }
    } else {
      for stamp in stamps {
        append(signed: (stamp &- last) / unit)
        last = stamp
      }
    }
  }

  /// Seven bits to a byte, the low ones first, the sign in the lowest; the highest bit of a byte says that more follow.
  private mutating func append(signed number: Int64) {
    var rest = UInt64(bitPattern: number &<< 1 ^ number &>> 63)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func nextSigned() -> Int64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while next < bytes.count, shift < 64 {
      let byte = bytes[next]
      next += 1
      number |= UInt64(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 { return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1) }
    }
    hasFailed = true
    return 0
  }

  /// Nil where there are not as many numbers as the count says.
  private mutating func exchangeCount(_ count: Int, bytesEach: Int = 8) -> Int? {
    var count = count
    exchange(&count)
    guard isReading else { return count }
    guard count >= 0, count <= (bytes.count - next) / bytesEach else {
      hasFailed = true
      return nil
    }
    return count
  }
}
